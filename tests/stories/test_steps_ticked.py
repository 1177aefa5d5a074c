"""Steps ticked off, in a letter or among many in a ping, unticked again, and left open when the assignment is done."""

import pytest

from bot.localteams.people import AMIRA, JOHAN, SVEN
from tests.stories.forging import hidden, press_raw, said_at_leisure, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_reminders import boxes
from tests.stories.test_steps import GIVEN, MONDAY, adds, step_given

pytestmark = [pytest.mark.thorough, sqlite_only]


async def test_done_with_open_steps_says_so_and_tells_whose_they_were(group: Stage) -> None:
    card = await step_given(group, **{"Klart senast": "2026-12-22"})
    await adds(group, card, "utskick")
    late = said(group.now(AMIRA, card))

    await group.local.press(AMIRA, group.now(AMIRA, card), "Klart")
    await group.settled()
    letter = await group.sees(SVEN, "Uppdraget: ")

    assert "Sven Åberg · Klart senast tisdag 22 december · efter själva uppdraget" in late
    assert said(group.now(AMIRA, card))[2] == "Klart onsdag 18 november, av Amira Haddad · 2 delsteg lämnades öppna"
    assert said(letter)[1:3] == ["rapport", "Uppdraget: Klart onsdag 18 november, av Amira Haddad"]
    assert offered(letter) == ["Visa uppdraget"]
    assert said(await group.sees(SVEN, "ditt delsteg"))[2] == (
        "Amira Haddad markerade uppdraget som klart: du behöver inte göra ditt delsteg längre"
    )


async def test_its_owner_ticks_it_and_not_after_all_until_the_assignment_is_done(group: Stage) -> None:
    card = await step_given(group)
    facts = hidden(await group.sees(SVEN, GIVEN), "Klart")

    ticked = await press_raw(group, SVEN, "assignments.tick", facts)
    await group.local.press(AMIRA, group.now(AMIRA, card), "assignments.steps")
    await group.local.press(AMIRA, group.now(AMIRA, card), "Inte klart än")
    await group.settled()
    undone = said(group.now(AMIRA, card))
    await group.local.press(AMIRA, group.now(AMIRA, card), "Klart")
    await group.settled()
    late = word(await press_raw(group, SVEN, "assignments.tick", facts))

    assert ticked.status == 200
    assert "Delsteg: 0 av 1 klara" in undone
    assert "Amira Haddad sade att ”rapport” inte är klart än" in " ".join(undone)
    assert late == "Amira Haddad har redan klarmarkerat U-1."


async def test_among_many_it_is_ticked_and_is_never_in_progress(group: Stage) -> None:
    card = await step_given(group)
    for number in range(10):
        await said_at_leisure(group, JOHAN, f"nytt uppdrag Sven ringer skola {number} senast 18 december")
    await group.settled()
    await group.at(MONDAY)
    ping = await group.sees(SVEN, "Veckans påminnelse")
    step = next(one for one in boxes(ping.card) if ":" in one)

    begun = await group.local.press(SVEN, ping, "Pågår", soon=step)
    await group.local.press(SVEN, ping, "Klart", soon=step)
    await group.settled()

    assert said(ping)[1] == "Du har 10 öppna uppdrag · 1 öppet delsteg"
    assert begun.word == (
        "Ett delsteg är klart eller inte, inget däremellan. Ta bort krysset, eller tryck på Klart när det är klart."
    )
    assert said(group.now(SVEN, ping))[1] == "Du har 10 öppna uppdrag"
    assert "Delsteg: 1 av 1 klara" in said(group.now(AMIRA, card))
