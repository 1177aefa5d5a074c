"""An agenda from its standing items to the meeting: filled, ordered, published, changed and seen."""

from datetime import UTC, datetime

import pytest

from bot.localteams.cards import actions
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.agenda_play import (
    CLOSING,
    FOLLOW_UP,
    FRIDAY,
    NEWS,
    accepted,
    added,
    agenda,
    kept,
    members,
    opened,
    pressed,
    row,
    titles,
)
from tests.stories.conftest import GUEST
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]

ORGANISERS_ONLY = "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."
FOR_ALL = ["Lägg i kalendern"]
FOR_ORGANISERS = ["Publicera", "Ändra ordning", "Lägg till punkt", "Ta bort", "Ändra punkt", "Stående punkter"]
THURSDAY_AT_EIGHT = datetime(2026, 11, 19, 7, tzinfo=UTC)


async def test_organisers_get_buttons_members_the_agenda_and_a_guest_what_she_presents(group: Stage) -> None:
    hers = await agenda(group, KARIN)
    theirs = await agenda(group, SVEN)
    guest = await group.said(GUEST, "dagordning")

    assert offered(hers) == FOR_ALL + FOR_ORGANISERS
    assert offered(theirs) == FOR_ALL
    assert said(guest) == [
        "Dagordning · Ledningsgruppen",
        f"Du föredrar inget {FRIDAY}",
        "Som gäst ser du de punkter som du föredrar.",
    ]


async def test_an_organiser_adds_an_item_and_her_card_follows(group: Stage) -> None:
    card = await agenda(group)
    form = await opened(group, KARIN, card, "Lägg till punkt")
    chosen = {"Rubrik": "Lokalplan 2027", "Typ": "decision", "Tid (minuter)": "25", "Länk": "https://exempel.example/l"}
    first = await group.local.press(KARIN, form, "Lägg till punkt", **chosen)
    again = await group.local.press(KARIN, form, "Lägg till punkt", **chosen)
    await group.settled()

    assert first.word == "”Lokalplan 2027” står på dagordningen."
    assert again.word == "Du har redan skickat det här. Det står i chatten."
    assert row(group.now(KARIN, card), "[Lokalplan 2027](https://exempel.example/l)") == [
        "09.25",
        "[Lokalplan 2027](https://exempel.example/l)",
        "Beslut",
        "25 min",
    ]
    assert await titles(group) == [FOLLOW_UP, NEWS, "Lokalplan 2027", CLOSING]


async def test_a_refused_form_keeps_what_was_typed(group: Stage) -> None:
    form = await opened(group, KARIN, await agenda(group), "Lägg till punkt")
    refused = await opened(
        group, KARIN, form, "Lägg till punkt", **{"Rubrik": "Lokalplan", "Tid (minuter)": "999", "Länk": "exempel"}
    )
    kept_title = await group.local.press(KARIN, refused, "Lägg till punkt", **{"Tid (minuter)": "20", "Länk": ""})

    assert said(refused)[0] == "”Tid (minuter)” får vara högst 480."
    assert kept_title.word == "”Lokalplan” står på dagordningen."


async def test_items_are_moved_up_and_down_in_one_dialog_and_twice_is_once(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Ett")
    await added(group, card, "Två")
    order = await opened(group, KARIN, card, "Ändra ordning")
    up = [found.action for found in actions(order.card) if found.name == "Upp"]
    assert len(up) == 4

    moved = await pressed(group, KARIN, order, up[2])
    again = await pressed(group, KARIN, order, up[2])
    await group.settled()

    assert await titles(group) == [FOLLOW_UP, NEWS, "Två", "Ett", CLOSING]
    assert said(moved) == said(again)
    assert [words for words in said(group.now(KARIN, card)) if words in {"Ett", "Två"}] == ["Två", "Ett"]
    assert moved.dialog is not None
    done = await group.local.press(KARIN, moved.dialog, "Klart")
    assert done.word == "Ordningen är sparad. Dagordningen visar den."


async def test_the_order_keeps_what_another_organiser_accepted_meanwhile(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Ett")
    order = await opened(group, KARIN, card, "Ändra ordning")
    await accepted(group, "Lokalplan", by=AMIRA)
    first = str((await kept(group))[2].id)
    moved = await opened(group, KARIN, order, "Flytta", Punkt=first, Plats="1")

    assert await titles(group) == ["Ett", FOLLOW_UP, NEWS, "Lokalplan", CLOSING]
    assert "Lokalplan" in said(moved)
    await accepted(group, "Skolskjuts", by=SVEN)
    assert await titles(group) == ["Ett", FOLLOW_UP, NEWS, "Lokalplan", "Skolskjuts", CLOSING]


async def test_an_item_is_edited_and_a_standing_one_gets_a_presenter_and_time(group: Stage) -> None:
    card = await agenda(group)
    await added(group, card, "Lokalplan")
    items = await kept(group)
    which = await opened(group, KARIN, card, "Ändra punkt")
    form = await opened(group, KARIN, which, "Fortsätt", Punkt=str(items[2].id))
    saved = await group.local.press(KARIN, form, "Spara", **{"Rubrik": "Lokalplan 2027", "Tid (minuter)": "45"})
    which = await opened(group, KARIN, card, "Ändra punkt")
    form = await opened(group, KARIN, which, "Fortsätt", Punkt=str(items[0].id))
    [johan] = [one.person_id for one in await members(group) if one.person.name == JOHAN.name]
    await group.local.press(KARIN, form, "Spara", **{"Föredragande": str(johan), "Tid (minuter)": "5"})
    await group.settled()

    assert saved.word == "Sparat. Dagordningen visar det."
    shown = group.now(KARIN, card)
    assert row(shown, FOLLOW_UP) == ["09.00", FOLLOW_UP, "Återkoppling · Johan Lind", "5 min"]
    assert row(shown, "Lokalplan 2027") == ["09.20", "Lokalplan 2027", "Dialog", "45 min"]
    assert said(shown)[-1] == "75 av 120 minuter"


async def test_removed_twice_is_removed_once_and_its_proposal_waits_again(group: Stage) -> None:
    await accepted(group, "Lokalplan", by=AMIRA)
    card = await agenda(group)
    items = await kept(group)
    asked = await opened(group, KARIN, card, "Ta bort")
    gone = ",".join([str(items[1].id), str(items[2].id)])
    first = await group.local.press(KARIN, asked, "Ta bort", Punkter=gone)
    second = await group.local.press(KARIN, asked, "Ta bort", Punkter=gone)
    await group.settled()

    assert first.word == f"Borttaget: {NEWS}, Lokalplan"
    assert second.word == "Det står inte på dagordningen längre."
    assert await titles(group) == [FOLLOW_UP, CLOSING]
    assert said(await group.told(KARIN, "förslag"))[1] == "1 förslag väntar på svar"
    await agenda(group)
    assert await titles(group) == [FOLLOW_UP, CLOSING]


async def test_a_published_agenda_says_what_changed(group: Stage) -> None:
    await group.local.press(KARIN, await agenda(group), "Publicera")
    await group.settled()
    posted = group.newest_root(SVEN)
    assert offered(posted) == FOR_ALL + FOR_ORGANISERS[1:]
    assert (await group.local.press(SVEN, posted, "Ändra ordning")).word == ORGANISERS_ONLY
    assert (await group.local.press(GUEST, posted, "Ta bort")).word == ORGANISERS_ONLY

    for title in ("Ett", "Två", "Tre", "Fyra"):
        await added(group, posted, title)
    asked = await opened(group, KARIN, posted, "Ta bort")
    await group.local.press(KARIN, asked, "Ta bort", Punkter=str((await kept(group))[2].id))
    await group.settled()

    assert said(group.now(SVEN, posted))[2:6] == [
        "Publicerad, ändrad sedan dess",
        "Ändrat onsdag 18 november: Ett är borttagen",
        "Ändrat onsdag 18 november: ny punkt Fyra",
        "Ändrat onsdag 18 november: ny punkt Tre",
    ]
    again = await group.local.press(JOHAN, await agenda(group, JOHAN), "Ändra ordning")
    assert again.dialog is not None


async def test_it_is_published_by_itself_at_eight_once(group: Stage) -> None:
    await group.at(THURSDAY_AT_EIGHT.replace(hour=6, minute=59))
    before = len(group.bot_in(group.channel, SVEN))
    await group.at(THURSDAY_AT_EIGHT.replace(second=1))
    await group.works.clockwork.tick()
    await group.settled()

    assert len(group.bot_in(group.channel, SVEN)) == before + 1
    assert said(group.newest_root(SVEN))[:3] == ["Dagordning · Ledningsgruppen", f"{FRIDAY} kl. 09.00", "Publicerad"]
    late = await group.local.press(KARIN, await agenda(group), "Ändra ordning")
    assert late.dialog is not None


async def test_after_the_clock_stood_still_it_is_published_if_the_meeting_is_still_to_come(group: Stage) -> None:
    await group.at(datetime(2026, 11, 20, 7, 30, tzinfo=UTC))
    assert said(group.newest_root(SVEN))[2] == "Publicerad"

    posts = len(group.bot_in(group.channel, SVEN))
    await group.at(datetime(2026, 12, 4, 10, 30, tzinfo=UTC))
    assert len(group.bot_in(group.channel, SVEN)) == posts


async def test_presenters_are_told_when_to_come_and_again_when_that_changes(group: Stage) -> None:
    await accepted(group, "Lokalplan", by=AMIRA)
    card = await agenda(group)
    [gunnel] = [str(one.person_id) for one in await members(group) if one.is_guest]
    await added(group, card, "Konsultens rapport", Föredragande=gunnel)
    await group.local.press(KARIN, card, "Publicera")
    await group.settled()

    assert said(await group.sees(AMIRA, "Du föredrar")) == [
        "Din punkt på dagordningen · Ledningsgruppen",
        "Lokalplan",
        f"Du föredrar den {FRIDAY} kl. 09.25",
        "Tid 15 min",
    ]
    assert said(await group.sees(GUEST, "Du föredrar"))[2] == f"Du föredrar den {FRIDAY} kl. 09.40"
    assert said(await group.told(GUEST, "dagordning"))[3:] == ["09.40", "Konsultens rapport", "Dialog", "15 min"]

    order = await opened(group, KARIN, group.newest_root(KARIN), "Ändra ordning")
    await opened(group, KARIN, order, "Flytta", Punkt=str((await kept(group))[3].id), Plats="1")
    await group.settled()
    assert group.count(GUEST, "Din punkt på dagordningen") == 1
    await group.at(datetime(2026, 11, 18, 9, 10, tzinfo=UTC))

    assert said(await group.sees(GUEST, "Ny tid"))[2] == f"Ny tid: {FRIDAY} kl. 09.00"
    assert group.count(GUEST, "Din punkt på dagordningen") == 2
    assert said(await group.sees(AMIRA, "Ny tid"))[2] == f"Ny tid: {FRIDAY} kl. 09.40"


async def test_a_presenter_who_left_is_named_and_the_organisers_hear_of_it_once(group: Stage) -> None:
    await accepted(group, "Lokalplan", by=AMIRA)
    await group.local.leave(AMIRA)
    card = await agenda(group)
    assert row(card, "Lokalplan")[2] == "Dialog · Amira Haddad (inte längre med i gruppen)"
    await group.local.press(KARIN, card, "Publicera")
    await group.settled()
    await added(group, group.newest_root(KARIN), "Ny")
    await group.at(datetime(2026, 11, 18, 9, 10, tzinfo=UTC))

    assert said(await group.sees(JOHAN, "inte längre med"))[1:] == [
        "Lokalplan",
        "Amira Haddad skulle föredra punkten och är inte längre med i gruppen. Välj någon annan.",
    ]
    told = [seen for seen in group.bot_in(group.local.chat(KARIN), KARIN) if "inte längre med" in " ".join(said(seen))]
    assert len(told) == 1
