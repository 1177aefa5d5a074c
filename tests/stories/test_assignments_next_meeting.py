"""What is due at the next meeting while none is planned: it waits, and is due at the first one that is."""

from datetime import date

import pytest

from bot.localteams.people import KARIN, SVEN
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, said
from tests.stories.test_meetings import arranged
from tests.stories.test_meetings_calendar import settings
from tests.stories.version_play import corrected, correction, edited, root_of

pytestmark = [pytest.mark.thorough, sqlite_only]

WEDNESDAY = {"Datum": "2026-12-09", "Starttid": "09:00", "Längd (minuter)": "60"}
LINE = "nytt uppdrag Sven redovisar budgeten till nästa möte"


DUE = ("Ska vara klart", "Klart senast", "Till mötet")


async def _due(group: Stage, words: str = "redovisar budgeten") -> str:
    """Return what Sven's assignment of those words says of when it is due."""
    await group.settled()
    await group.sees(SVEN, words)
    cards = [said(seen) for seen in group.bot_in(group.local.chat(SVEN), SVEN) if words in " ".join(said(seen))]
    return next(line for card in cards for line in card if line.startswith(DUE))


async def test_given_when_no_meeting_is_planned_it_is_due_at_the_first_that_is_booked(group: Stage) -> None:
    await settings(group, rhythm_until=date(2026, 11, 18))
    await group.said(KARIN, LINE)
    before = await _due(group)

    await arranged(group, "Boka", **WEDNESDAY)

    assert (before, await _due(group)) == ("Ska vara klart: till nästa möte", "Till mötet onsdag 9 december")


async def test_its_meeting_cancelled_as_the_last_one_it_waits_for_another(group: Stage) -> None:
    await settings(group, rhythm_until=date(2026, 11, 25))
    await group.said(KARIN, LINE)
    before = await _due(group)

    await arranged(group, "Ställ in")
    between = await _due(group)
    await arranged(group, "Boka", **WEDNESDAY)

    assert (before, between) == ("Till mötet fredag 20 november", "Ska vara klart: till nästa möte")
    assert await _due(group) == "Till mötet onsdag 9 december"


async def test_corrected_minutes_that_take_the_day_back_mean_the_meeting_again(group: Stage) -> None:
    root, days = await root_of(group), list[str]()
    for day in ("2026-12-18", ""):
        draft = await edited(group, await correction(group, root), "Uppdrag: Sven ska", **{"Klart senast": day})
        root = await corrected(group, draft)
        days.append(await _due(group, "prognos"))

    assert days == ["Klart senast fredag 18 december", "Till mötet fredag 20 november"]
