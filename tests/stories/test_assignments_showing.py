"""Looking assignments up: one by its number, what is done, and somebody's own over all her groups."""

from datetime import timedelta

import pytest

from bot.localteams.people import AMIRA, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import second_group, sqlite_only
from tests.stories.poll_play import FRIDAY_AT_NINE
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments import OWNED, given

pytestmark = [pytest.mark.thorough, sqlite_only]


async def test_the_number_on_the_card_leads_to_the_assignment(group: Stage) -> None:
    await given(group)
    await group.local.press(AMIRA, await group.sees(AMIRA, OWNED), "Klart")

    shown = [
        await group.said(SVEN, "uppdrag U-1"),
        await group.told(SVEN, "uppdrag u1"),
        await group.told(GUEST, "U-1"),
        await group.said(KARIN, "u-1."),
    ]
    again = await group.told(AMIRA, "u 1")
    unknown = await group.said(SVEN, "uppdrag U-7")

    assert {tuple(said(one)[:4]) for one in shown} == {
        (
            "Uppdrag · Ledningsgruppen",
            OWNED,
            "Klart onsdag 18 november, av Amira Haddad",
            "Ansvarig Amira Haddad",
        )
    }
    assert offered(shown[1]) == [] != offered(again)
    assert said(unknown)[1] == "Det finns inget U-7 i Ledningsgruppen. Skriv ”uppdrag” för att se vad som är öppet."


async def test_a_number_is_that_of_the_group_that_is_meant_and_nobody_elses(group: Stage) -> None:
    elsewhere = await second_group(group)
    await given(group)
    for words in ("Sven bokar lokal", "Sven bokar fika"):
        await group.said(AMIRA, f"nytt uppdrag {words}", place=elsewhere)

    asked = await group.told(AMIRA, "U-1")
    shown = await group.local.press(AMIRA, asked, "Styrgruppen")
    here = await group.said(AMIRA, "U-1")
    not_hers = await group.told(KARIN, "U-2")

    assert said(asked)[1] == "Vilken grupp menar du?"
    assert said(shown)[1] == "U-1 · Sven bokar lokal"
    assert said(here)[1] == OWNED
    assert said(not_hers)[1].startswith("Det finns inget U-2 i Ledningsgruppen.")


async def test_what_is_done_is_told_since_the_previous_meeting_until_the_day_of_the_next_is_over(group: Stage) -> None:
    await given(group)
    await group.said(KARIN, "nytt uppdrag Sven bokar lokal")
    await group.settled()
    await group.local.press(AMIRA, await group.sees(AMIRA, OWNED), "Klart")
    first = await group.said(KARIN, "uppdrag klara")

    await group.at(FRIDAY_AT_NINE + timedelta(minutes=30))
    under_way = await group.told(KARIN, "uppdrag klara")
    await group.at(FRIDAY_AT_NINE + timedelta(days=1))
    after = await group.told(KARIN, "uppdrag klara")
    await group.local.press(SVEN, await group.sees(SVEN, "Sven bokar lokal"), "Klart")
    since = await group.told(KARIN, "uppdrag klara")

    hers = ["Amira Haddad", "U-1", "Amira skickar ut underlaget senast 6 februari"]
    assert said(first)[1:5] == said(under_way)[1:5] == ["1 klart hittills", *hers]
    assert said(after)[1] == "Inget har blivit klart sedan förra mötet"
    assert said(since)[1:5] == ["1 klart sedan förra mötet", "Sven Åberg", "U-2", "Sven bokar lokal"]


async def test_ones_own_assignments_come_from_all_her_groups_the_most_urgent_first(group: Stage) -> None:
    elsewhere = await second_group(group)
    await group.said(KARIN, "nytt uppdrag Amira ringer Nacka senast 4 december")
    await group.said(SVEN, "nytt uppdrag Amira skriver avtalet senast 27 november", place=elsewhere)
    await group.said(SVEN, "nytt uppdrag Sven läser avtalet", place=elsewhere)

    hers = await group.told(AMIRA, "mina uppdrag")
    there = await group.said(AMIRA, "mina uppdrag", place=elsewhere)

    assert said(hers)[1:] == [
        "2 öppna uppdrag",
        "U-1",
        "Amira skriver avtalet senast 27 november",
        "Klart senast fredag 27 november · Styrgruppen",
        "Visa ▸",
        "U-1",
        "Amira ringer Nacka senast 4 december",
        "Klart senast fredag 4 december · Ledningsgruppen",
        "Visa ▸",
    ]
    assert said(there)[1:4] == ["1 öppet uppdrag", "U-1", "Amira skriver avtalet senast 27 november"]
