"""Steps that are somebody else's than the assignment: told, reminded of, ticked, and what becomes of them."""

from datetime import UTC, datetime

import pytest

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN
from tests.stories.forging import hidden, press_raw, sqlite_only, word
from tests.stories.stage import Stage, offered, said

pytestmark = [pytest.mark.thorough, sqlite_only]

MATHS = "U-1 · Amira ser över matematiken senast 18 december"
GIVEN = "Du har fått ett delsteg"
MONDAY = datetime(2026, 11, 23, 7, 1, tzinfo=UTC)


async def step_given(group: Stage, **step: str) -> Seen:
    """Let Karin give Amira an assignment and Amira give Sven a step of it; return Amira's card."""
    await group.said(KARIN, "nytt uppdrag Amira ser över matematiken senast 18 december")
    await group.settled()
    card = await group.sees(AMIRA, "Du har fått ett uppdrag")
    await adds(group, card, **({"Ansvarig": "Sven Åberg", "Klart senast": "2026-11-27"} | step))
    return card


async def adds(group: Stage, card: Seen, text: str = "rapport", **step: str) -> None:
    await group.local.press(AMIRA, group.now(AMIRA, card), "Lägg till delsteg")
    await group.local.press(AMIRA, group.now(AMIRA, card), "Spara delsteget", Delsteg=text, **step)
    await group.settled()


async def test_whoever_gets_a_step_is_told_and_ticks_it_in_the_letter(group: Stage) -> None:
    card = await step_given(group)

    letter = await group.sees(SVEN, GIVEN)
    told, buttons = said(letter), offered(letter)
    await group.local.press(SVEN, letter, "Visa uppdraget")
    whole = said(group.now(SVEN, letter))
    await group.local.press(SVEN, group.now(SVEN, letter), "Till delsteget")
    await group.local.press(SVEN, group.now(SVEN, letter), "Klart")
    await group.settled()

    assert told == [
        "Du har fått ett delsteg · Ledningsgruppen",
        "rapport",
        "Klart senast fredag 27 november",
        f"Uppdrag {MATHS}",
        "Uppdragets ansvarig Amira Haddad",
        "Givet av Amira Haddad",
    ]
    assert buttons == ["Klart", "Visa uppdraget"]
    assert (whole[1], "Delsteg: 0 av 1 klara" in whole) == (MATHS, True)
    assert said(group.now(SVEN, letter))[1:3] == ["rapport", "Klart onsdag 18 november"]
    assert offered(group.now(SVEN, letter)) == ["Visa uppdraget"]
    assert "Delsteg: 1 av 1 klara" in said(group.now(AMIRA, card))
    assert "Sven Åberg bockade av ”rapport”" in " ".join(said(group.now(AMIRA, card)))


async def test_his_ping_holds_the_step_and_done_there_ticks_it_alone(group: Stage) -> None:
    card = await step_given(group)
    await group.at(MONDAY)
    ping = await group.sees(SVEN, "Veckans påminnelse")
    told = said(ping)

    await group.local.press(SVEN, ping, "Klart")
    await group.settled()

    assert told[1:] == [
        "1 öppet delsteg",
        "U-1",
        "Delsteg: rapport",
        "Klart senast fredag 27 november · Amira ser över matematiken senast 18 december",
        "Visa ▸",
    ]
    assert "Pågår" not in offered(ping)
    assert said(group.now(SVEN, ping))[1] == "Allt är klart"
    assert "Delsteg: 1 av 1 klara" in said(group.now(AMIRA, card))
    assert said(await group.told(AMIRA, "mina uppdrag"))[1] == "1 öppet uppdrag"


async def test_before_its_own_day_its_owner_is_reminded_once(group: Stage) -> None:
    await step_given(group)
    await group.at(datetime(2026, 11, 26, 7, 1, tzinfo=UTC))
    soon = await group.sees(SVEN, "Snart dags")
    told = said(soon)
    await group.local.press(SVEN, soon, "Klart")
    await group.settled()
    await group.at(datetime(2026, 12, 17, 7, 1, tzinfo=UTC))

    assert told[1:4] == ["1 delsteg ska snart vara klart", "U-1", "Delsteg: rapport"]
    assert said(group.now(SVEN, soon))[1] == "Allt är klart"
    assert group.count(SVEN, "Snart dags") == 1
    assert group.count(AMIRA, "Snart dags") == 1


async def test_a_step_without_a_day_is_due_with_the_assignment(group: Stage) -> None:
    await step_given(group, **{"Klart senast": ""})

    await group.at(datetime(2026, 12, 17, 7, 1, tzinfo=UTC))

    soon = said(await group.sees(SVEN, "Snart dags"))
    assert soon[3:] == [
        "Delsteg: rapport",
        "Klart senast fredag 18 december · Amira ser över matematiken senast 18 december",
        "Visa ▸",
    ]


async def test_own_lists_hold_it_and_the_groups_list_by_his_name(group: Stage) -> None:
    card = await step_given(group)
    await adds(group, card, "egen del", Ansvarig="Amira Haddad")

    his, by_name = await group.told(SVEN, "mina uppdrag"), said(await group.told(KARIN, "uppdrag sven"))
    listed = said(his)
    hers = said(await group.told(AMIRA, "mina uppdrag"))
    await group.at(MONDAY)
    ping = said(await group.sees(AMIRA, "Veckans påminnelse"))
    await group.local.press(SVEN, his, "Klart")

    line = [
        "U-1",
        "Delsteg: rapport",
        "Klart senast fredag 27 november · Amira ser över matematiken senast 18 december",
    ]
    assert listed[1:4] == ["1 öppet delsteg", *line[:2]]
    assert listed[4] == f"{line[2]} · Ledningsgruppen"
    assert (by_name[1], by_name[2], by_name[3:6]) == ("1 öppet delsteg", "Sven Åberg", line)
    assert (hers[1], "Delsteg: egen del" in hers) == ("1 öppet uppdrag", False)
    assert (ping[1], "Delsteg: egen del" in ping) == ("Du har 1 öppet uppdrag", False)
    assert said(group.now(SVEN, his))[1] == "Du har inga öppna uppdrag"


async def test_whoever_leaves_gives_his_step_back_to_those_whose_assignment_it_is(group: Stage) -> None:
    card = await step_given(group)
    await group.local.leave(SVEN)
    await group.settled()

    told = await group.sees(AMIRA, "Sven Åberg är inte med i gruppen längre")
    assert said(told)[1:] == [
        MATHS,
        "Sven Åberg är inte med i gruppen längre, så delsteget ”rapport” har ingen egen ansvarig nu",
    ]
    words = said(group.now(AMIRA, card))
    assert words[words.index("rapport") + 1] == "Klart senast fredag 27 november"
    assert "Sven Åberg lämnade gruppen, och delsteget ”rapport” har ingen egen ansvarig längre" in " ".join(words)


async def test_roles_that_minutes_give_steps_to_have_a_contact_person_who_is_told_and_reminded(group: Stage) -> None:
    text = "nytt uppdrag Amira ser över matematiken: identifiera skolor (VC), insatser (Sven), uppföljning (Amira)"
    await group.said(KARIN, text)
    await group.settled()
    question = await group.sees(JOHAN, "Vem är kontaktperson för VC?")
    await group.local.press(JOHAN, question, "Spara kontaktperson", Kontaktperson="Sven Åberg")
    await group.settled()
    await group.at(MONDAY)

    assert group.count(JOHAN, "Vem är kontaktperson") == 0
    assert (group.count(SVEN, GIVEN), group.count(SVEN, "Delsteg · "), group.count(AMIRA, GIVEN)) == (1, 1, 0)
    ping = said(await group.sees(SVEN, "Veckans påminnelse"))
    assert ping[1] == "2 öppna delsteg"
    assert [one for one in ping if one.startswith("Delsteg:")] == ["Delsteg: identifiera skolor", "Delsteg: insatser"]


async def test_pressed_late_twice_or_by_the_wrong_one_it_says_so(group: Stage) -> None:
    card = await step_given(group)
    await group.at(MONDAY)
    ping, letter = await group.sees(SVEN, "Veckans påminnelse"), await group.sees(SVEN, GIVEN)
    in_ping, in_letter = hidden(ping, "Klart"), hidden(letter, "Klart")

    by_guest = word(await press_raw(group, JOHAN, "reminders.done", {**in_ping, "step": in_ping["assignment"]}))
    await group.local.press(SVEN, ping, "Klart")
    twice = await press_raw(group, SVEN, "reminders.done", in_ping, on=ping)
    await group.local.press(AMIRA, group.now(AMIRA, card), "assignments.steps")
    await group.local.press(AMIRA, group.now(AMIRA, card), "Ta bort delsteget")
    await group.settled()
    removed = [
        word(await press_raw(group, SVEN, "reminders.done", in_ping, on=ping)),
        word(await press_raw(group, SVEN, "assignments.tick", in_letter, on=letter)),
    ]

    gone = "Delsteget har tagits bort ur U-1 under tiden."
    assert (by_guest, removed) == (gone, [gone, gone])
    assert said(group.now(SVEN, ping))[1] == "Allt är klart"
    assert twice.status == 200
    assert group.count(SVEN, "tog bort delsteget") == 0


async def test_whoever_loses_a_step_is_told_why(group: Stage) -> None:
    card = await step_given(group)
    await group.local.press(AMIRA, group.now(AMIRA, card), "assignments.steps")
    await group.local.press(AMIRA, group.now(AMIRA, card), "Spara delsteget", Ansvarig="Johan Lind")
    await group.settled()
    by_johan = said(await group.sees(JOHAN, GIVEN))[1]
    await group.local.press(AMIRA, group.now(AMIRA, card), "assignments.steps")
    await group.local.press(AMIRA, group.now(AMIRA, card), "Ta bort delsteget")
    await group.settled()

    assert said(await group.sees(SVEN, "gav delsteget"))[2] == (
        "Amira Haddad gav delsteget ”rapport” till någon annan: du behöver inte göra det"
    )
    assert said(await group.sees(JOHAN, "tog bort delsteget"))[2] == (
        "Amira Haddad tog bort delsteget ”rapport”: du behöver inte göra det"
    )
    assert by_johan == "rapport"
    assert said(await group.told(SVEN, "mina uppdrag"))[1] == "Du har inga öppna uppdrag"


async def test_whoever_gets_a_step_once_more_is_told_once_more(group: Stage) -> None:
    card = await step_given(group)
    for owner in ("Johan Lind", "Sven Åberg"):
        await group.local.press(AMIRA, group.now(AMIRA, card), "assignments.steps")
        form = {"Delsteg": "rapport", "Ansvarig": owner, "Klart senast": "2026-11-27"}
        await group.local.press(AMIRA, group.now(AMIRA, card), "Spara delsteget", **form)
        await group.settled()

    assert (group.count(SVEN, GIVEN), group.count(JOHAN, GIVEN)) == (2, 1)
