"""Assignments where something is crooked: wrong people, late presses, odd forms, steps, lists and files."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.db.transaction import transaction
from bot.errors import NotFound
from bot.localteams.board import CARD
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from bot.people.models import Group
from tests.stories.conftest import GUEST
from tests.stories.forging import SV, hidden, press_raw, published, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments import OWNED, given
from tests.stories.test_exports import taken

pytestmark = [pytest.mark.thorough, sqlite_only]


async def test_only_owners_and_organisers_change_it_and_only_organisers_drop_it(group: Stage) -> None:
    receipt = await given(group)
    card = await group.sees(AMIRA, OWNED)
    facts = hidden(card, "Klart")

    by_sven = await group.local.press(SVEN, receipt, "Klart")
    by_guest = await group.said(GUEST, "nytt uppdrag Sven bokar lokal")
    dropping = await group.local.press(AMIRA, receipt, "Stryk", Kommentar="Behövs inte")
    await group.local.press(KARIN, receipt, "Stryk", Kommentar="Nämnden drog tillbaka frågan.")
    await group.settled()
    late = word(await press_raw(group, AMIRA, "assignments.done", facts))
    await group.local.press(JOHAN, group.now(JOHAN, receipt), "Öppna igen")
    await group.settled()

    assert by_sven.word == "Bara Amira Haddad och mötesansvariga kan ändra U-1. Be någon av dem."
    assert "du är med som gäst" in " ".join(said(by_guest)) or "gäst" in " ".join(said(by_guest))
    assert dropping.word == (
        "Bara ordförande och sekreterare kan stryka U-1. Skriv en kommentar eller fråga någon av dem."
    )
    assert said(await group.sees(AMIRA, "strök uppdraget"))[2:] == [
        "Karin Ek strök uppdraget: du behöver inte göra det",
        "Motivering Nämnden drog tillbaka frågan.",
    ]
    assert late == "Karin Ek har strukit U-1. Öppna det igen först."
    assert said(group.now(AMIRA, card))[2] == "Klart senast lördag 6 februari 2027"
    assert said(await group.sees(AMIRA, "öppnade uppdraget igen"))[1] == OWNED


async def test_done_pressed_by_two_is_done_once(group: Stage) -> None:
    receipt = await given(group)
    card = await group.sees(AMIRA, OWNED)
    facts = hidden(receipt, "Klart")

    first = await group.local.press(AMIRA, card, "Klart")
    again = await press_raw(group, AMIRA, "assignments.done", facts, on=card)
    second = await press_raw(group, JOHAN, "assignments.done", facts)
    await group.settled()

    assert again.body["type"] == CARD
    assert said(first)[2] == "Klart onsdag 18 november, av Amira Haddad"
    assert word(second) == "Amira Haddad har redan klarmarkerat U-1."
    assert "Historik (2)" in said(group.now(AMIRA, card))


async def test_a_due_day_that_has_been_is_refused_and_what_was_typed_stays(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)
    form = await group.said(KARIN, "nytt uppdrag")
    why = "Datumet har redan varit. Välj i dag eller en senare dag."

    moved = await group.local.press(AMIRA, card, "Flytta datum", **{"Nytt datum": "2026-11-17"})
    same = await group.local.press(AMIRA, card, "Flytta datum", **{"Nytt datum": "2027-02-06"})
    asked = {"Vad": "Boka lokal", "Klart senast": "2026-11-17"}
    refused = await group.local.press(KARIN, form, "Ge uppdraget", **asked)

    assert (moved.word, refused.word) == (why, why)
    assert said(same)[3] == "Det ska redan vara klart den dagen."
    assert offered(group.now(KARIN, form)) == ["Ge uppdraget"]


async def test_an_at_mention_means_just_that_person(group: Stage) -> None:
    receipt = await group.said(KARIN, "nytt uppdrag @Amira Haddad skickar ut underlaget senast 6 februari")

    assert said(receipt)[1:4] == [
        "U-1 · Amira Haddad skickar ut underlaget senast 6 februari",
        "Klart senast lördag 6 februari 2027",
        "Ansvarig Amira Haddad",
    ]


async def test_a_message_becomes_an_assignment_of_its_author(group: Stage) -> None:
    await group.local.say(SVEN, group.channel, "Jag hör med Nacka om deras whiteboards.", mention=False)
    message = group.local.messages(group.channel, seen_by=KARIN)[-1]

    opened = await group.local.act_on(KARIN, message, "assignments.give")
    assert opened.dialog is not None
    done = await group.local.press(KARIN, opened.dialog, "Ge uppdraget", **{"Klart senast": "2026-11-27"})
    await group.settled()

    assert done.status == 200
    hers = await group.sees(SVEN, "Du har fått ett uppdrag")
    assert said(hers)[1:4] == [
        "U-1 · Jag hör med Nacka om deras whiteboards.",
        "Klart senast fredag 27 november",
        "Ansvarig Sven Åberg",
    ]
    assert "Till meddelandet" in offered(hers)


async def test_a_line_without_an_owner_is_the_writers_own_and_one_with_next_meeting_follows_it(group: Stage) -> None:
    own = await group.said(SVEN, "nytt uppdrag boka lokal senast 27 november")
    at_meeting = await group.said(KARIN, "nytt uppdrag Sven redovisar budgeten till nästa möte")
    too_long = await group.said(KARIN, "nytt uppdrag " + "ord " * 200)

    assert said(own)[3] == "Ansvarig Sven Åberg"
    assert said(at_meeting)[2] == "Till mötet fredag 20 november"
    assert "är det mesta" in " ".join(said(too_long))


async def test_steps_are_added_ticked_changed_and_removed_in_the_card(group: Stage) -> None:
    text = "nytt uppdrag Amira: Uppdrag matematik: identifiera skolor (VC), insatser (PC + Elevhälsa), uppföljning"
    await group.said(KARIN, text)
    await group.settled()
    card = next(one for one in group.bot_in(group.channel, KARIN) if "Delsteg: 0 av 3 klara" in said(one))

    await group.local.press(KARIN, card, "Bocka av")
    ticked = group.now(KARIN, card)
    form = await group.local.press(KARIN, ticked, "Lägg till delsteg")
    await group.local.press(
        KARIN,
        group.now(KARIN, card),
        "Spara delsteget",
        **{"Delsteg": "rapport", "Ansvarig": "Sven Åberg", "Klart senast": "2026-12-11"},
    )
    await group.settled()
    added = said(group.now(KARIN, card))
    opened = await group.local.press(KARIN, group.now(KARIN, card), "assignments.steps")
    both = {"Ansvarig": "Sven Åberg", "Grupp eller roll": "VC-gruppen"}
    refused = await group.local.press(KARIN, group.now(KARIN, card), "Spara delsteget", **both)
    await group.local.press(KARIN, group.now(KARIN, card), "Ta bort delsteget")
    left = said(group.now(KARIN, card))
    by_sven = await group.local.press(SVEN, group.now(SVEN, card), "Bocka av")

    assert "Delsteg: 1 av 3 klara" in said(ticked)
    assert "Spara delsteget" in offered(form)
    assert added[added.index("rapport") + 1] == "Sven Åberg · Klart senast fredag 11 december"
    assert "Spara delsteget" in offered(opened)
    assert refused.word == "Ett delsteg har en ansvarig: välj en medlem, eller skriv en grupp eller roll."
    assert "Delsteg: 0 av 3 klara" in left
    assert by_sven.word == "Bara delstegets ansvariga, de ansvariga för U-1 och mötesansvariga kan bocka av det." or (
        by_sven.word or ""
    ).startswith("Bara delstegets ansvariga")


async def test_a_list_leads_to_the_whole_and_back_and_is_drawn_anew_when_something_is_done(group: Stage) -> None:
    await given(group)
    await group.said(KARIN, "nytt uppdrag Amira ringer Nacka senast 4 december")
    hers = await group.told(AMIRA, "mina uppdrag")

    whole = await group.local.press(AMIRA, hers, "assignments.show")
    back = await group.local.press(AMIRA, group.now(AMIRA, hers), "Till listan")
    await group.local.press(AMIRA, group.now(AMIRA, hers), "assignments.show")
    done = await group.local.press(AMIRA, group.now(AMIRA, hers), "Klart", Kommentar="Ringt.")
    await group.settled()

    assert said(whole)[1] == "U-2 · Amira ringer Nacka senast 4 december"
    assert said(back)[1] == "2 öppna uppdrag"
    assert said(done)[1] == "1 öppet uppdrag"
    assert said(group.now(AMIRA, hers))[1] == "1 öppet uppdrag"


async def test_more_than_a_page_is_turned_and_nothing_gets_lost(group: Stage) -> None:
    for number in range(23):
        group.clock.forward(timedelta(seconds=5))
        await group.said(KARIN, f"nytt uppdrag Amira gör del {number} senast 4 december")
    listed = await group.told(AMIRA, "uppdrag")

    second = await group.local.press(AMIRA, listed, "Nästa sida")
    own = await group.told(AMIRA, "mina uppdrag")
    own_second = await group.local.press(AMIRA, own, "Nästa sida")

    numbers = [line for card in (said(listed), said(second)) for line in card if line.startswith("U-")]
    own_numbers = [line for card in (said(own), said(own_second)) for line in card if line.startswith("U-")]
    assert numbers == own_numbers == [f"U-{number}" for number in range(1, 24)]


async def test_the_file_can_run_no_formula_and_opens_in_excel(group: Stage) -> None:
    await group.said(KARIN, 'nytt uppdrag =HYPERLINK("http://x";"Amira") senast 4 december')
    listed = await group.told(KARIN, "uppdrag")

    await group.local.press(KARIN, listed, "Exportera (CSV)")
    content = await taken(group, KARIN, "uppdrag-Ledningsgruppen-2026-11-18.csv")

    assert content.startswith(b"\xef\xbb\xbfNummer;Uppdrag;Ansvarig;")
    assert b"U-1;\"'=HYPERLINK(" in content


async def test_the_months_are_told_in_words_beside_the_picture(group: Stage) -> None:
    await given(group)
    listed = await group.told(KARIN, "uppdrag")

    figures = await group.local.press(KARIN, listed, "Månad för månad")
    back = await group.local.press(KARIN, group.now(KARIN, listed), "Till listan")

    assert said(figures)[2] == "november: givna 1, klara 0, försenade vid månadens slut 0"
    assert said(back)[1] == "1 öppet uppdrag"


async def test_words_after_the_command_narrow_the_list_or_say_what_they_can_be(group: Stage) -> None:
    await given(group)

    hers = await group.said(KARIN, "uppdrag amira")
    mine = await group.said(KARIN, "assignments mine")
    done = await group.said(KARIN, "uppdrag klara")
    unknown = await group.said(KARIN, "uppdrag blå")

    assert said(hers)[1] == "Amira Haddad har 1 öppet uppdrag"
    assert said(mine)[1] == "Du har 0 öppna uppdrag"
    assert said(done)[1] == "Inget har blivit klart än"
    assert "Jag hittar inget som heter ”blå” här." in " ".join(said(unknown))


async def test_an_assignment_of_a_deleted_group_is_not_found(group: Stage) -> None:
    receipt = await given(group)
    facts = hidden(receipt, "Klart")
    async with transaction(group.works.engine) as session:
        await session.execute(delete(Group))

    assert word(await press_raw(group, AMIRA, "assignments.done", facts)) == SV(NotFound.msgid)


async def test_the_minutes_that_gave_it_are_one_press_away(group: Stage) -> None:
    await published(group)
    await group.settled()
    card = await group.sees(AMIRA, "Du har fått ett uppdrag")

    await group.local.press(AMIRA, card, "Visa i anteckningarna")
    await group.settled()

    assert said(await group.sees(AMIRA, "Mötesanteckningar ledningsgruppen"))[1] == "Mötesanteckningar ledningsgruppen"
