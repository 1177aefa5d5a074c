"""Meetings that can't be: bad days and hours, the wrong person, the wrong moment; what was typed is kept."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.i18n.speech import speaking
from bot.localteams.people import JOHAN, KARIN, SVEN, Person
from tests.stories.conftest import GUEST
from tests.stories.forging import dialog_raw, facts, hidden, press_raw, second_group, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_meetings import FRIDAY_AT_NINE, arranged, dialog, meeting

pytestmark = pytest.mark.thorough

SV = speaking("sv")
WELL = {"Datum": "2026-11-25", "Starttid": "13:00", "Längd (minuter)": "60", "Plats": "Stora salen"}
ORGANISERS_ONLY = SV("That is for the chair or the secretary of {group}. Ask one of them.", group="Ledningsgruppen")
GONE = SV("I can't find that any more. Ask for the list again.")
PASSED = "Den tiden har passerat. Välj en dag framåt i tiden."
LENGTH = "”Längd (minuter)” får vara högst 1440."

BAD = {
    "a day in the past": ({"Datum": "2026-11-17"}, PASSED),
    "an hour of today that has passed": ({"Datum": "2026-11-18", "Starttid": "09:59"}, PASSED),
    "a mistyped year": ({"Datum": "2062-11-25"}, "Det är mer än två år fram. Kontrollera året."),
    "29 February of a common year": (
        {"Datum": "2027-02-29"},
        "”Datum” stämmer inte. Kontrollera och skicka igen.",
    ),
    "an hour that the clock skips": (
        {"Datum": "2027-03-28", "Starttid": "02:30"},
        "Klockan ställs fram den natten och hoppar över den timmen. Välj en annan starttid.",
    ),
    "no length at all": ({"Längd (minuter)": "0"}, "”Längd (minuter)” måste vara minst 5."),
    "longer than a day": ({"Längd (minuter)": "1441"}, LENGTH),
    "at the time of another": (
        {"Datum": "2026-12-04", "Starttid": "10:59"},
        "Gruppen har ett annat möte då. Välj en annan tid.",
    ),
    "a link that is none": (
        {"Länk": "javascript:alert(1)"},
        "”Länk” måste börja med https:// eller http:// och får inte ha mellanslag.",
    ),
}


@sqlite_only
@pytest.mark.parametrize(("wrong", "why"), BAD.values(), ids=BAD.keys())
async def test_a_time_that_can_not_be_is_refused_and_what_was_typed_is_kept(
    group: Stage, wrong: dict[str, str], why: str
) -> None:
    opened = await dialog(group, JOHAN, await meeting(group), "Boka")
    before = await facts(group)
    refused = await group.local.press(JOHAN, opened, "Boka", **{**WELL, **wrong})

    assert refused.dialog is not None
    assert said(refused.dialog)[0] == why
    inputs = {one["id"]: one.get("value") for one in refused.dialog.card["body"] if one["type"].startswith("Input.")}
    typed = {**WELL, **wrong}
    assert (inputs["day"], inputs["place"]) == (typed["Datum"], "Stora salen")
    assert await facts(group) == before
    mended = await group.local.press(JOHAN, refused.dialog, "Boka", **WELL, Länk="")
    assert mended.word == "Mötet är bokat: onsdag 25 november kl. 13.00. Det står i kanalen också."


@sqlite_only
async def test_29_february_of_a_leap_year_is_a_day_like_others(group: Stage) -> None:
    await group.at(datetime(2027, 3, 1, 9, tzinfo=UTC))
    booked = await arranged(group, "Boka", **{**WELL, "Datum": "2028-02-29"})

    assert booked.word == "Mötet är bokat: tisdag 29 februari 2028 kl. 13.00. Det står i kanalen också."


@sqlite_only
async def test_a_red_day_is_taken_with_a_warning(group: Stage) -> None:
    booked = await arranged(group, "Boka", **{**WELL, "Datum": "2027-01-06"})

    assert booked.word == (
        "Mötet är bokat: onsdag 6 januari 2027 kl. 13.00. Det står i kanalen också. "
        "Tänk på att det är helgdag: Trettondedag jul."
    )


@pytest.mark.parametrize("person", [SVEN, GUEST], ids=lambda one: one.key)
async def test_others_than_organisers_arrange_nothing(group: Stage, person: Person) -> None:
    await group.at(FRIDAY_AT_NINE - timedelta(minutes=30))
    card = await meeting(group)
    opened = await dialog(group, JOHAN, card, "Flytta")
    before = await facts(group)
    words = [
        (await group.local.press(person, card, button)).word
        for button in ("Starta mötet", "Flytta", "Ställ in", "Boka")
    ]
    sent = [
        word(await dialog_raw(group, person, "task/submit", {**data, **WELL_RAW}, on=card))
        for data in (
            {"verb": "meetings.save_booking", "group": str(hidden(card, "Boka")["group"]), "nonce": "x"},
            {"verb": "meetings.save_move", "meeting": str(hidden(card, "Flytta")["meeting"])},
        )
    ]

    assert opened.title == "Flytta mötet"
    assert words == [ORGANISERS_ONLY] * 4
    assert sent == [ORGANISERS_ONLY] * 2
    assert await facts(group) == before


WELL_RAW = {"day": "2026-11-25", "hour": "13:00", "length_minutes": "60"}


@sqlite_only
async def test_another_groups_organiser_finds_no_meeting_here(group: Stage) -> None:
    place = await second_group(group)
    theirs = await group.said(SVEN, "möte", place=place)
    ours = await meeting(group)
    before = await facts(group)
    meeting_id, group_id = hidden(theirs, "Flytta")["meeting"], hidden(theirs, "Boka")["group"]
    presses = [
        word(await press_raw(group, KARIN, verb, {"meeting": meeting_id}, on=ours))
        for verb in ("meetings.show", "meetings.start", "meetings.close", "meetings.add_to_calendar")
    ]
    dialogs = [
        word(await dialog_raw(group, KARIN, name, {"verb": verb, **data}, on=ours))
        for name, verb, data in (
            ("task/fetch", "meetings.move", {"meeting": meeting_id}),
            ("task/submit", "meetings.save_move", {"meeting": meeting_id, **WELL_RAW}),
            ("task/submit", "meetings.save_cancellation", {"meeting": meeting_id}),
            ("task/fetch", "meetings.breaks", {"group": group_id}),
            ("task/submit", "meetings.add_break", {"group": group_id, "first": "2026-12-01", "last": "2026-12-24"}),
        )
    ]

    assert {*presses, *dialogs} == {GONE}
    assert await facts(group) == before


@sqlite_only
async def test_every_step_has_its_moment(group: Stage) -> None:
    first = await meeting(group)
    start = {"meeting": hidden(first, "Flytta")["meeting"]}
    move = {"verb": "meetings.save_move", **start, **WELL_RAW}

    async def pressed(verb: str) -> str:
        return word(await press_raw(group, JOHAN, verb, start, on=first))

    async def moved() -> str:
        return word(await dialog_raw(group, JOHAN, "task/submit", move, on=first))

    assert await pressed("meetings.close") == "Mötet har inte startats, så det finns inget att avsluta."
    assert await pressed("meetings.start") == (
        "Ett möte kan startas tidigast en timme innan det börjar. Flytta det om det blir tidigare."
    )
    await group.at(FRIDAY_AT_NINE)
    await group.local.press(JOHAN, await meeting(group), "Starta mötet")
    again = await press_raw(group, JOHAN, "meetings.start", start, on=first)
    assert again.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert await moved() == "Mötet pågår. Avsluta det, eller boka ett nytt."
    await group.local.press(JOHAN, await meeting(group), "Avsluta mötet")
    again = await press_raw(group, JOHAN, "meetings.close", start, on=first)
    assert again.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert await moved() == "Mötet är avslutat. Boka ett nytt i stället."
    assert await pressed("meetings.start") == "Mötet är avslutat. Boka ett nytt i stället."


@sqlite_only
async def test_one_meeting_is_under_way_at_a_time(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await arranged(group, "Boka", **{**WELL, "Datum": "2026-11-20", "Starttid": "11:30"})
    card = await meeting(group)
    await group.local.press(JOHAN, card, "Starta mötet")
    await group.at(FRIDAY_AT_NINE + timedelta(hours=2))
    extra = await group.local.press(JOHAN, await meeting(group), "fredag 20 november kl. 11.30")

    assert "Starta mötet" in offered(extra)
    refused = await press_raw(group, JOHAN, "meetings.start", {"meeting": hidden_in(extra, "Flytta")}, on=card)
    assert word(refused) == "Ett annat möte pågår. Avsluta det först."


def hidden_in(pressed: object, button: str) -> object:
    """The meeting that a button of a private view is about."""
    return hidden(pressed, button)["meeting"]  # type: ignore[arg-type]


@sqlite_only
async def test_a_cancelled_meeting_stays_cancelled(group: Stage) -> None:
    card = await meeting(group)
    about = {"meeting": hidden(card, "Flytta")["meeting"]}
    await arranged(group, "Ställ in")
    letters = len(group.bot_in(group.channel, JOHAN))
    again = {"verb": "meetings.save_cancellation", **about}

    assert word(await dialog_raw(group, KARIN, "task/submit", again, on=card)) == "Mötet är redan inställt."
    back = {"verb": "meetings.save_move", **about, **WELL_RAW}
    assert word(await dialog_raw(group, KARIN, "task/submit", back, on=card)) == (
        "Mötet är inställt. Boka ett nytt i stället."
    )
    await group.settled()
    assert len(group.bot_in(group.channel, JOHAN)) == letters
