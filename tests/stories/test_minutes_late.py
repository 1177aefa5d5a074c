"""Minutes that nobody has published: one word to the secretary after two working days, and what ends it."""

from datetime import timedelta

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import draft_of, first_on_sqlite, published, shown, sqlite_only
from tests.stories.poll_play import FRIDAY_AT_NINE, held
from tests.stories.stage import Stage, offered, said

LATE = "Anteckningarna från fredag 20 november är inte publicerade än"
TUESDAY_AT_ELEVEN = FRIDAY_AT_NINE + timedelta(days=4, hours=2)
SECOND = timedelta(seconds=1)


def asked(stage: Stage, *people: object) -> list[int]:
    """Return how often each was asked for the minutes of the first meeting."""
    return [
        sum(LATE in said(seen) for seen in stage.bot_in(stage.local.chat(one), one))  # type: ignore[arg-type]
        for one in people
    ]


@first_on_sqlite
async def test_the_secretary_is_asked_once_for_minutes_two_working_days_after_the_meeting(group: Stage) -> None:
    await group.at(TUESDAY_AT_ELEVEN - timedelta(minutes=5))
    assert asked(group, JOHAN, KARIN) == [0, 0]
    await group.at(TUESDAY_AT_ELEVEN + SECOND)
    assert asked(group, JOHAN, KARIN, AMIRA, SVEN) == [1, 0, 0, 0]
    word = await group.sees(JOHAN, LATE)
    assert said(word) == [
        "Mötesanteckningar · Ledningsgruppen",
        LATE,
        "Två arbetsdagar har gått",
        "Skicka filen till mig här, eller skriv ”anteckningar” och klistra in texten efter.",
    ]
    assert offered(word) == ["Inga anteckningar"]

    await group.later(timedelta(days=2))
    assert asked(group, JOHAN, KARIN) == [1, 0]
    done = await group.local.press(JOHAN, word, "Inga anteckningar")
    assert said(done)[1:] == [
        "Anteckningarna från fredag 20 november",
        "Inga anteckningar skrivs för mötet",
        "Om det ändras, skicka filen till mig här.",
    ]


@pytest.mark.thorough
async def test_the_word_leads_to_the_draft_and_says_when_the_minutes_are_out(group: Stage) -> None:
    await group.at(FRIDAY_AT_NINE)
    await held(group)
    await group.later(timedelta(hours=3))
    await held(group, "Avsluta mötet")
    await draft_of(group)
    await group.at(TUESDAY_AT_ELEVEN + SECOND)
    assert asked(group, JOHAN) == [0]  # the meeting was closed an hour later than planned
    await group.later(timedelta(hours=1))

    word = await group.sees(JOHAN, LATE)
    assert said(word)[3] == "Utkastet väntar på dig. Gå igenom det och publicera."
    assert offered(word) == ["Visa utkastet", "Inga anteckningar"]
    await group.local.press(JOHAN, word, "Visa utkastet")
    draft = await group.sees(JOHAN, "UTKAST")
    await group.local.press(JOHAN, draft, "Hoppa över")
    await group.local.press(JOHAN, draft, "Hoppa över")
    await group.local.press(JOHAN, draft, "Publicera")
    await group.settled()

    assert said(shown(group, JOHAN, word))[2] == "Anteckningarna är publicerade"


@pytest.mark.thorough
@sqlite_only
async def test_nobody_is_asked_once_they_are_published_or_for_a_cancelled_meeting(group: Stage) -> None:
    await published(group)
    await group.at(TUESDAY_AT_ELEVEN + SECOND)
    assert asked(group, JOHAN, KARIN) == [0, 0]


@pytest.mark.thorough
@sqlite_only
async def test_a_cancelled_meeting_has_no_minutes(group: Stage) -> None:
    meeting = await group.told(JOHAN, "möte")
    opened = await group.local.press(JOHAN, meeting, "Ställ in")
    assert opened.dialog is not None
    await group.local.press(JOHAN, opened.dialog, "Ställ in")
    await group.at(TUESDAY_AT_ELEVEN + SECOND)

    assert asked(group, JOHAN, KARIN) == [0, 0]


@pytest.mark.thorough
@sqlite_only
async def test_the_asking_follows_a_meeting_that_is_moved(group: Stage) -> None:
    meeting = await group.told(JOHAN, "möte")
    opened = await group.local.press(JOHAN, meeting, "Flytta")
    assert opened.dialog is not None
    await group.local.press(JOHAN, opened.dialog, "Flytta", Datum="2026-11-23", Starttid="13:00")
    await group.at(TUESDAY_AT_ELEVEN + timedelta(hours=1))
    assert asked(group, JOHAN) == [0]
    await group.at(FRIDAY_AT_NINE + timedelta(days=5, hours=6) + SECOND)

    word = await group.sees(JOHAN, "är inte publicerade än")
    assert said(word)[1] == "Anteckningarna från måndag 23 november är inte publicerade än"
