"""What organisers can make of a proposal: a place on the agenda, a later meeting, a thread, and what follows."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.agenda.models import AgendaItem
from bot.agenda.queries import items_of
from bot.agenda.use_cases.leaving import remove_items
from bot.db.transaction import transaction
from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.localteams.world import Dialog
from bot.meetings.models import Meeting
from bot.people.models import Person
from bot.people.queries import memberships_of
from tests.stories.forging import SV, buttons_of, dialog_raw, facts, hidden, shown, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_proposals_late import _calendar

pytestmark = pytest.mark.thorough

ORGANISERS_ONLY = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")


async def _copy(stage: Stage, title: str) -> Seen:
    await stage.said(AMIRA, f"föreslå {title}")
    return await stage.sees(KARIN, f"· {title}")


async def _agenda(stage: Stage, number: int) -> list[str]:
    """Return the titles on the agenda of the group's first, second … meeting, in their order."""
    async with transaction(stage.works.engine) as session:
        meeting = list(await session.scalars(select(Meeting).order_by(Meeting.starts_at)))[number]
        return [item.title for item in await items_of(session, meeting) if item.standing_id is None]


def _again(seen: Seen | Pressed) -> list[str]:
    return [line for line in said(seen) if line.startswith("Tas upp igen")]


async def _opened(stage: Stage, copy: Seen) -> Dialog:
    opened = await stage.local.press(KARIN, copy, "Anta med ändringar")
    assert opened.dialog is not None
    return opened.dialog


async def test_a_proposal_is_accepted_with_the_time_place_meeting_and_presenters_that_an_organiser_chooses(
    group: Stage,
) -> None:
    for title in ("Skolskjuts", "Budget"):
        await group.local.press(KARIN, await _copy(group, title), "Anta")
    copy = await _copy(group, "Lokalplan")
    dialog = await _opened(group, copy)

    accepted = await group.local.press(
        KARIN,
        dialog,
        "Anta",
        **{
            "Plats i dagordningen": "Efter: Skolskjuts",
            "Tid (minuter)": "30",
            "Föredragande": [SVEN, KARIN],
            "Motivering": "Det brådskar",
        },
    )
    await group.settled()

    assert accepted.word == "F-3 står på dagordningen nu."
    assert await _agenda(group, 0) == ["Skolskjuts", "Lokalplan", "Budget"]
    assert said(shown(group, KARIN, copy))[2:] == [
        "Antaget till mötet fredag 20 november av Karin Ek",
        "Motivering Det brådskar",
        "Typ Dialog",
        "Föreslaget av Amira Haddad",
        "Föredragande Sven Åberg, Karin Ek",
        "Tid 30 min",
        "Möte fredag 20 november",
    ]
    async with transaction(group.works.engine) as session:
        item = (await session.scalars(select(AgendaItem).where(AgendaItem.title == "Lokalplan"))).one()
        assert (item.minutes, sorted(item.presenters)) == (30, ["Karin Ek", "Sven Åberg"])


async def test_a_proposal_is_put_first_and_the_published_agenda_shows_it_there(group: Stage) -> None:
    await group.local.press(KARIN, await _copy(group, "Skolskjuts"), "Anta")
    await group.local.press(KARIN, await group.said(KARIN, "dagordning"), "Publicera")
    dialog = await _opened(group, await _copy(group, "Lokalplan"))
    await group.local.press(KARIN, dialog, "Anta", **{"Plats i dagordningen": "Först"})
    await group.settled()

    assert await _agenda(group, 0) == ["Lokalplan", "Skolskjuts"]
    posted = said(await group.sees(SVEN, "Publicerad", place=group.channel))
    assert [line for line in posted if line in {"Lokalplan", "Skolskjuts"}] == ["Lokalplan", "Skolskjuts"]


@sqlite_only
async def test_a_place_on_another_meetings_agenda_is_refused_and_what_was_typed_stays(group: Stage) -> None:
    await group.local.press(KARIN, await _copy(group, "Skolskjuts"), "Anta")
    dialog = await _opened(group, await _copy(group, "Lokalplan"))
    before = await facts(group)

    refused = await group.local.press(
        KARIN,
        dialog,
        "Anta",
        **{"Möte": "fredag 4 december", "Plats i dagordningen": "Efter: Skolskjuts", "Motivering": "Bra"},
    )

    assert refused.dialog is not None
    assert said(refused.dialog)[0] == (
        "Punkten som det ska komma efter står på ett annat mötes dagordning. Välj en annan plats."
    )
    assert (await facts(group))["proposal"] == before["proposal"]
    again = await group.local.press(KARIN, refused.dialog, "Anta", **{"Plats i dagordningen": "Sist"})
    await group.settled()
    assert again.word == "F-2 står på dagordningen nu."
    assert (await _agenda(group, 0), await _agenda(group, 1)) == (["Skolskjuts"], ["Lokalplan"])
    assert said(await group.sees(AMIRA, "Ditt förslag"))[2:] == [
        "Antaget till mötet fredag 4 december av Karin Ek",
        "Motivering Bra",
    ]


@sqlite_only
async def test_a_meeting_that_was_cancelled_while_the_dialog_was_open_is_refused_and_keeps_what_was_typed(
    group: Stage,
) -> None:
    dialog = await _opened(group, await _copy(group, "Lokalplan"))
    await _calendar(group, 1, state="cancelled")

    refused = await group.local.press(KARIN, dialog, "Anta", Möte="fredag 4 december", Motivering="Bra")

    assert refused.dialog is not None
    assert said(refused.dialog)[0] == "Det mötet är över eller inställt. Välj ett annat."
    [reason] = [field for field in refused.dialog.card["body"] if field.get("id") == "reason"]
    assert reason["value"] == "Bra"


@sqlite_only
async def test_only_organisers_get_the_dialogs_and_a_late_answer_keeps_what_was_typed(group: Stage) -> None:
    copy = await _copy(group, "Lokalplan")
    proposal = {"proposal": hidden(copy, "Anta")["proposal"]}
    before = await facts(group)
    tries = [
        ("task/fetch", {"verb": "proposals.change_and_accept", **proposal}),
        ("task/submit", {"verb": "proposals.accept_changed", **proposal, "place": "first"}),
        ("task/fetch", {"verb": "proposals.hand_to", **proposal}),
        (
            "task/submit",
            {"verb": "proposals.hand", **proposal, "group": "00000000-0000-4000-8000-000000000001"},
        ),
    ]

    assert [word(await dialog_raw(group, SVEN, name, data)) for name, data in tries] == [ORGANISERS_ONLY] * 4
    assert await facts(group) == before
    await group.local.press(JOHAN, await group.sees(JOHAN, "F-1"), "Avslå")
    refused = await dialog_raw(group, KARIN, "task/submit", {**tries[1][1], "reason": "Det brådskar"})
    card = refused.body["task"]["value"]["card"]["content"]
    assert card["body"][0]["text"] == "Johan Lind har redan avslagit F-1."
    assert [part["value"] for part in card["body"] if part.get("id") == "reason"] == ["Det brådskar"]


async def test_a_postponed_proposal_comes_up_by_itself_once_its_meeting_is_next(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    postponed = await group.local.press(KARIN, copy, "Skjut upp", Motivering="Vi hinner inte")
    await group.settled()

    assert said(shown(group, AMIRA, receipt))[2:4] == [
        "Uppskjutet till ett senare möte av Karin Ek",
        "Motivering Vi hinner inte",
    ]
    assert said(shown(group, AMIRA, receipt))[-1] == "Tas upp igen fredag 4 december"
    assert said(await group.sees(AMIRA, "Ditt förslag"))[-1] == "Tas upp igen fredag 4 december"
    assert offered(postponed) == ["Anta", "Skjut upp", "Hantera i Teams", "Avslå", "Anta med ändringar"]
    assert said(await group.told(KARIN, "förslag"))[-1] == (
        "Amira Haddad · Dialog · Uppskjutet till ett senare möte av Karin Ek · tas upp igen fredag 4 december"
    )
    await group.said(SVEN, "föreslå Skolskjuts")
    dialog = await _opened(group, await group.sees(KARIN, "F-2 · Skolskjuts"))
    await group.local.press(KARIN, dialog, "Anta", Möte="fredag 4 december")
    assert await _agenda(group, 1) == ["Skolskjuts"]

    await group.at(datetime(2026, 11, 20, 8, 0, 1, tzinfo=UTC))

    assert (await _agenda(group, 0), await _agenda(group, 1)) == ([], ["Lokalplan", "Skolskjuts"])
    back = "Tas upp igen på mötet fredag 4 december"
    assert said(shown(group, AMIRA, receipt))[2] == back
    assert said(await group.sees(AMIRA, back))[:3] == ["Ditt förslag · Ledningsgruppen", "F-1 · Lokalplan", back]
    assert offered(shown(group, KARIN, copy)) == []
    await group.works.clockwork.tick()
    await group.settled()
    assert await _agenda(group, 1) == ["Lokalplan", "Skolskjuts"]


@sqlite_only
async def test_an_organiser_chooses_the_meeting_that_a_proposal_is_postponed_to_and_chooses_again(
    group: Stage,
) -> None:
    copy = await _copy(group, "Lokalplan")
    first = await group.local.press(KARIN, copy, "Skjut upp", **{"Skjut upp till": "fredag 18 december"})
    again = await group.local.press(KARIN, shown(group, KARIN, copy), "Skjut upp")
    other = await group.local.press(
        KARIN, shown(group, KARIN, copy), "Skjut upp", **{"Skjut upp till": "fredag 4 december"}
    )
    await group.settled()
    his = await group.local.press(JOHAN, await group.sees(JOHAN, "F-1"), "Skjut upp")

    assert [_again(one) for one in (first, again, other)] == [
        ["Tas upp igen fredag 18 december"],
        ["Tas upp igen fredag 18 december"],
        ["Tas upp igen fredag 4 december"],
    ]
    assert his.word == "Karin Ek har redan skjutit upp F-1."


@sqlite_only
async def test_a_postponed_proposal_whose_meeting_is_cancelled_comes_up_at_the_one_after(group: Stage) -> None:
    copy = await _copy(group, "Lokalplan")
    await group.local.press(KARIN, copy, "Skjut upp")
    await _calendar(group, 1, state="cancelled")
    assert _again(shown(group, KARIN, copy)) == ["Tas upp igen fredag 18 december"]
    assert await _agenda(group, 0) == []

    await _calendar(group, 0, state="closed")

    assert await _agenda(group, 2) == ["Lokalplan"]
    assert said(shown(group, KARIN, copy))[2] == "Tas upp igen på mötet fredag 18 december"


async def test_a_proposal_whose_item_is_taken_off_the_agenda_waits_for_the_next_meeting_and_all_are_told(
    group: Stage,
) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    copy = await group.sees(KARIN, "F-1 · Lokalplan")
    await group.local.press(KARIN, copy, "Anta")
    await group.settled()
    async with transaction(group.works.engine) as session:
        meeting = next(iter(await session.scalars(select(Meeting).order_by(Meeting.starts_at))))
        johan = (await session.scalars(select(Person).where(Person.name == JOHAN.name))).one()
        [by] = await memberships_of(session, johan)
        item = next(one for one in await items_of(session, meeting) if one.title == "Lokalplan")
        await remove_items(session, meeting, [item.id], by=by, now=group.clock.now())
    await group.settled()

    off = "Borttaget från dagordningen, uppskjutet till ett senare möte"
    assert said(shown(group, AMIRA, receipt))[2] == said(shown(group, KARIN, copy))[2] == off
    assert said(await group.sees(AMIRA, off))[-1] == "Tas upp igen fredag 4 december"
    assert offered(shown(group, KARIN, copy))[0] == "Anta"

    await group.at(datetime(2026, 11, 20, 8, 0, 1, tzinfo=UTC))
    assert await _agenda(group, 1) == ["Lokalplan"]


@sqlite_only
async def test_an_item_whose_meeting_is_cancelled_takes_its_proposal_along(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan")
    await group.local.press(KARIN, await group.sees(KARIN, "F-1 · Lokalplan"), "Anta")
    await _calendar(group, 0, state="cancelled")

    assert await _agenda(group, 1) == ["Lokalplan"]
    assert said(shown(group, AMIRA, receipt))[2] == "Tas upp igen på mötet fredag 4 december"


@sqlite_only
async def test_receipt_and_news_point_to_the_thread_once_it_stands_in_teams(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Julfika")
    copy = await group.sees(KARIN, "F-1 · Julfika")
    await group.local.press(KARIN, copy, "Hantera i Teams")
    await group.settled()
    thread = group.newest_root(SVEN)
    assert offered(shown(group, AMIRA, receipt)) == []

    await group.later(timedelta(seconds=6))

    news = await group.sees(AMIRA, "Ditt förslag")
    cards = [shown(group, AMIRA, receipt), news, shown(group, KARIN, copy)]
    links = [[(one["title"], one["url"]) for one in buttons_of(card)] for card in cards]
    channel = group.channel.id.replace(":", "%3A").replace("@", "%40")
    tenant = "22222222-2222-2222-2222-222222222222"
    address = f"https://teams.microsoft.com/l/message/{channel}/{thread.id}"
    assert links == [[("Till tråden", f"{address}?tenantId={tenant}&parentMessageId={thread.id}")]] * 3
    assert said(thread)[1] == "F-1 · Julfika"
