"""Giving an assignment in one line: by when it is, and what is said of a day that won't do."""

from datetime import timedelta

import pytest

from bot.localteams.cards import walk
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
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


@pytest.mark.parametrize("line", ["alla läser rapporten senast på onsdag", "Alla i gruppen läser rapporten"])
async def test_all_means_every_member_of_the_group_but_no_guest(group: Stage, line: str) -> None:
    receipt = await group.said(KARIN, f"nytt uppdrag {line}")
    await group.settled()

    assert said(receipt)[3] == "Ansvarig Amira Haddad, Johan Lind, Karin Ek, Sven Åberg"
    for person in (AMIRA, JOHAN, KARIN, SVEN):
        assert f"U-1 · {line}" in said(await group.sees(person, "Du har fått ett uppdrag"))
    assert group.count(JOHAN, "Kontaktperson") == group.count(GUEST, "Du har fått") == 0


async def test_a_members_name_for_a_group_or_role_is_the_member_and_others_stay_as_written(group: Stage) -> None:
    form = await group.said(KARIN, "nytt uppdrag")
    typed = {"Vad": "Boka lokal", "Grupp eller roll": "amira, VC-gruppen"}

    receipt = await group.local.press(KARIN, form, "Ge uppdraget", **typed)
    hers = await group.said(KARIN, "uppdrag Amira")

    assert said(receipt)[3] == "Ansvarig Amira Haddad, VC-gruppen"
    assert said(hers)[1] == "Amira Haddad har 1 öppet uppdrag"


async def test_a_day_and_a_meeting_at_once_are_refused_and_nothing_is_given(group: Stage) -> None:
    form = await group.said(KARIN, "nytt uppdrag")
    meeting = next(one for one in walk(form.card or {}) if one.get("id") == "meeting")["choices"][0]["title"]
    typed = {"Vad": "Boka lokal", "Klart senast": "2026-11-27", "Eller till mötet": meeting}

    refused = await group.local.press(KARIN, form, "Ge uppdraget", **typed)
    given = await group.local.press(KARIN, form, "Ge uppdraget", **{**typed, "Klart senast": ""})

    assert refused.word == "Välj ett slutdatum eller ett möte, inte båda."
    assert said(given)[1:3] == ["U-1 · Boka lokal", "Till mötet fredag 20 november"]


async def test_one_who_gives_herself_something_in_her_own_chat_has_one_card_that_stays_true(group: Stage) -> None:
    receipt = await group.told(SVEN, "nytt uppdrag boka lokal senast 27 november")
    form = await group.told(SVEN, "nytt uppdrag")
    second = await group.local.press(SVEN, form, "Ge uppdraget", Vad="Boka fika", Ansvarig="Sven Åberg")
    await group.settled()
    chat = [said(one)[:2] for one in group.bot_in(group.local.chat(SVEN), SVEN)]

    await group.local.press(SVEN, receipt, "Kommentera", Kommentar="Rådhuset är ledigt.")
    await group.settled()

    assert chat[-2:] == [
        ["Nytt uppdrag · Ledningsgruppen", "U-1 · boka lokal senast 27 november"],
        ["Nytt uppdrag · Ledningsgruppen", "U-2 · Boka fika"],
    ]
    assert group.count(SVEN, "Du har fått ett uppdrag") == 0
    assert (
        offered(receipt)
        == offered(second)
        == ["Lägg till delsteg", "Klart", "Pågår", "Kommentera", "Flytta datum", "Lämna över"]
    )
    assert "Senaste kommentar Rådhuset är ledigt." in said(group.now(SVEN, receipt))
