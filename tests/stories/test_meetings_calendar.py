"""The calendar ahead: breaks, a rhythm that ends, what is due at a meeting, and the file for one's own calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar, Event
from sqlalchemy import select

from bot.db.transaction import reading, transaction
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.meetings.queries import meetings_ahead
from bot.meetings.use_cases import replan
from bot.people.models import Group, Rhythm
from tests.stories.forging import published, sqlite_only
from tests.stories.stage import Stage, offered, said
from tests.stories.test_meetings import FRIDAY_AT_NINE, arranged, dialog, meeting

pytestmark = pytest.mark.thorough

AT_NINE = " kl. 09.00"


async def ahead(group: Stage) -> list[date]:
    """The days of the meetings ahead."""
    async with reading(group.works.engine) as session:
        one = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        return [found.starts_at.date() for found in await meetings_ahead(session, one, now=group.clock.now())]


async def settings(group: Stage, **changed: object) -> None:
    """Let the group have other settings from now on."""
    async with transaction(group.works.engine) as session:
        one = (await session.scalars(select(Group).where(Group.name == "Ledningsgruppen"))).one()
        for name, value in changed.items():
            setattr(one, name, value)
        await replan(session, one, now=group.clock.now())


async def test_a_break_empties_its_days_and_the_rhythm_goes_on_after_it(group: Stage) -> None:
    opened = await dialog(group, JOHAN, await meeting(group), "Lov och uppehåll")
    days = {"Första dag": "2026-12-14", "Sista dag": "2027-01-15", "Namn": "Jullov"}
    added = await group.local.press(JOHAN, opened, "Lägg till", **days)
    again = await group.local.press(JOHAN, opened, "Lägg till", **days)

    assert added.dialog is not None
    assert again.dialog is not None
    assert said(added.dialog) == said(again.dialog)
    assert said(added.dialog)[0] == "Nästa möte: fredag 20 november kl. 09.00"
    assert said(added.dialog)[-2:] == ["Jullov", "måndag 14 december till fredag 15 januari 2027"]
    assert await ahead(group) == [date(2026, 11, 20), date(2026, 12, 4), date(2027, 1, 29)]

    removed = await group.local.press(JOHAN, added.dialog, "Ta bort")
    assert removed.dialog is not None
    assert offered(removed.dialog) == ["Lägg till"]
    assert (await ahead(group))[:3] == [date(2026, 11, 20), date(2026, 12, 4), date(2026, 12, 18)]


@sqlite_only
async def test_a_published_meeting_stays_in_a_break_and_both_organisers_know(group: Stage) -> None:
    await group.local.press(KARIN, await group.said(KARIN, "dagordning"), "Publicera")
    await group.settled()
    opened = await dialog(group, JOHAN, await meeting(group), "Lov och uppehåll")
    added = await group.local.press(
        JOHAN, opened, "Lägg till", **{"Första dag": "2026-11-19", "Sista dag": "2026-11-22"}
    )
    await group.settled()

    stays = (
        "Ledningsgruppen gör uppehåll torsdag 19 november till söndag 22 november, men de här mötena ligger kvar, för "
        "dagordningen är publicerad eller någon har valt tiden: fredag 20 november kl. 09.00. "
        "Flytta dem eller ställ in dem om de inte ska hållas."
    )
    assert added.dialog is not None
    assert said(added.dialog)[0] == stays
    assert said(await group.sees(KARIN, "gör uppehåll")) == [stays]
    assert await ahead(group) == [date(2026, 11, 20), date(2026, 12, 4), date(2026, 12, 18)]


@sqlite_only
async def test_days_that_make_no_break_are_refused(group: Stage) -> None:
    opened = await dialog(group, JOHAN, await meeting(group), "Lov och uppehåll")
    wrong = {
        ("2026-12-24", "2026-12-23"): "Uppehållet slutar innan det börjar. Kontrollera dagarna.",
        ("2026-10-26", "2026-10-30"): "De dagarna har passerat. Välj dagar framåt i tiden.",
        ("2026-12-01", "2027-12-02"): (
            "Ett uppehåll kan vara högst ett år. Sätt i stället ett slut för rytmen om inga fler möten ska planeras."
        ),
    }
    told = {}
    for first, last in wrong:
        pressed = await group.local.press(JOHAN, opened, "Lägg till", **{"Första dag": first, "Sista dag": last})
        assert pressed.dialog is not None
        told[first, last] = said(pressed.dialog)[0]

    assert told == wrong


@sqlite_only
async def test_a_rhythm_that_ends_plans_no_more_and_offers_to_book(group: Stage) -> None:
    await settings(group, rhythm_until=date(2026, 11, 30))
    assert await ahead(group) == [date(2026, 11, 20)]
    await group.at(FRIDAY_AT_NINE + timedelta(days=1))

    assert said(await meeting(group, AMIRA)) == [
        "Möte · Ledningsgruppen",
        "Inga fler möten är planerade",
        "Ordföranden eller sekreteraren kan boka ett.",
    ]
    assert offered(await meeting(group, JOHAN)) == ["Boka", "Lov och uppehåll"]
    assert said(await group.said(SVEN, "dagordning"))[1] == (
        "Inga fler möten med Ledningsgruppen är planerade. Ordföranden eller sekreteraren kan boka ett: "
        "skriv ”möte” till mig."
    )
    await arranged(group, "Boka", **{"Datum": "2026-12-09", "Starttid": "09:00", "Längd (minuter)": "60"})
    assert said(await meeting(group))[1] == "Onsdag 9 december"
    await settings(group, rhythm_until=None)
    assert await ahead(group) == [date(2026, 12, 4), date(2026, 12, 9), date(2026, 12, 18), date(2027, 1, 15)]


@sqlite_only
async def test_meetings_ahead_follow_the_settings_but_not_those_somebody_chose_a_time_for(group: Stage) -> None:
    await arranged(group, "Flytta", Datum="2026-11-23")
    await settings(group, rhythm=Rhythm.MONTHLY, meeting_weekday=3, month_week=2)

    assert await ahead(group) == [date(2026, 11, 23), date(2026, 12, 10), date(2027, 1, 14)]


@sqlite_only
async def test_the_calendar_is_filled_though_nobody_asks(group: Stage) -> None:
    await group.at(datetime(2027, 3, 1, 12, tzinfo=UTC))

    assert await ahead(group) == [date(2027, 3, 12), date(2027, 4, 9), date(2027, 4, 23)]  # 26 March is Good Friday


@sqlite_only
async def test_what_is_due_at_the_next_meeting_moves_with_it(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE + timedelta(hours=4))
    await published(group)
    given = await group.sees(SVEN, "Du har fått ett uppdrag")
    assert said(given)[2] == "Till mötet fredag 4 december"

    await arranged(group, "Flytta", Datum="2026-12-08")
    assert said(group.now(SVEN, given))[2] == "Till mötet tisdag 8 december"
    await arranged(group, "Ställ in")
    assert said(group.now(SVEN, given))[2] == "Till mötet fredag 18 december"
    await group.at(datetime(2026, 12, 20, 9, tzinfo=UTC))
    assert said(await group.told(SVEN, "mina uppdrag"))[-2] == "Försenat 2 dagar (fredag 18 december) · Ledningsgruppen"


@sqlite_only
async def test_the_meeting_goes_into_ones_own_calendar_and_follows_there(group: Stage) -> None:
    card = await meeting(group, AMIRA)
    pressed = await group.local.press(AMIRA, card, "Lägg i kalendern")
    await group.settled()
    assert pressed.word == "Jag har skickat möte-2026-11-20.ics till dig i vår egen chatt."
    first = await taken(group)

    await arranged(group, "Flytta", Datum="2026-11-23", Plats="Stora salen, plan 2")
    await group.later(timedelta(minutes=2))
    await group.local.press(AMIRA, group.now(AMIRA, card), "Lägg i kalendern")
    await group.settled()
    second = await taken(group)

    assert (first["UID"], int(first["SEQUENCE"])) == (second["UID"], 0)
    assert int(second["SEQUENCE"]) == 1
    assert second.decoded("DTSTART").isoformat() == "2026-11-23T09:00:00+01:00"
    assert (second["SUMMARY"], second["LOCATION"]) == ("Möte Ledningsgruppen", "Stora salen, plan 2")


async def taken(group: Stage) -> Event:
    """The event in the file that Amira was offered last, once she has taken it."""
    offers = [seen for seen in group.bot_in(group.local.chat(AMIRA), AMIRA) if not seen.cards]
    await group.local.answer_file(AMIRA, offers[-1])
    newest = list(group.local.world.shelf.files.values())[-1]
    [event] = Calendar.from_ical(newest.data).events
    return event
