"""An assignment's way: given in one line, by a form, from a message; commented, moved, handed over and done."""

from datetime import timedelta

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.stage import Stage, offered, said

OWNED = "U-1 · Amira skickar ut underlaget senast 6 februari"


async def given(group: Stage) -> Seen:
    """Let Johan give Amira an assignment in one line, and return his receipt."""
    receipt = await group.said(JOHAN, "nytt uppdrag Amira skickar ut underlaget senast 6 februari")
    await group.settled()
    return receipt


async def test_a_line_gives_an_assignment_at_once_and_its_owner_is_told(group: Stage) -> None:
    receipt = await group.said(JOHAN, "nytt uppdrag Amira skickar ut underlaget senast 6 februari")
    await group.settled()

    told = await group.sees(AMIRA, "Du har fått ett uppdrag")
    assert said(receipt)[:4] == [
        "Nytt uppdrag · Ledningsgruppen",
        OWNED,
        "Klart senast lördag 6 februari 2027",
        "Ansvarig Amira Haddad",
    ]
    assert said(told)[:4] == ["Du har fått ett uppdrag · Ledningsgruppen", *said(receipt)[1:4]]
    assert offered(told) == ["Lägg till delsteg", "Klart", "Pågår", "Kommentera", "Flytta datum", "Lämna över"]
    assert "Stryk" in offered(receipt)


async def test_a_comment_another_day_and_done_stand_in_the_history_of_every_card(group: Stage) -> None:
    receipt = await given(group)
    card = await group.sees(AMIRA, OWNED)

    await group.local.press(AMIRA, card, "Pågår")
    await group.local.press(AMIRA, card, "Kommentera", Kommentar="Väntar på siffror från Nacka.")
    await group.local.press(
        AMIRA, card, "Flytta datum", **{"Nytt datum": "2027-02-12", "Kommentar": "Siffrorna kommer sent."}
    )
    await group.settled()
    await group.local.press(AMIRA, card, "Klart", Kommentar="Utskickat.")
    await group.settled()

    later = "fredag 12 februari 2027: Siffrorna kommer sent."
    history = [
        "onsdag 18 november kl. 10.00 · Amira Haddad markerade det som klart: Utskickat.",
        f"onsdag 18 november kl. 10.00 · Amira Haddad flyttade datumet från lördag 6 februari 2027 till {later}",
        "onsdag 18 november kl. 10.00 · Amira Haddad kommenterade: Väntar på siffror från Nacka.",
        "onsdag 18 november kl. 10.00 · Amira Haddad sade att det pågår",
        "onsdag 18 november · Johan Lind gav uppdraget",
    ]
    for shown in (group.now(AMIRA, card), group.now(JOHAN, receipt)):
        words = said(shown)
        assert words[1:3] == [OWNED, "Klart onsdag 18 november, av Amira Haddad"]
        assert words[words.index("Historik (5)") :][1:] == ["Visa ▾", "Dölj ▴", *history]
        assert offered(shown) == ["Öppna igen"]


async def test_whoever_is_asked_takes_over_and_until_then_the_owner_stays(group: Stage) -> None:
    await given(group)
    card = await group.sees(AMIRA, OWNED)

    await group.local.press(AMIRA, card, "Lämna över", **{"Ny ansvarig": "Sven Åberg", "Kommentar": "Jag är ledig."})
    await group.settled()
    waiting = group.now(AMIRA, card)
    asked = await group.sees(SVEN, "Amira Haddad ber dig ta över det här")
    await group.local.press(SVEN, asked, "Ta över")
    await group.settled()

    assert "Väntar på svar från Sven Åberg" in said(waiting)
    assert "Ansvarig Amira Haddad" in said(waiting)
    assert said(group.now(SVEN, asked))[3] == "Ansvarig Sven Åberg"
    assert said(await group.sees(AMIRA, "Sven Åberg har tagit över uppdraget"))[1:] == [
        OWNED,
        "Sven Åberg har tagit över uppdraget",
    ]
    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "1 öppet uppdrag"
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"


async def test_the_form_gives_it_to_several_and_a_role_whose_contact_person_is_asked_for(group: Stage) -> None:
    form = await group.said(KARIN, "nytt uppdrag")
    await group.local.press(
        KARIN,
        form,
        "Ge uppdraget",
        Vad="Se över avtalen för skolskjuts",
        Ansvarig="Sven Åberg",
        **{"Grupp eller roll": "VC-gruppen", "Klart senast": "2026-12-11"},
    )
    await group.settled()
    question = await group.sees(JOHAN, "Vem är kontaktperson för VC-gruppen?")
    await group.local.press(JOHAN, question, "Spara kontaktperson", Kontaktperson="Amira Haddad")
    await group.settled()

    assert said(group.now(JOHAN, question))[1] == "Amira Haddad är kontaktperson för VC-gruppen"
    told = await group.sees(AMIRA, "Du har fått ett uppdrag")
    assert said(told)[3:5] == ["Ansvarig Sven Åberg, VC-gruppen", "Kontaktperson för VC-gruppen: Amira Haddad"]
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "1 öppet uppdrag"
    assert said(await group.told(KARIN, "kontaktpersoner"))[2:] == ["VC-gruppen", "Amira Haddad"]


async def test_the_group_sees_what_is_late_and_whose_it_is(group: Stage) -> None:
    await given(group)
    await group.said(KARIN, "nytt uppdrag Sven bokar lokal senast 25 november")
    await group.later(timedelta(days=20))

    late = await group.said(KARIN, "uppdrag sena")
    hers = await group.local.press(KARIN, late, "Visa uppdragen", Ansvarig="Amira Haddad")

    assert said(late)[:5] == [
        "Uppdrag · Ledningsgruppen",
        "1 försenat uppdrag",
        "Sven Åberg",
        "U-2",
        "Sven bokar lokal senast 25 november",
    ]
    assert said(hers)[1:5] == [
        "Amira Haddad har 1 öppet uppdrag",
        "Amira Haddad",
        "U-1",
        "Amira skickar ut underlaget senast 6 februari",
    ]
