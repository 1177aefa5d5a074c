"""Owners, contact persons and organisers who leave and come back, and the questions that hang on them."""

import pytest

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments import OWNED, given
from tests.stories.test_assignments_handing import asked

pytestmark = [pytest.mark.thorough, sqlite_only]

GONE = "Amira Haddad är inte med i gruppen längre"


async def test_who_was_asked_by_an_owner_who_left_need_not_answer_once_another_is_chosen(group: Stage) -> None:
    await given(group)
    await asked(group, await group.sees(AMIRA, OWNED), by=AMIRA, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")
    await group.local.leave(AMIRA)

    await group.local.press(JOHAN, await group.sees(JOHAN, GONE), "Välj ny ansvarig", **{"Ny ansvarig": "Karin Ek"})
    await group.settled()

    settled = group.now(SVEN, question)
    assert said(settled)[2] == "Du behöver inte svara längre: Karin Ek ansvarar för uppdraget nu."
    assert offered(settled) == []
    assert said(await group.sees(KARIN, "Historik"))[3] == "Ansvarig Karin Ek"


async def test_a_question_shows_the_day_that_was_moved_while_it_waited(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")

    await group.local.press(AMIRA, card, "Flytta datum", **{"Nytt datum": "2026-11-20"})
    await group.settled()

    assert "Klart senast fredag 20 november" in said(group.now(SVEN, question))
    assert offered(group.now(SVEN, question)) == ["Ta över", "Tacka nej"]


async def test_what_is_dropped_meanwhile_needs_no_answer(group: Stage) -> None:
    receipt = await given(group)
    await asked(group, receipt, by=KARIN, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")

    await group.local.press(KARIN, receipt, "Stryk", Kommentar="Behövs inte.")
    await group.settled()

    assert said(group.now(SVEN, question))[2] == "Du behöver inte svara längre: uppdraget är struket."


async def test_when_whoever_was_asked_leaves_whoever_asked_is_told(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg")

    await group.local.leave(SVEN)
    await group.settled()

    word = "Sven Åberg är inte med i gruppen längre och kan inte ta över uppdraget"
    assert said(await group.sees(AMIRA, word))[1] == OWNED
    assert "Väntar på svar från Sven Åberg" not in said(group.now(AMIRA, card))
    assert await asked(group, group.now(AMIRA, card), by=AMIRA, who="Johan Lind") == ""


async def test_the_second_organiser_who_chooses_a_new_owner_is_told_that_there_is_one(group: Stage) -> None:
    await given(group)
    await group.local.leave(AMIRA)
    await group.settled()
    first, second = await group.sees(JOHAN, GONE), await group.sees(KARIN, GONE)

    await group.local.press(JOHAN, first, "Välj ny ansvarig", **{"Ny ansvarig": "Sven Åberg"})
    late = await group.local.press(KARIN, second, "Välj ny ansvarig", **{"Ny ansvarig": "Johan Lind"})

    assert late.word == "U-1 har redan fått en ny ansvarig."
