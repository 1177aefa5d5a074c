"""Reminders as people live with them: answered where they stand, paused and turned on again."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NotFound
from bot.localteams.cards import find_action
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.conftest import GUEST
from tests.stories.forging import SV, press_raw, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.test_assignments_handing import asked

MONDAY = datetime(2026, 11, 23, 7, 1, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 7, 1, tzinfo=UTC)
PING, SOON = "Veckans påminnelse", "Snart dags"


@sqlite_only
async def test_the_weekly_ping_and_the_word_before_the_day_are_answered_where_they_stand(group: Stage) -> None:
    await group.said(JOHAN, "nytt uppdrag Amira skickar ut underlaget senast 27 november")
    await group.said(JOHAN, "nytt uppdrag Amira bokar lokal")
    await group.at(MONDAY)
    ping = await group.sees(AMIRA, PING)
    assert offered(ping) == ["Klart", "Pågår", "Klart", "Pågår", "Pausa påminnelser"]

    await group.local.press(AMIRA, ping, "Pågår")
    assert offered(group.now(AMIRA, ping)) == ["Klart", "Klart", "Pågår", "Pausa påminnelser"]
    await group.at(THURSDAY)
    soon = await group.sees(AMIRA, SOON)
    assert said(soon)[1] == "1 uppdrag ska snart vara klart"
    await group.local.press(AMIRA, soon, "Klart")

    assert said(group.now(AMIRA, soon)) == [
        *("Snart dags · Ledningsgruppen", "Allt är klart", "U-1", "Amira skickar ut underlaget senast 27 november"),
        "Klart torsdag 26 november, av Amira Haddad",
    ]
    await group.at(MONDAY + timedelta(weeks=1))
    assert said(await group.sees(AMIRA, PING))[1] == "Du har 1 öppet uppdrag"
    assert "Klart sedan sist" in said(group.newest_root(AMIRA))


@pytest.mark.thorough
@sqlite_only
async def test_pressed_days_later_the_word_before_the_day_still_holds_all_that_it_held(group: Stage) -> None:
    for what in ("skickar ut underlaget", "bokar lokal", "skriver till rektorerna", "ringer fastighet"):
        receipt = await group.said(JOHAN, f"nytt uppdrag Amira {what} senast 27 november")
    await group.at(THURSDAY)
    soon = await group.sees(AMIRA, SOON)
    await group.local.press(KARIN, receipt, "Stryk")
    await asked(group, await group.sees(AMIRA, "U-3 · Amira skriver"), by=AMIRA, who=SVEN.name)
    await group.local.press(SVEN, await group.sees(SVEN, "ber dig ta över"), "Ta över")
    await group.at(MONDAY + timedelta(weeks=1))

    await group.local.press(AMIRA, soon, "Pågår")
    later = group.now(AMIRA, soon)
    assert (said(later)[:3], offered(later)) == (
        ["Snart dags · Ledningsgruppen", "Du har 2 öppna uppdrag", "2 av dem är försenade"],
        ["Klart", "Klart", "Pågår", "Pausa påminnelser"],
    )
    assert [one for one in said(later)[3:] if not one.startswith(("U-", "Amira", "Visa"))] == [
        "Försenat 3 dagar (fredag 27 november) · Pågår",
        "Försenat 3 dagar (fredag 27 november)",
        "Inte längre ditt",
        "Struket torsdag 26 november, av Karin Ek",
    ]
    await group.local.press(AMIRA, later, "Klart")
    await group.local.press(AMIRA, group.now(AMIRA, soon), "Klart")

    assert said(group.now(AMIRA, soon))[1] == "Inget av det här väntar på dig längre"
    assert offered(group.now(AMIRA, soon)) == []


@pytest.mark.thorough
@sqlite_only
async def test_of_more_than_ten_several_are_ticked_at_once(group: Stage) -> None:
    for number in range(12):
        await group.said(JOHAN, f"nytt uppdrag Amira skriver kapitel {number}")
    await group.at(MONDAY)
    ping = await group.sees(AMIRA, PING)
    assert offered(ping) == ["Klart", "Pågår", "Visa uppdragen", "Pausa påminnelser"]
    refused = await group.local.press(AMIRA, ping, "Klart")
    assert "Inget är ikryssat." in " ".join(said(refused)) + str(refused)

    ticks = boxes(ping.card)
    await group.local.press(AMIRA, ping, "Pågår", undated=",".join(ticks[:2]))
    await group.local.press(AMIRA, group.now(AMIRA, ping), "Klart", undated=",".join(ticks[1:4]))

    left = group.now(AMIRA, ping)
    assert said(left)[1] == "Du har 9 öppna uppdrag"
    assert offered(left).count("Klart") == 9
    assert offered(left).count("Pågår") == 8


@pytest.mark.thorough
@sqlite_only
async def test_from_a_reminder_the_whole_of_an_assignment_is_one_press_away_and_leads_back(group: Stage) -> None:
    await group.said(JOHAN, "nytt uppdrag Amira skickar ut underlaget senast 27 november")
    await group.said(JOHAN, "nytt uppdrag Amira bokar lokal senast 18 december")
    await group.at(MONDAY)
    ping = await group.sees(AMIRA, PING)

    await group.local.press(AMIRA, ping, "assignments.show")
    whole = group.now(AMIRA, ping)
    assert said(whole)[:2] == ["Uppdrag · Ledningsgruppen", "U-1 · Amira skickar ut underlaget senast 27 november"]
    assert {"Kommentera", "Flytta datum", "Lämna över"} <= set(offered(whole))
    await group.local.press(AMIRA, whole, "Till listan")
    assert said(group.now(AMIRA, ping)) == said(ping)

    await group.at(THURSDAY)
    soon = await group.sees(AMIRA, SOON)
    await group.local.press(AMIRA, soon, "assignments.show")
    await group.local.press(AMIRA, group.now(AMIRA, soon), "Klart")
    assert said(group.now(AMIRA, soon))[:2] == ["Snart dags · Ledningsgruppen", "Allt är klart"]

    show = find_action(ping.card or {}, "assignments.show").action
    back = show["data"] | {"inside": "True"}
    elsewhere = await press_raw(group, AMIRA, "assignments.back", back, place=group.channel)
    assert word(elsewhere) == SV(NotFound.msgid)


@pytest.mark.thorough
@sqlite_only
async def test_organisers_open_what_is_late_and_choose_who_is_reminded_where_nobody_is(group: Stage) -> None:
    await group.said(KARIN, "nytt uppdrag Amira skickar ut underlaget senast 19 november")
    await group.said(KARIN, "nytt uppdrag VC-gruppen ser över schemat")
    await group.at(MONDAY)
    await group.later(timedelta(minutes=31))
    letter = await group.sees(JOHAN, "Till dig som är mötesansvarig")
    assert said(letter)[1] == "Ingen påminns om 1 uppdrag"
    await group.local.press(JOHAN, letter, "assignments.show")
    await group.local.press(JOHAN, group.now(JOHAN, letter), "Välj kontaktperson")
    await group.local.press(JOHAN, group.now(JOHAN, letter), "Spara kontaktperson", Kontaktperson=SVEN.name)

    await group.at(MONDAY + timedelta(weeks=2))
    await group.later(timedelta(minutes=31))
    letter = await group.sees(JOHAN, "Till dig som är mötesansvarig")
    assert said(letter)[1:4:2] == ["1 uppdrag har varit försenat i två veckor eller mer", "U-1"]
    assert "Ingen påminns" not in " ".join(said(letter))
    await group.local.press(JOHAN, letter, "assignments.show")
    assert "Flytta datum" in offered(group.now(JOHAN, letter))
    await group.local.press(JOHAN, group.now(JOHAN, letter), "Till listan")
    assert said(group.now(JOHAN, letter))[1] == "1 försenat uppdrag"


@pytest.mark.thorough
@sqlite_only
async def test_of_what_is_ticked_all_is_marked_but_what_became_anothers_meanwhile(group: Stage) -> None:
    for number in range(12):
        await group.said(JOHAN, f"nytt uppdrag Amira skriver kapitel {number}")
    await group.at(MONDAY)
    ping = await group.sees(AMIRA, PING)
    ticks = boxes(ping.card)
    await asked(group, await group.sees(AMIRA, "U-1 · Amira"), by=AMIRA, who=SVEN.name)
    await group.local.press(SVEN, await group.sees(SVEN, "ber dig ta över"), "Ta över")

    alone = await group.local.press(AMIRA, ping, "Klart", undated=ticks[0])
    await group.local.press(AMIRA, ping, "Klart", undated=",".join(ticks[:4]))

    refusal = "Bara Sven Åberg och mötesansvariga kan ändra U-1. Be någon av dem."
    assert alone.word == refusal
    assert said(group.now(AMIRA, ping))[1:3] == ["Du har 8 öppna uppdrag", refusal]


def boxes(card: object) -> list[str]:
    """Return what the card's boxes send when they are ticked."""
    found: list[str] = []
    match card:
        case {"choices": list(choices)}:
            found += [str(one["value"]) for one in choices]
        case dict():
            found += [one for value in card.values() for one in boxes(value)]
        case list():
            found += [one for value in card for one in boxes(value)]
    return found


@pytest.mark.thorough
@sqlite_only
async def test_paused_and_turned_on_again_by_word_and_by_press(group: Stage) -> None:
    await group.said(JOHAN, "nytt uppdrag Amira bokar lokal")
    await group.said(JOHAN, "nytt uppdrag Sven bokar buss")

    paused = await group.told(AMIRA, "Pausa påminnelser till 7 januari")
    assert said(paused)[1] == "Dina påminnelser är pausade till och med torsdag 7 januari 2027"
    await group.at(MONDAY)
    assert (group.count(AMIRA, PING), group.count(SVEN, PING)) == (0, 1)
    assert "Amira Haddad" in said(group.newest_root(SVEN))

    await group.local.press(AMIRA, paused, "Slå på påminnelser")
    assert said(group.now(AMIRA, paused))[1] == "Dina påminnelser är på"
    form = await group.local.press(SVEN, await group.sees(SVEN, PING), "Pausa påminnelser")
    assert form.dialog is not None
    await group.local.press(SVEN, form.dialog, "Pausa påminnelser")
    assert said(await group.sees(SVEN, "pausade"))[1] == "Dina påminnelser är pausade tills du slår på dem igen"
    await group.at(MONDAY + timedelta(weeks=1))
    assert (group.count(AMIRA, PING), group.count(SVEN, PING)) == (1, 1)
    assert said(await group.told(SVEN, "slå på påminnelser"))[1] == "Dina påminnelser är på"
    await group.at(MONDAY + timedelta(weeks=2))
    assert group.count(SVEN, PING) == 2


@pytest.mark.thorough
@sqlite_only
async def test_a_pause_is_found_in_the_help_and_by_other_words(group: Stage) -> None:
    assert "pausa påminnelser" in " ".join(said(await group.told(AMIRA, "hjälp")))
    for words in ("stäng av påminnelser", "Sluta påminna!"):
        paused = await group.told(AMIRA, words)
        assert said(paused)[1] == "Dina påminnelser är pausade tills du slår på dem igen"


@pytest.mark.thorough
@sqlite_only
async def test_a_pause_asked_for_in_the_channel_is_answered_in_her_own_chat(group: Stage) -> None:
    answer = await group.said(AMIRA, "pausa påminnelser")

    assert "Klart. Jag svarar i din egen chatt." in said(answer)
    assert said(await group.sees(AMIRA, "pausade"))[1] == "Dina påminnelser är pausade tills du slår på dem igen"


@pytest.mark.thorough
@sqlite_only
@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("pausa påminnelser till nån gång", "Jag förstår inte dagen ”till nån gång”."),
        ("pausa påminnelser till 2026-11-01", "Den dagen har varit."),
        ("pausa påminnelser till 1 november", "Den dagen har varit."),
        ("pausa påminnelser till 2029-01-01", "En paus varar högst ett år."),
    ],
)
async def test_a_day_that_makes_no_sense_is_refused_and_nothing_is_paused(
    group: Stage, words: str, answer: str
) -> None:
    await group.said(JOHAN, "nytt uppdrag Amira bokar lokal")

    assert answer in " ".join(said(await group.told(AMIRA, words)))
    await group.at(MONDAY)
    assert group.count(AMIRA, PING) == 1


@pytest.mark.thorough
@sqlite_only
async def test_a_press_twice_late_or_by_somebody_else_changes_nothing_more(group: Stage) -> None:
    await group.said(JOHAN, "nytt uppdrag Amira bokar lokal")
    await group.at(MONDAY)
    ping = await group.sees(AMIRA, PING)

    for stranger in (SVEN, GUEST):
        refused = await group.local.press(stranger, ping, "Klart")
        assert "U-1" in " ".join(said(refused)) + str(refused)
        assert said(group.now(AMIRA, ping))[1] == "Du har 1 öppet uppdrag"
    carried = find_action(ping.card or {}, "Klart").action
    elsewhere = await press_raw(group, AMIRA, carried["verb"], carried["data"], place=group.channel)
    assert (word(elsewhere), said(group.now(AMIRA, ping))[1]) == (SV(NotFound.msgid), "Du har 1 öppet uppdrag")
    await group.local.press(AMIRA, ping, "Klart")
    assert said(group.now(AMIRA, ping))[1] == "Allt är klart"
    await press_raw(group, AMIRA, carried["verb"], carried["data"], on=ping)

    assert said(group.now(AMIRA, ping))[1] == "Allt är klart"
    assert "1 öppet uppdrag" not in said(await group.said(KARIN, "uppdrag"))
