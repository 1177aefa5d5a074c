"""Handing an assignment over in every crooked way, and owners and contact persons who leave."""

from datetime import UTC, datetime

import pytest

from bot.errors import NotFound
from bot.localteams.board import Seen
from bot.localteams.inputs import NotFilledIn
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from tests.stories.forging import SV, hidden, press_raw, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments import OWNED, given

pytestmark = [pytest.mark.thorough, sqlite_only]


async def asked(group: Stage, card: Seen, *, by: Person, who: str, why: str = "") -> str:
    """Let somebody be asked to take it over, and return the word that comes back, if one does."""
    pressed = await group.local.press(by, card, "Lämna över", **{"Ny ansvarig": who, "Kommentar": why})
    await group.settled()
    return pressed.word or ""


async def test_what_can_not_be_handed_over_says_why_and_stays(group: Stage) -> None:
    receipt = await given(group)
    card = await group.sees(AMIRA, OWNED)
    facts = hidden(card, "Lämna över")

    itself = await asked(group, card, by=AMIRA, who="Amira Haddad")
    has_it = await asked(group, receipt, by=JOHAN, who="Amira Haddad")
    not_hers = await asked(group, receipt, by=SVEN, who="Karin Ek")
    nobody = word(await press_raw(group, AMIRA, "assignments.hand_over", {**facts, "owner": "kalle"}))
    two = word(await press_raw(group, AMIRA, "assignments.hand_over", {**facts, "owner": "a,b"}))

    assert [itself, has_it, not_hers, nobody, two] == [
        "Det är du själv. Välj någon annan att lämna över U-1 till.",
        "Amira Haddad ansvarar redan för U-1. Välj någon annan.",
        "Bara Amira Haddad och mötesansvariga kan ändra U-1. Be någon av dem.",
        "Personen är inte med i gruppen längre. Välj någon annan.",
        "Välj en person. Den som tar över kan lämna delar vidare som delsteg.",
    ]
    assert said(group.now(AMIRA, card))[3] == "Ansvarig Amira Haddad"


async def test_without_a_name_the_card_asks_for_one_and_leads_back(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)

    asking = await group.local.press(AMIRA, card, "Lämna över")
    back = await group.local.press(AMIRA, group.now(AMIRA, card), "Tillbaka utan att ändra")

    assert offered(asking) == ["Lämna över", "Tillbaka utan att ändra"]
    assert "Klart" in offered(back)


@pytest.mark.parametrize(
    ("label", "missing"), [("Kommentera", "Kommentar"), ("Flytta datum", "Nytt datum"), ("Lämna över", "Ny ansvarig")]
)
async def test_a_form_that_is_sent_empty_says_what_to_fill_in(group: Stage, label: str, missing: str) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await group.local.press(AMIRA, card, label)

    with pytest.raises(NotFilledIn, match=f"Fyll i ”{missing}”."):
        await group.local.press(AMIRA, group.now(AMIRA, card), label)


async def test_no_form_opens_for_one_who_may_not_change_it_and_she_is_told_who_can(group: Stage) -> None:
    receipt = await given(group)

    words = {(await group.local.press(SVEN, receipt, one)).word for one in ("Kommentera", "Flytta datum", "Lämna över")}
    words.add((await group.local.press(SVEN, receipt, "Lägg till delsteg")).word)

    assert words == {"Bara Amira Haddad och mötesansvariga kan ändra U-1. Be någon av dem."}
    assert "Klart" in offered(group.now(SVEN, receipt))


async def test_of_several_owners_each_is_named_to_one_who_may_not_change_it(group: Stage) -> None:
    receipt = await group.said(KARIN, "nytt uppdrag Amira och Johan bokar lokal senast 6 februari")

    refused = await group.local.press(SVEN, receipt, "Klart")

    assert refused.word == "Bara Amira Haddad, Johan Lind och mötesansvariga kan ändra U-1. Be någon av dem."


async def test_while_one_is_asked_nobody_else_can_be_and_the_question_can_be_taken_back(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")

    again = await asked(group, card, by=AMIRA, who="Sven Åberg")
    another = await asked(group, card, by=AMIRA, who="Karin Ek")
    by_sven = await group.local.press(SVEN, question, "Ta över")
    circle = await asked(group, group.now(SVEN, question), by=SVEN, who="Amira Haddad")
    back = await group.local.press(SVEN, group.now(SVEN, question), "Ta tillbaka frågan")
    await group.settled()

    assert (again, another) == ("", "U-1 väntar på svar från Sven Åberg. Ta tillbaka den frågan först.")
    assert by_sven.status == 200
    assert circle == ""
    assert "Väntar på svar från Amira Haddad" not in said(back)
    assert said(await group.sees(AMIRA, "Du behöver inte svara längre"))[1] == OWNED
    assert group.count(SVEN, "Lämna över") == 0


async def test_a_no_says_why_and_leaves_it_where_it_was(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg", why="Jag är ledig.")
    question = await group.sees(SVEN, "ber dig ta över")
    facts = hidden(question, "Ta över")

    no = await group.local.press(SVEN, question, "Tacka nej", Motivering="Jag har redan tre.")
    late = word(await press_raw(group, SVEN, "assignments.take_over", facts))
    await group.settled()

    assert said(no)[2] == "Du tackade nej. Det ligger kvar där det är."
    assert late == SV(NotFound.msgid)
    assert said(await group.sees(AMIRA, "tackade nej"))[1:] == [
        OWNED,
        "Sven Åberg tackade nej till att ta över uppdraget. Det ligger kvar där det är.",
        "Motivering Jag har redan tre.",
    ]
    assert "Sven Åberg tackade nej till att ta över: Jag har redan tre." in " ".join(said(group.now(AMIRA, card)))


async def test_after_a_no_another_is_asked_from_the_word_that_tells_of_it(group: Stage) -> None:
    await given(group)
    await asked(group, await group.sees(AMIRA, OWNED), by=AMIRA, who="Sven Åberg")
    await group.local.press(SVEN, await group.sees(SVEN, "ber dig ta över"), "Tacka nej")
    await group.settled()
    word_of_it = await group.sees(AMIRA, "tackade nej")

    await group.local.press(AMIRA, word_of_it, "Lämna över")
    another = await asked(group, group.now(AMIRA, word_of_it), by=AMIRA, who="Johan Lind")

    assert another == ""
    assert said(await group.sees(JOHAN, "ber dig ta över"))[1] == OWNED


async def test_what_is_done_meanwhile_needs_no_answer(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")

    await group.local.press(AMIRA, card, "Klart")
    await group.settled()

    assert said(group.now(SVEN, question))[2] == "Du behöver inte svara längre: uppdraget är klart."
    assert offered(group.now(SVEN, question)) == []
    assert "togs tillbaka" not in " ".join(said(group.now(AMIRA, card)))


async def test_passed_round_a_circle_it_comes_back_to_whom_it_left(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)

    for giver, taker in ((AMIRA, SVEN), (SVEN, KARIN), (KARIN, AMIRA)):
        await asked(group, group.now(giver, card), by=giver, who=taker.name)
        card = await group.sees(taker, f"{giver.name} ber dig ta över")
        assert (await group.local.press(taker, card, "Ta över")).status == 200
        await group.settled()

    assert said(group.now(AMIRA, card))[3] == "Ansvarig Amira Haddad"
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "1 öppet uppdrag"
    assert said(await group.told(KARIN, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"


async def test_who_is_outside_the_team_owns_it_through_a_contact_person_and_can_not_be_chosen(group: Stage) -> None:
    form = await group.said(KARIN, "nytt uppdrag")
    facts = {**hidden(form, "Ge uppdraget"), "text": "Bokar lokal", "owners": "6f0c1c2e-0000-4000-8000-000000000000"}

    refused = await press_raw(group, KARIN, "assignments.give", facts, on=form)
    await group.said(KARIN, "nytt uppdrag Kalle Svensson skickar ut underlaget senast 6 februari")
    await group.settled()
    question = await group.sees(JOHAN, "Vem är kontaktperson för Kalle Svensson?")
    await group.local.press(JOHAN, question, "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.at(datetime(2026, 11, 23, 7, 1, tzinfo=UTC))

    assert word(refused) == "En av de ansvariga är inte kvar i Ledningsgruppen. Välj någon annan."
    assert group.count(SVEN, "Veckans påminnelse") == 1


async def test_an_owner_who_leaves_is_asked_about_once_and_replaced_by_the_organisers(group: Stage) -> None:
    await given(group)
    await group.local.leave(AMIRA)
    await group.settled()
    question = await group.sees(JOHAN, "Amira Haddad är inte med i gruppen längre")

    await group.local.leave(SVEN)
    await group.local.join(SVEN)
    await group.settled()
    pressed = await group.local.press(JOHAN, question, "Välj ny ansvarig", **{"Ny ansvarig": "Sven Åberg"})
    await group.settled()
    by_karin = await group.sees(KARIN, OWNED)

    assert (group.count(JOHAN, "Ny ansvarig behövs"), group.count(KARIN, "Ny ansvarig behövs")) == (0, 0)
    assert said(pressed)[1:4] == [OWNED, "Klart senast lördag 6 februari 2027", "Ansvarig Sven Åberg"]
    assert "Johan Lind gjorde Sven Åberg till ansvarig i stället för Amira Haddad" in " ".join(said(by_karin))
    assert said(await group.sees(SVEN, "Du har fått ett uppdrag"))[1] == OWNED


async def test_a_contact_person_who_leaves_is_asked_for_again(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    await group.settled()
    question = await group.sees(KARIN, "Vem är kontaktperson för VC-gruppen?")
    refused = await group.local.press(KARIN, question, "Spara kontaktperson", Kontaktperson="Amira Haddad")
    await group.settled()
    assert refused.status == 200

    await group.local.leave(AMIRA)
    await group.settled()
    again = await group.sees(KARIN, "Vem är kontaktperson för VC-gruppen?")
    await group.local.press(KARIN, again, "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.settled()

    assert again.id != question.id
    assert said(group.now(KARIN, again))[1] == "Sven Åberg är kontaktperson för VC-gruppen"
    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "1 öppet uppdrag"


async def test_a_contact_person_is_changed_once_for_all_assignments_of_the_group_she_stands_for(group: Stage) -> None:
    for deed in ("ser över schemat", "skriver ett brev", "bokar lokal"):
        await group.said(KARIN, f"nytt uppdrag VC-gruppen {deed} senast 4 december")
    await group.settled()
    question = await group.sees(KARIN, "Vem är kontaktperson för VC-gruppen?")
    await group.local.press(KARIN, question, "Spara kontaktperson", Kontaktperson="Amira Haddad")
    listed = await group.said(KARIN, "kontaktpersoner")
    await group.local.press(KARIN, listed, "Välj en annan")
    await group.local.press(KARIN, group.now(KARIN, listed), "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.at(datetime(2026, 11, 23, 7, 1, tzinfo=UTC))

    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "3 öppna uppdrag"
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"
    assert (group.count(SVEN, "Veckans påminnelse"), group.count(AMIRA, "Veckans påminnelse")) == (1, 0)
