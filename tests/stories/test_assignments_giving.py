"""Giving an assignment in one line: by when it is, and what is said of a day that won't do."""

from datetime import timedelta

import pytest

from bot.localteams.people import AMIRA, KARIN
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, offered, said

pytestmark = [pytest.mark.thorough, sqlite_only]

PASSED = "Datumet har redan varit. Välj i dag eller en senare dag."


async def test_the_days_that_people_say_are_reckoned_from_the_day_it_is_given(group: Stage) -> None:
    said_days = {
        "i dag": "Klart senast onsdag 18 november",
        "senast imorgon": "Klart senast torsdag 19 november",
        "i övermorgon": "Klart senast fredag 20 november",
        "nästa vecka": "Klart senast fredag 27 november",
        "om två veckor": "Klart senast onsdag 2 december",
        "i slutet av månaden": "Klart senast måndag 30 november",
        "efter jul": "Ska vara klart: efter jul",
    }

    receipts = {}
    for words in said_days:
        group.clock.forward(timedelta(seconds=6))
        receipts[words] = await group.said(KARIN, f"nytt uppdrag Amira ringer Nacka {words}")

    assert {words: said(receipt)[2] for words, receipt in receipts.items()} == said_days


@pytest.mark.parametrize(
    ("due", "why"),
    [
        ("senast 17 november", PASSED),
        ("2026-11-17", PASSED),
        ("senast i går", PASSED),
        (
            "senast 31 februari",
            "Det finns ingen dag som ”senast 31 februari”. Välj slutdatum här nedanför.",
        ),
    ],
)
async def test_a_day_that_has_been_or_never_comes_is_refused_and_the_line_stands_in_the_form(
    group: Stage, due: str, why: str
) -> None:
    form = await group.said(KARIN, f"nytt uppdrag Amira ringer Nacka {due}")
    none = await group.told(AMIRA, "mina uppdrag")

    given = await group.local.press(KARIN, form, "Ge uppdraget", **{"Klart senast": "2026-11-20"})
    await group.settled()

    assert said(form)[1:3] == ["Nytt uppdrag", why]
    assert said(none)[1] == "Du har inga öppna uppdrag"
    assert said(given)[1:4] == [
        f"U-1 · Amira ringer Nacka {due}",
        "Klart senast fredag 20 november",
        "Ansvarig Amira Haddad",
    ]
    assert "Klart" in offered(await group.sees(AMIRA, "Du har fått ett uppdrag"))
