"""Looking assignments up: one by its number, what is done, and somebody's own over all her groups."""

import pytest

from bot.localteams.people import AMIRA, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import second_group, sqlite_only
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
