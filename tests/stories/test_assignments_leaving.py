"""Owners, contact persons and organisers who leave and come back, and the questions that hang on them."""

import pytest
from sqlalchemy import select

from bot.db.transaction import reading
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from bot.people.models import Person as Known
from tests.stories.forging import hidden, press_raw, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments import OWNED, given
from tests.stories.test_assignments_handing import asked

pytestmark = [pytest.mark.thorough, sqlite_only]

WHO = "Vem är kontaktperson för VC-gruppen?"
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


async def test_an_owner_who_comes_back_is_not_replaced_and_who_leaves_again_is_asked_about_again(group: Stage) -> None:
    await given(group)
    await group.local.leave(AMIRA)
    question = await group.sees(JOHAN, GONE)
    facts = hidden(question, "Välj ny ansvarig")

    await group.local.join(AMIRA)
    await group.settled()
    late = await press_raw(group, JOHAN, "assignments.new_owner", {**facts, "owner": await _id_of(group, SVEN)})
    back = group.now(JOHAN, question)
    await group.local.leave(AMIRA)
    await group.settled()

    assert word(late) == "Amira Haddad är med i gruppen igen och ansvarar för uppdraget som förut"
    assert (said(back)[2], offered(back)) == (word(late), [])
    assert (group.count(JOHAN, "Ny ansvarig behövs"), group.count(KARIN, "Ny ansvarig behövs")) == (1, 1)
    assert group.now(JOHAN, question) == back


async def test_who_was_replaced_and_owns_it_again_is_asked_about_when_she_leaves_again(group: Stage) -> None:
    await given(group)
    await group.local.leave(AMIRA)
    question = await group.sees(JOHAN, GONE)
    await group.local.press(JOHAN, question, "Välj ny ansvarig", **{"Ny ansvarig": "Sven Åberg"})
    await group.local.join(AMIRA)
    await group.settled()
    listed = await group.told(SVEN, "mina uppdrag")
    await group.local.press(SVEN, listed, "assignments.show")
    await asked(group, group.now(SVEN, listed), by=SVEN, who="Amira Haddad")
    await group.local.press(AMIRA, await group.sees(AMIRA, "ber dig ta över"), "Ta över")

    await group.local.leave(AMIRA)
    await group.settled()

    assert group.count(JOHAN, "Ny ansvarig behövs") == 1


async def test_a_contact_person_who_comes_and_goes_is_asked_about_each_time(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    await group.settled()
    first = await group.sees(KARIN, WHO)
    await group.local.press(KARIN, first, "Spara kontaktperson", Kontaktperson="Amira Haddad")
    await group.local.leave(AMIRA)
    await group.settled()
    second = await group.sees(KARIN, WHO)
    await group.local.join(AMIRA)
    await group.settled()
    back = group.now(KARIN, second)
    await group.local.leave(AMIRA)
    await group.settled()
    third = await group.sees(KARIN, WHO)

    assert said(back)[1:] == ["Amira Haddad är kontaktperson för VC-gruppen", "Amira Haddad är med i gruppen igen."]
    assert len({first.id, second.id, third.id}) == 3


async def test_whoever_becomes_organiser_is_asked_what_nobody_has_answered(group: Stage) -> None:
    await given(group)
    await group.local.leave(KARIN)
    await group.local.leave(JOHAN)
    await group.local.leave(AMIRA)
    await group.settled()
    await group.said(SVEN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    form = await group.said(SVEN, "inställningar")

    await group.local.press(SVEN, form, "Spara", Ordförande=SVEN.teams_id)
    await group.settled()

    assert said(await group.sees(SVEN, GONE))[1] == OWNED
    assert said(await group.sees(SVEN, WHO))[1] == WHO


async def _id_of(group: Stage, person: Person) -> str:
    """Return what forms call somebody."""
    async with reading(group.works.engine) as session:
        found = await session.scalar(select(Known.id).where(Known.name == person.name))
    return str(found)
