"""The decision log: what the group has decided, by number."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.db.transaction import reading, transaction
from bot.localteams.people import AMIRA, JOHAN, SVEN
from bot.minutes.models import Decision, Minutes, MinutesState
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import draft_of, press_raw, published, second_group, word
from tests.stories.stage import Stage, offered, said

pytestmark = pytest.mark.thorough

GONE = "Jag hittar inte det längre. Be om listan på nytt."


async def test_the_log_lists_published_decisions_newest_first_for_guests_too(group: Stage) -> None:
    assert said(await group.said(AMIRA, "beslut"))[1:] == [
        "Inga beslut än",
        "De står här, numrerade, så snart anteckningar med beslut är publicerade.",
    ]
    await published(group)
    await published(group, words=SECOND)
    await draft_of(group)

    assert said(await group.said(GUEST, "decisions")) == [
        "Beslut · Ledningsgruppen",
        "2 beslut",
        *("B-2", "Gruppen beslutar att sälja bussen.", "fredag 4 december · Möte två"),
        *("B-1", "Gruppen beslutar att anta lokalplanen.", "fredag 20 november · Mötesanteckningar ledningsgruppen"),
    ]


SECOND = """Möte två
2026-12-04

BESLUT

1. Bussen
Gruppen beslutar att sälja bussen.
"""


async def test_one_decision_is_shown_by_its_number_and_leads_to_its_minutes(group: Stage) -> None:
    await published(group)

    for asked in ("beslut B-1", "beslut 1", "beslut b1", "Beslut b - 1."):
        shown = await group.told(SVEN, asked)
        assert said(shown)[:3] == ["Beslut · Ledningsgruppen", "B-1", "Gruppen beslutar att anta lokalplanen."]
    await group.local.press(SVEN, shown, "Visa anteckningarna")
    assert said(await group.sees(SVEN, "Ny lokalplan"))[1] == "Mötesanteckningar ledningsgruppen"

    assert said(await group.told(SVEN, "beslut 99"))[-1] == (
        "Ledningsgruppen har inget beslut B-99. Skriv ”beslut” för att se alla."
    )
    assert said(await group.told(SVEN, "beslut om lokaler"))[-1] == (
        "Skriv ”beslut” ensamt eller med ett nummer: ”beslut B-3”. Med ”sök” hittar du efter ord."
    )
    assert said(await group.told(SVEN, f"beslut {'9' * 10_000}"))[-1].startswith("Skriv ”beslut” ensamt")


async def test_a_member_of_two_groups_is_asked_which(group: Stage) -> None:
    await second_group(group)
    await published(group)
    asked = await group.told(SVEN, "beslut B-1")

    assert said(asked)[1] == "Vilken grupp menar du?"
    pressed = await group.local.press(SVEN, asked, "Ledningsgruppen")
    assert said(pressed)[:2] == ["Beslut · Ledningsgruppen", "B-1"]


async def test_a_long_log_comes_a_card_at_a_time_and_never_above_the_limit(group: Stage) -> None:
    await _many(group, 45, "*Gruppen* beslutar _att_ [gå] vidare. " * 200)
    shown = await group.told(AMIRA, "beslut")
    numbers: list[str] = []
    for _ in range(45):
        assert _size(shown.card) <= 40_000
        numbers += [line for line in said(shown) if line.startswith("B-")]
        if offered(shown) != ["Visa fler"]:
            break
        await group.local.press(AMIRA, shown, "Visa fler")
        shown = group.now(AMIRA, shown)

    assert numbers == [f"B-{number}" for number in range(45, 0, -1)]
    assert _size((await group.told(AMIRA, "beslut 7")).card) <= 40_000


def _size(card: object) -> int:
    import json  # noqa: PLC0415

    return len(json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode("utf-16-le"))


async def _many(group: Stage, count: int, text: str) -> None:
    async with transaction(group.works.engine) as session:
        ours = (await session.scalars(select(Group))).one()
        minutes = Minutes(
            group_id=ours.id,
            author_id=ours.chair_id or uuid4(),
            title="Långt möte",
            day=group.clock.now().date(),
            place="",
            participants=[],
            absent=[],
            other=[],
            around=[],
            warnings=[],
            created_at=group.clock.now(),
            state=MinutesState.PUBLISHED,
            published_at=group.clock.now(),
        )
        session.add(minutes)
        await session.flush()
        for number in range(1, count + 1):
            session.add(
                Decision(group_id=ours.id, minutes_id=minutes.id, position=number, text=text, item="1", number=number)
            )


async def test_nobody_reads_another_groups_decisions_or_a_drafts_minutes_by_a_forged_press(group: Stage) -> None:
    place = await second_group(group)
    await published(group)
    await draft_of(group, words=SECOND)
    async with reading(group.works.engine) as session:
        ours = (await session.scalars(select(Group.id).where(Group.name == "Ledningsgruppen"))).one()
        theirs = (await session.scalars(select(Group.id).where(Group.name == "Styrgruppen"))).one()
        draft = (await session.scalars(select(Minutes.id).where(Minutes.state == MinutesState.DRAFT))).one()
        done = (await session.scalars(select(Minutes.id).where(Minutes.state == MinutesState.PUBLISHED))).one()
    mine, elsewhere = await group.told(JOHAN, "beslut"), await group.said(SVEN, "beslut", place=place)

    for person, verb, data, on in (
        (JOHAN, "minutes.decisions", {"group": str(theirs)}, mine),
        (JOHAN, "minutes.decisions", {"group": str(uuid4())}, mine),
        (JOHAN, "minutes.open", {"minutes": str(draft)}, mine),
        (JOHAN, "minutes.open", {"minutes": str(uuid4())}, mine),
        (SVEN, "minutes.decisions", {"group": str(ours)}, elsewhere),
        (SVEN, "minutes.open", {"minutes": str(done)}, elsewhere),
    ):
        assert word(await press_raw(group, person, verb, data, on=on)) == GONE
