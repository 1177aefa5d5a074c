"""Meetings, from planned to closed: what organisers can do, and who is told."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.localteams.board import Seen
from bot.localteams.hands import Pressed
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.localteams.world import Dialog
from tests.stories.conftest import GUEST
from tests.stories.forging import sqlite_only
from tests.stories.stage import PATIENCE, Stage, offered, said

pytestmark = [sqlite_only, pytest.mark.thorough]

FRIDAY = "fredag 20 november"
FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)
CALENDAR, CHANGES = ["Boka", "Lov och uppehåll"], ["Flytta", "Ställ in"]


async def meeting(group: Stage, person: Person = JOHAN) -> Seen:
    """The card of the next meeting, asked for in the channel: the answer in that thread, whatever else is posted."""
    before = {seen.id for seen in group.bot_in(group.channel, person)}
    await group.local.say(person, group.channel, "möte")

    def answer() -> Seen | None:
        replies = (seen for seen in group.bot_in(group.channel, person) if seen.id != seen.root_id)
        return next((seen for seen in replies if seen.id not in before), None)

    return await group.local.until(answer, timeout=PATIENCE)


async def dialog(group: Stage, person: Person, on: Seen | Dialog, button: str) -> Dialog:
    """The dialog that a button opens."""
    opened = await group.local.press(person, on, button)
    assert opened.dialog is not None, opened.word
    return opened.dialog


async def arranged(group: Stage, button: str, /, **inputs: object) -> Pressed:
    """Let the secretary fill in a dialog of the next meeting's card and send it."""
    opened = await dialog(group, JOHAN, await meeting(group), button)
    pressed = await group.local.press(JOHAN, opened, button, **inputs)
    await group.settled()
    return pressed


async def test_all_see_when_the_group_meets_and_organisers_their_next_step(group: Stage) -> None:
    seen = await meeting(group, AMIRA)

    assert said(seen) == [
        "Möte · Ledningsgruppen",
        "Fredag 20 november",
        "kl. 09.00–11.00 · dagordningen är inte publicerad än",
        "Andra möten framöver",
    ]
    others = ["fredag 4 december kl. 09.00", "fredag 18 december kl. 09.00"]
    assert offered(seen) == [*others, "Dagordning", "Lägg i kalendern"]
    assert offered(await meeting(group, JOHAN)) == [
        *[*others, *CALENDAR, "Dagordning", "Lägg i kalendern"],
        *CHANGES,
    ]
    assert offered(await meeting(group, GUEST)) == offered(seen)


async def test_another_meeting_is_shown_to_whoever_asks_alone(group: Stage) -> None:
    card = await meeting(group)
    shown = await group.local.press(SVEN, card, "fredag 18 december kl. 09.00")

    assert said(shown)[1] == "Fredag 18 december"
    assert offered(shown)[2:] == ["Lägg i kalendern"]
    assert said(group.now(AMIRA, card))[1] == "Fredag 20 november"


async def test_an_extra_meeting_is_booked_and_the_channel_is_told_once(group: Stage) -> None:
    opened = await dialog(group, JOHAN, await meeting(group), "Boka")
    chosen = {"Datum": "2026-11-25", "Starttid": "13:00", "Längd (minuter)": "60", "Plats": "Stora salen"}
    pressed = await group.local.press(JOHAN, opened, "Boka", **chosen)
    again = await group.local.press(JOHAN, opened, "Boka", **chosen)
    await group.settled()

    assert pressed.word == "Mötet är bokat: onsdag 25 november kl. 13.00. Det står i kanalen också."
    assert again.word == "Du har redan skickat det här. Det står i chatten."
    news = group.newest_root(AMIRA)
    assert said(news) == [
        "Möte · Ledningsgruppen",
        "Ett extra möte är bokat: onsdag 25 november kl. 13.00, Stora salen",
        "Av Johan Lind",
        "Tid kl. 13.00–14.00",
    ]
    await group.at(FRIDAY_AT_NINE + timedelta(hours=3))
    assert said(await meeting(group))[1:3] == [
        "Onsdag 25 november",
        "kl. 13.00–14.00 · dagordningen är inte publicerad än",
    ]


async def test_a_meeting_is_moved_its_cards_follow_and_the_rhythm_goes_on(group: Stage) -> None:
    card = await meeting(group, AMIRA)
    pressed = await arranged(group, "Flytta", Datum="2026-11-23", Plats="Stora salen")

    assert pressed.word == "Mötet är nu måndag 23 november kl. 09.00. Det står i kanalen också."
    assert said(group.newest_root(SVEN))[1] == (
        "Mötet fredag 20 november är flyttat till måndag 23 november kl. 09.00, Stora salen"
    )
    assert said(group.now(SVEN, card))[1] == "Måndag 23 november"
    await group.at(FRIDAY_AT_NINE + timedelta(days=4))
    assert said(await meeting(group))[1] == "Fredag 4 december"


async def test_moving_to_where_it_is_changes_nothing_and_tells_nobody(group: Stage) -> None:
    first = await arranged(group, "Flytta", Datum="2026-11-23")
    before = len(group.bot_in(group.channel, AMIRA))
    second = await arranged(group, "Flytta", Datum="2026-11-23")

    assert first.word == "Mötet är nu måndag 23 november kl. 09.00. Det står i kanalen också."
    assert second.word == "Mötet är redan just då och där. Inget ändrades."
    assert len(group.bot_in(group.channel, AMIRA)) == before + 1  # the card that was asked for


async def test_only_another_place_is_told_as_a_change(group: Stage) -> None:
    await arranged(group, "Flytta", Plats="Lilla salen")

    assert said(group.newest_root(SVEN))[1:] == [
        "Mötet fredag 20 november kl. 09.00 är ändrat",
        "Av Johan Lind",
        "Tid kl. 09.00–11.00",
        "Plats Lilla salen",
    ]


async def test_a_cancelled_meeting_is_told_with_its_reason_and_does_not_come_again(group: Stage) -> None:
    card = await meeting(group, AMIRA)
    pressed = await arranged(group, "Ställ in", Motivering="Tre är sjuka")

    assert pressed.word == "Mötet fredag 20 november kl. 09.00 är inställt. Det står i kanalen också."
    assert said(group.newest_root(SVEN)) == [
        "Möte · Ledningsgruppen",
        "Mötet fredag 20 november kl. 09.00 är inställt",
        "Av Johan Lind",
        "Motivering Tre är sjuka",
        "Det som skulle tas upp går vidare till nästa möte, fredag 4 december.",
    ]
    assert said(group.now(SVEN, card))[2] == "kl. 09.00–11.00 · inställt av Johan Lind"
    shown = await meeting(group)
    assert said(shown)[1] == "Fredag 4 december"
    assert offered(shown)[:2] == ["fredag 18 december kl. 09.00", "fredag 15 januari 2027 kl. 09.00"]


async def test_a_meeting_is_started_within_the_hour_and_closed_and_then_the_next_one_comes(group: Stage) -> None:
    early = await meeting(group)
    assert "Starta mötet" not in offered(early)
    await group.at(FRIDAY_AT_NINE - timedelta(minutes=60))
    card = await meeting(group)
    assert offered(card)[2:] == [*CALENDAR, "Starta mötet", "Dagordning", "Lägg i kalendern", *CHANGES]

    started = await group.local.press(KARIN, card, "Starta mötet")
    assert said(started)[2] == "kl. 09.00–11.00 · pågår, startat av Karin Ek"
    assert offered(started)[2:] == ["Avsluta mötet", "Dagordning", "Boka"]

    await group.at(FRIDAY_AT_NINE + timedelta(hours=5))
    assert said(await meeting(group))[1] == "Fredag 20 november"
    closed = await group.local.press(KARIN, group.now(KARIN, card), "Avsluta mötet")
    assert said(closed)[2] == "kl. 09.00–11.00 · avslutat av Karin Ek"
    assert said(await meeting(group))[1] == "Fredag 4 december"


async def test_a_meeting_that_nobody_closed_is_closed_by_itself_a_day_later(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await group.local.press(KARIN, await meeting(group, KARIN), "Starta mötet")
    await group.at(FRIDAY_AT_NINE + timedelta(hours=25))
    assert said(await meeting(group))[1] == "Fredag 20 november"

    await group.at(FRIDAY_AT_NINE + timedelta(hours=27))
    assert said(await meeting(group))[1] == "Fredag 4 december"


async def test_the_card_says_that_the_agenda_is_published_once_it_is(group: Stage) -> None:
    card = await meeting(group, AMIRA)
    await group.local.press(KARIN, await group.said(KARIN, "dagordning"), "Publicera")
    await group.settled()

    assert said(group.now(AMIRA, card))[2] == "kl. 09.00–11.00 · dagordningen är publicerad"


async def test_two_organisers_who_move_at_once_both_learn_where_it_ended(group: Stage) -> None:
    card = await meeting(group)
    hers, his = await dialog(group, KARIN, card, "Flytta"), await dialog(group, JOHAN, card, "Flytta")
    pressed = await asyncio.gather(
        group.local.press(KARIN, hers, "Flytta", Datum="2026-11-23"),
        group.local.press(JOHAN, his, "Flytta", Datum="2026-11-24"),
    )
    await group.settled()

    assert [one.word for one in pressed] == [
        "Mötet är nu måndag 23 november kl. 09.00. Det står i kanalen också.",
        "Mötet är nu tisdag 24 november kl. 09.00. Det står i kanalen också.",
    ]
    told = [said(seen)[1] for seen in group.bot_in(group.channel, SVEN) if said(seen)[1].startswith("Mötet ")]
    assert sorted(told) in (
        sorted([f"Mötet {FRIDAY} är flyttat till {MONDAY}", f"Mötet {MONDAY[:18]} är flyttat till {TUESDAY}"]),
        sorted([f"Mötet {FRIDAY} är flyttat till {TUESDAY}", f"Mötet {TUESDAY[:18]} är flyttat till {MONDAY}"]),
    )
    assert said(group.now(SVEN, card))[1] in ("Måndag 23 november", "Tisdag 24 november")


MONDAY, TUESDAY = "måndag 23 november kl. 09.00", "tisdag 24 november kl. 09.00"
