"""What clumsy, hurried and hostile hands do to an agenda: nothing is lost, nothing is shown to others."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from bot.agenda.models import ItemKind
from bot.agenda.use_cases.filling import Entry, put_on_agenda
from bot.db.transaction import transaction
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.meetings.models import Meeting
from bot.people.models import Group
from cards.kit import MOST_BYTES, Card
from tests.stories.agenda_play import CLOSING, FOLLOW_UP, NEWS, added, agenda, kept, opened, titles
from tests.stories.conftest import GUEST
from tests.stories.forging import dialog_raw, facts, hidden, press_raw, second_group, sqlite_only, word
from tests.stories.stage import Stage, said

pytestmark = pytest.mark.thorough

GONE = "Jag hittar inte det längre. Be om listan på nytt."
DIALOGS = ("Ändra ordning", "Lägg till punkt", "Ta bort", "Ändra punkt", "Stående punkter")


async def filled_up(group: Stage, count: int, title: str) -> None:
    """Put so many items on the next meeting's agenda."""
    async with transaction(group.works.engine) as session:
        here = (await session.scalars(select(Group))).one()
        meeting = (await session.scalars(select(Meeting).order_by(Meeting.starts_at).limit(1))).one()
        for number in range(count):
            entry = Entry(f"{number} {title}", ItemKind.DECISION, ("Ekonomiavdelningen",), background=title * 10)
            await put_on_agenda(session, meeting, entry, group=here, now=group.clock.now())


async def test_one_reorders_while_another_accepts_and_a_third_adds(group: Stage) -> None:
    card = await agenda(group)
    for title in ("Ett", "Två", "Tre"):
        await added(group, card, title)
    await group.said(AMIRA, "föreslå Lokalplan")
    proposal = await group.sees(JOHAN, "Lokalplan")
    order = await opened(group, KARIN, card, "Ändra ordning")
    form = await opened(group, JOHAN, card, "Lägg till punkt")
    items = await kept(group)
    await asyncio.gather(
        *(
            group.local.press(KARIN, order, "Flytta", Punkt=str(one.id), Plats=str(place))
            for place, one in enumerate(reversed(items), start=1)
        ),
        group.local.press(JOHAN, proposal, "Anta"),
        group.local.press(JOHAN, form, "Lägg till punkt", Rubrik="Fyra"),
    )
    await group.settled()

    assert sorted(await titles(group)) == sorted([FOLLOW_UP, NEWS, "Ett", "Två", "Tre", "Fyra", "Lokalplan", CLOSING])
    now = await kept(group)
    assert len({(one.part, one.position) for one in now}) == len(now)


@sqlite_only
async def test_fifty_items_with_long_titles_fit_every_card(group: Stage) -> None:
    await filled_up(group, 50, "å" * 195)
    card = await agenda(group)

    shown = [card.card, *[(await opened(group, KARIN, card, one)).card for one in DIALOGS]]
    assert [Card(one or {}, "").size <= MOST_BYTES for one in shown] == [True] * 6
    assert said(card)[-1] == "785 av 120 minuter: 665 minuter för mycket"
    order = await opened(group, KARIN, card, "Ändra ordning")
    last = (await kept(group))[-2]
    await opened(group, KARIN, order, "Flytta", Punkt=str(last.id), Plats="1")
    assert (await titles(group))[:2] == [last.title, FOLLOW_UP]


@sqlite_only
async def test_a_title_of_two_hundred_letters_is_taken_and_one_more_is_refused_and_kept(group: Stage) -> None:
    card = await agenda(group)
    form = await opened(group, KARIN, card, "Lägg till punkt")
    refused = await opened(group, KARIN, form, "Lägg till punkt", Rubrik="x" * 201)
    taken = await group.local.press(KARIN, refused, "Lägg till punkt", Rubrik="x" * 200)

    assert said(refused)[0] == "”Rubrik” får ha högst 200 tecken. Korta av och skicka igen."
    assert taken.word is not None
    assert "x" * 200 in await titles(group)


@sqlite_only
async def test_only_organisers_of_that_group_reach_an_agenda_whatever_ids_they_send(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Lokalplan")
    meeting, item = hidden(card, "Ändra ordning")["meeting"], str((await kept(group))[2].id)
    elsewhere = await second_group(group)
    await group.said(SVEN, "dagordning", place=elsewhere)
    presses: dict[str, dict[str, Any]] = {
        "agenda.reorder": {},
        "agenda.move": {"item": item, "place": "1"},
        "agenda.reordered": {},
        "agenda.add": {},
        "agenda.added": {"title": "Kapad", "nonce": "n"},
        "agenda.choose": {},
        "agenda.edit": {"item": item},
        "agenda.save": {"item": item, "title": "Kapad"},
        "agenda.remove": {},
        "agenda.drop": {"items": item},
        "agenda.review": {},
        "agenda.carry_over": {"items": item},
    }
    before = await facts(group)

    refused = "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
    for verb, data in presses.items():
        for person in (SVEN, AMIRA, GUEST):  # two of them organisers, but of another group
            pressed = await dialog_raw(group, person, "task/submit", {"verb": verb, "meeting": meeting, **data})
            assert word(pressed) == refused, verb
        gone = await dialog_raw(group, KARIN, "task/submit", {"verb": verb, "meeting": str(uuid4()), **data})
        assert word(gone) == GONE, verb
    assert await facts(group) == before


@sqlite_only
async def test_forged_items_and_places_change_nothing(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Lokalplan")
    meeting = hidden(card, "Ändra ordning")["meeting"]
    other = str(uuid4())
    before = await facts(group)

    for verb, data in (
        ("agenda.move", {"item": other, "place": "1"}),
        ("agenda.edit", {"item": other}),
        ("agenda.save", {"item": other, "title": "Kapad"}),
        ("agenda.drop", {"items": "inget id"}),
        ("agenda.drop", {"items": other}),
        ("agenda.move", {"item": str((await kept(group))[2].id), "place": "0"}),
        ("agenda.move", {"item": str((await kept(group))[2].id), "place": "en"}),
        ("agenda.carry_over", {"items": str((await kept(group))[2].id)}),
    ):
        answer = await press_raw(group, KARIN, verb, {"meeting": meeting, **data})
        assert (answer.status, answer.body["type"]) == (200, "application/vnd.microsoft.activity.message"), verb
    assert await facts(group) == before
