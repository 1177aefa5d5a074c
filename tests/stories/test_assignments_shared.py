"""Assignments that several own: whoever hands over gives away what is hers, and no more."""

from datetime import timedelta

import pytest

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import sqlite_only
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments_handing import asked
from tests.stories.test_meetings import arranged

pytestmark = [pytest.mark.thorough, sqlite_only]

DEED = "U-1 · Se över avtalen"


async def _shared(group: Stage, *, owner: str, role: str = "VC-gruppen", contact: str = "Amira Haddad") -> Seen:
    """Let a member and a group own an assignment, and return the card of the group's contact person."""
    form = await group.said(KARIN, "nytt uppdrag")
    facts = {"Vad": "Se över avtalen", "Ansvarig": owner, "Grupp eller roll": role}
    await group.local.press(KARIN, form, "Ge uppdraget", **facts)
    await group.settled()
    question = await group.sees(JOHAN, f"Vem är kontaktperson för {role}?")
    await group.local.press(JOHAN, question, "Spara kontaktperson", Kontaktperson=contact)
    await group.settled()
    return await group.sees(AMIRA, DEED)


async def test_a_contact_person_hands_over_what_her_group_owns_and_its_other_owner_keeps_his(group: Stage) -> None:
    card = await _shared(group, owner="Sven Åberg")
    await asked(group, card, by=AMIRA, who="Johan Lind")
    await group.local.press(JOHAN, await group.sees(JOHAN, "ber dig ta över"), "Ta över")
    await group.settled()

    svens = await group.sees(SVEN, "Historik")

    assert said(svens)[3] == "Ansvarig Sven Åberg, Johan Lind"
    assert "Johan Lind tog över det från VC-gruppen" in " ".join(said(svens))
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"


async def test_an_owner_who_is_the_contact_person_too_hands_both_over(group: Stage) -> None:
    card = await _shared(group, owner="Amira Haddad")
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    taken = await group.local.press(SVEN, await group.sees(SVEN, "ber dig ta över"), "Ta över")
    await group.settled()

    assert "Ansvarig Sven Åberg" in said(taken)
    assert "Sven Åberg tog över det från Amira Haddad, VC-gruppen" in " ".join(said(taken))


async def test_an_organiser_hands_over_all_of_it(group: Stage) -> None:
    await _shared(group, owner="Amira Haddad")
    receipt = group.bot_in(group.channel, KARIN)[-1]
    await asked(group, receipt, by=KARIN, who="Sven Åberg")
    taken = await group.local.press(SVEN, await group.sees(SVEN, "ber dig ta över"), "Ta över")

    assert "Ansvarig Sven Åberg" in said(taken)


async def test_who_is_no_contact_person_any_more_has_nothing_to_hand_over(group: Stage) -> None:
    card = await _shared(group, owner="Karin Ek")
    await asked(group, card, by=AMIRA, who="Sven Åberg")
    question = await group.sees(SVEN, "ber dig ta över")

    group.clock.forward(timedelta(seconds=6))
    listed = await group.told(JOHAN, "kontaktpersoner")
    await group.local.press(JOHAN, listed, "Välj en annan")
    await group.local.press(JOHAN, group.now(JOHAN, listed), "Spara kontaktperson", Kontaktperson="Johan Lind")
    await group.settled()

    assert said(group.now(SVEN, question))[2] == "Du behöver inte svara längre: frågan togs tillbaka."
    assert said(group.now(AMIRA, card))[3] == "Ansvarig Karin Ek, VC-gruppen"


async def test_a_contact_person_is_chosen_from_the_card_in_the_channel_and_the_card_stays(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    receipt = group.bot_in(group.channel, KARIN)[-1]

    opened = await group.local.press(KARIN, receipt, "Välj kontaktperson")
    back = await group.local.press(KARIN, group.now(KARIN, receipt), "Tillbaka utan att ändra")
    await group.local.press(KARIN, group.now(KARIN, receipt), "Välj kontaktperson")
    saved = await group.local.press(KARIN, group.now(KARIN, receipt), "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.settled()

    assert offered(opened) == ["Spara kontaktperson", "Tillbaka utan att ändra"]
    assert "Välj kontaktperson" in offered(back)
    assert "Kontaktperson för VC-gruppen: Sven Åberg" in said(saved)
    assert "Välj en annan" in offered(group.now(JOHAN, receipt))
    assert "Välj kontaktperson" not in offered(group.now(JOHAN, receipt))


async def test_no_contact_person_is_chosen_for_what_is_dropped(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    receipt = group.bot_in(group.channel, KARIN)[-1]

    dropped = await group.local.press(KARIN, receipt, "Stryk", Kommentar="Behövs inte.")

    assert offered(dropped) == ["Öppna igen"]


async def test_the_list_of_contact_persons_leads_back_from_its_form(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat senast 4 december")
    await group.settled()
    listed = await group.said(KARIN, "kontaktpersoner")

    await group.local.press(KARIN, listed, "Välj kontaktperson")
    back = await group.local.press(KARIN, group.now(KARIN, listed), "Tillbaka utan att ändra")

    assert said(back) == said(listed)


async def test_whoever_was_the_contact_person_sees_that_it_is_hers_no_longer(group: Stage) -> None:
    card = await _shared(group, owner="Karin Ek")
    listed = await group.told(JOHAN, "kontaktpersoner")
    await group.local.press(JOHAN, listed, "Välj en annan")
    await group.local.press(JOHAN, group.now(JOHAN, listed), "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.settled()

    assert "Kontaktperson för VC-gruppen: Sven Åberg" in said(group.now(AMIRA, card))
    assert "Klart" not in offered(group.now(AMIRA, card))


async def test_of_two_owners_the_other_is_told_that_the_day_was_moved_and_why(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag Amira och Sven bokar lokal senast 6 februari")
    await group.settled()
    card = await group.sees(AMIRA, "bokar lokal")
    facts = {"Nytt datum": "2027-02-12", "Kommentar": "Lokalen är upptagen."}

    await group.local.press(AMIRA, card, "Flytta datum", **facts)
    await group.settled()

    told = said(await group.sees(SVEN, "flyttade datumet"))
    assert told[2:] == ["Amira Haddad flyttade datumet", "Motivering Lokalen är upptagen."]
    assert group.count(AMIRA, "Uppdrag · ") == 1


async def test_the_history_says_that_the_day_followed_the_meeting(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag Sven redovisar budgeten till nästa möte")
    await group.settled()
    card = await group.sees(SVEN, "Du har fått ett uppdrag")

    await arranged(group, "Flytta", **{"Datum": "2026-12-01", "Starttid": "09:00", "Längd (minuter)": "60"})
    await group.settled()

    assert "Datumet följde med mötet, från fredag" in " ".join(said(group.now(SVEN, card)))
