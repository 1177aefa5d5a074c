"""A proposal while no meeting is planned: taken all the same, and taken up at the next one that is."""

from datetime import UTC, date, datetime

import pytest

from bot.localteams.cards import labels
from bot.localteams.people import AMIRA, JOHAN, KARIN
from tests.stories.agenda_play import opened
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, offered, said
from tests.stories.test_meetings import arranged
from tests.stories.test_meetings_calendar import settings

pytestmark = [sqlite_only, pytest.mark.thorough]

SATURDAY = datetime(2026, 11, 21, 8, tzinfo=UTC)
NO_MEETING = (
    "Inga fler möten med Ledningsgruppen är planerade. Ordföranden eller sekreteraren kan boka ett: "
    "skriv ”möte” till mig."
)


@pytest.fixture
async def idle(group: Stage) -> Stage:
    """The group after its last planned meeting."""
    await settings(group, rhythm_until=date(2026, 11, 20))
    await group.at(SATURDAY)
    return group


async def test_it_is_taken_and_joins_the_next_meeting_that_is_planned(idle: Stage) -> None:
    receipt = await idle.said(AMIRA, "föreslå Lokalplan")
    copy = await idle.sees(KARIN, "F-1 · Lokalplan")

    assert said(receipt)[2] == "Skickat till ordförande och sekreterare, inte avgjort än"
    assert "Möte Inte bestämt" in said(receipt)
    assert said(await idle.told(KARIN, "förslag"))[4] == "Amira Haddad · Dialog · Mötet är inte bestämt"
    assert (await idle.local.press(KARIN, copy, "Anta")).word == NO_MEETING

    await arranged(idle, "Boka", **{"Datum": "2026-12-09", "Starttid": "09:00", "Längd (minuter)": "60"})

    assert "Möte onsdag 9 december" in said(idle.now(AMIRA, receipt))
    await idle.local.press(KARIN, idle.now(KARIN, copy), "Anta")
    await idle.settled()
    assert "Lokalplan" in said(await idle.said(KARIN, "dagordning"))


async def test_one_that_is_postponed_comes_up_at_the_next_meeting_by_itself(idle: Stage) -> None:
    receipt = await idle.said(AMIRA, "föreslå Lokalplan")
    await idle.local.press(KARIN, await idle.sees(KARIN, "F-1 · Lokalplan"), "Skjut upp")
    await idle.settled()
    assert said(idle.now(AMIRA, receipt))[2] == "Uppskjutet till ett senare möte av Karin Ek"

    await arranged(idle, "Boka", **{"Datum": "2026-12-09", "Starttid": "09:00", "Längd (minuter)": "60"})

    assert "Lokalplan" in said(await idle.said(KARIN, "dagordning"))


async def test_the_form_says_that_no_meeting_is_decided(idle: Stage) -> None:
    form = await idle.said(AMIRA, "föreslå")
    told = "Inget möte är bestämt än. Förslaget tas upp på nästa möte som planeras."
    assert ("Möte" in labels(form.card or {}), told in said(form)) == (False, True)

    pressed = await idle.local.press(AMIRA, form, "Skicka förslag", Rubrik="Lokalplan", Typ="decision")
    assert "Möte Inte bestämt" in said(pressed)
    assert offered(pressed) == ["Ändra", "Dra tillbaka"]
    await idle.settled()
    edited = await opened(idle, AMIRA, idle.now(AMIRA, form), "Ändra")
    saved = await idle.local.press(AMIRA, edited, "Spara", Rubrik="Lokalplan 2027")
    assert saved.word == "Sparat. Kvittensen visar ändringen, och de mötesansvariga ser den också."


async def test_one_that_wishes_for_a_meeting_that_is_over_is_told_that_it_waits(group: Stage) -> None:
    await settings(group, rhythm_until=date(2026, 11, 20))
    form = await group.said(AMIRA, "föreslå")
    await group.at(SATURDAY)

    pressed = await group.local.press(AMIRA, form, "Skicka förslag", Rubrik="Lokalplan", Typ="decision")

    assert "Mötet fredag 20 november är slut eller inställt; förslaget väntar på nästa." in said(pressed)
    await group.settled()
    assert said(await group.told(JOHAN, "förslag"))[4] == "Amira Haddad · Beslut · Mötet är inte bestämt"
