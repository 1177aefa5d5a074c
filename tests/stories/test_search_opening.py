"""Leafing through what was found, and opening it."""

from collections.abc import Sequence
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.assignments.models import Assignment
from bot.db.transaction import reading, transaction
from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, SVEN, Person
from bot.minutes.models import Decision, MinutesItem
from bot.people.models import Group
from tests.stories.forging import draft_of, press_raw, published, second_group, sqlite_only, word
from tests.stories.search_play import HOUSES, hits, searched
from tests.stories.stage import Stage, offered, said

pytestmark = [pytest.mark.thorough, sqlite_only]

GONE = "Jag hittar inte det längre. Be om listan på nytt."


async def test_ten_at_a_time_and_back_again(group: Stage) -> None:
    await _many(group, 23)
    shown = await searched(group, AMIRA, "lokaler")
    assert (said(shown)[2], offered(shown)) == ("1–10 av 23 träffar", ["Visa fler"])

    await group.local.press(AMIRA, shown, "Visa fler")
    second = group.now(AMIRA, shown)
    await group.local.press(AMIRA, second, "Visa fler")
    third = group.now(AMIRA, shown)
    assert (said(second)[2], offered(second)) == ("11–20 av 23 träffar", ["Visa fler", "Tillbaka"])
    assert (said(third)[2], offered(third)) == ("21–23 av 23 träffar", ["Tillbaka"])
    pages = [line for seen in (shown, second, third) for line in hits(seen) if line.startswith("U-")]
    assert sorted(pages) == sorted({f"U-{n} · Se över **lokaler** nr {n}" for n in range(1, 24)})

    await group.local.press(AMIRA, third, "Tillbaka")
    await group.local.press(AMIRA, group.now(AMIRA, shown), "Tillbaka")
    assert said(group.now(AMIRA, shown)) == said(shown)


async def _many(group: Stage, count: int) -> None:
    async with transaction(group.works.engine) as session:
        ours = (await session.scalars(select(Group))).one()
        for number in range(1, count + 1):
            session.add(
                Assignment(
                    group_id=ours.id,
                    number=number,
                    text=f"Se över lokaler nr {number}",
                    owner_words="Kansliet",
                    due=None,
                    due_words="",
                    source="",
                    given_at=group.clock.now(),
                )
            )


async def test_a_hit_opens_what_was_found_but_for_nobody_elses_group(group: Stage) -> None:
    place = await second_group(group)
    await published(group, words=HOUSES)
    ids = await _subjects(group)
    shown = await searched(group, SVEN, "lokaler")

    opened = [await _opened(group, SVEN, shown, kind, ids[kind]) for kind in ("decision", "assignment", "minutes")]
    assert [lines[:2] for lines in opened] == [
        ["Beslut · Ledningsgruppen", "B-1"],
        ["Uppdrag · Ledningsgruppen", "U-1 · Johan ska ringa hyresvärden om lokalerna senast den 4 december."],
        ["Mötesanteckningar · Ledningsgruppen", "Mötesanteckningar ledningsgruppen"],
    ]

    elsewhere = await group.said(SVEN, "sök lokaler", place=place)
    for kind, subject in [*ids.items(), ("decision", str(uuid4())), ("agenda", str(uuid4()))]:
        forged = await press_raw(group, SVEN, "search.show", {"kind": kind, "subject": subject}, on=elsewhere)
        assert word(forged) == GONE


async def _subjects(group: Stage) -> dict[str, str]:
    async with reading(group.works.engine) as session:
        tables: Sequence[tuple[str, type]] = (
            ("decision", Decision),
            ("assignment", Assignment),
            ("minutes", MinutesItem),
        )
        return {kind: str((await session.scalars(select(table.id).limit(1))).one()) for kind, table in tables}  # type: ignore[attr-defined]


async def _opened(group: Stage, person: Person, shown: Seen, kind: str, subject: str) -> list[str]:
    before = {seen.id for seen in group.bot_in(shown.place, person)}
    assert (await press_raw(group, person, "search.show", {"kind": kind, "subject": subject}, on=shown)).status == 200
    new = await group.local.until(
        lambda: next((seen for seen in group.bot_in(shown.place, person) if seen.id not in before), None)
    )
    return said(new)


async def test_a_draft_is_not_opened_by_a_forged_hit(group: Stage) -> None:
    await draft_of(group, words=HOUSES)
    shown = await searched(group, JOHAN, "lokaler")
    async with reading(group.works.engine) as session:
        item = (await session.scalars(select(MinutesItem.id).limit(1))).one()
        decision = (await session.scalars(select(Decision.id).limit(1))).one()

    for kind, subject in (("minutes", item), ("decision", decision)):
        forged = await press_raw(group, JOHAN, "search.show", {"kind": kind, "subject": str(subject)}, on=shown)
        assert word(forged) == GONE
