"""Who approves minutes, who names others for it, and what a press that is late, doubled or somebody else's does."""

import asyncio

import pytest

from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from tests.stories.conftest import GUEST
from tests.stories.forging import facts, press_raw, published, sqlite_only, word
from tests.stories.stage import Stage, offered, said
from tests.stories.version_play import LATER, corrected, correction, minutes_id, opened, root_of

pytestmark = pytest.mark.thorough

APPROVED = "Justerad av {} onsdag 18 november"


async def approves(group: Stage, person: Person, seen: Seen) -> None:
    """Let somebody approve minutes on that card, and let all the cards show it."""
    pressed = await group.local.press(person, seen, "Justera")
    assert (pressed.status, pressed.word) == (200, None)
    await group.settled()


async def named(group: Stage, root: Seen, people: str, *, by: Person = JOHAN) -> str:
    """Let an organiser name approvers, and return the word she gets."""
    form = opened(await group.local.press(by, root, "Utse justerare"))
    pressed = await group.local.press(by, form, "Spara", Justerare=people)
    await group.settled()
    return str(pressed.word)


@sqlite_only
async def test_only_the_chair_and_named_approvers_approve_and_each_once(group: Stage) -> None:
    root = await root_of(group)
    for person in (AMIRA, SVEN, GUEST):
        refused = await group.local.press(person, root, "Justera")
        assert refused.word == "De här anteckningarna justeras av Karin Ek."

    assert (
        await named(group, root, "Amira Haddad,Sven Åberg")
        == "Jag har bett Amira Haddad, Sven Åberg att justera anteckningarna."
    )
    root = group.now(JOHAN, root)
    assert said(root)[3] == "Att justeras av Amira Haddad, Sven Åberg"
    asked = await group.sees(AMIRA, "Du ska justera mötesanteckningar")
    assert offered(asked) == ["Läs hela", "Justera"]
    await approves(group, AMIRA, asked)

    root = group.now(JOHAN, root)
    assert said(root)[3:5] == [APPROVED.format("Amira Haddad"), "Att justeras av Sven Åberg"]
    assert offered(group.now(AMIRA, asked)) == ["Läs hela"]
    await approves(group, SVEN, root)
    assert said(group.now(JOHAN, root))[3:5] == [APPROVED.format("Amira Haddad"), APPROVED.format("Sven Åberg")]
    assert offered(group.now(JOHAN, root))[:2] == ["Läs hela", "Rätta"]
    again = await press_raw(group, SVEN, "minutes.approve", {"minutes": minutes_id(root), "shown_in": "root"}, on=root)
    assert again.body["type"] == "application/vnd.microsoft.card.adaptive"
    assert said(group.now(JOHAN, root))[3:5] == [APPROVED.format("Amira Haddad"), APPROVED.format("Sven Åberg")]


@sqlite_only
async def test_a_chair_who_wrote_the_minutes_names_somebody_else(group: Stage) -> None:
    await published(group, by=KARIN)
    root = group.newest_root(KARIN)
    assert said(root)[3] == "Inte justerad än"
    refused = await group.local.press(KARIN, root, "Justera")
    assert refused.word == (
        "Du har skrivit de här anteckningarna, så någon annan justerar dem. Tryck på ”Utse justerare” och välj vem."
    )
    waiting = await group.local.press(SVEN, root, "Justera")
    assert (
        waiting.word
        == "Ingen är utsedd att justera de här anteckningarna än. Be ordföranden eller sekreteraren att utse någon."
    )

    await named(group, root, "Johan Lind", by=KARIN)
    refused = await group.local.press(KARIN, root, "Justera")
    assert refused.word == "Du har skrivit de här anteckningarna, så någon annan justerar dem: Johan Lind."
    await approves(group, JOHAN, root)
    assert said(group.now(KARIN, root))[3] == APPROVED.format("Johan Lind")


@sqlite_only
async def test_members_name_nobody_and_neither_writers_nor_guests_are_named(group: Stage) -> None:
    root = await root_of(group)
    refused = await group.local.press(SVEN, root, "Utse justerare")
    assert refused.word == "Det kan bara ordföranden eller sekreteraren i Ledningsgruppen göra. Fråga någon av dem."

    form = opened(await group.local.press(JOHAN, root, "Utse justerare"))
    [field] = [one for one in form.card["body"] if one["type"] == "Input.ChoiceSet"]
    assert [one["title"] for one in field["choices"]] == ["Amira Haddad", "Sven Åberg"]


@sqlite_only
async def test_the_names_can_be_taken_back_and_the_letter_says_so(group: Stage) -> None:
    root = await root_of(group)
    await named(group, root, "Amira Haddad")
    assert await named(group, root, "") == "Ingen utom ordföranden ska justera anteckningarna."

    assert said(group.now(JOHAN, root))[3] == "Att justeras av Karin Ek"
    [letter] = group.bot_in(group.local.chat(AMIRA), AMIRA)[-1:]
    assert (said(letter)[3:], offered(letter)) == (["Att justeras av Karin Ek"], ["Läs hela"])
    forged = await press_raw(group, AMIRA, "minutes.approve", {"minutes": minutes_id(root)}, on=letter)
    assert word(forged) == "De här anteckningarna justeras av Karin Ek."


@sqlite_only
async def test_what_was_approved_before_a_correction_does_not_count_after_it(group: Stage) -> None:
    root = await root_of(group)
    stale = minutes_id(root)
    await named(group, root, "Amira Haddad")
    await approves(group, AMIRA, root)
    draft = await correction(group, group.now(KARIN, root), by=KARIN)
    newest = await corrected(group, draft, by=KARIN, Rubrik="Rättade anteckningar")

    assert said(newest)[1] == "Rättade anteckningar"
    assert said(newest)[3:5] == ["Version 2, rättad onsdag 18 november av Karin Ek", "Att justeras av Amira Haddad"]
    first, second = [
        one
        for one in group.bot_in(group.local.chat(AMIRA), AMIRA)
        if said(one)[1] in {"Rättade anteckningar", said(root)[1]}
    ][-2:]
    assert (said(first)[3], offered(first)) == ("Version 1, ersatt av version 2", ["Läs hela"])
    assert (said(second)[0], offered(second)) == (
        "Du ska justera mötesanteckningar · Ledningsgruppen",
        ["Visa ändringarna", "Visa version 1", "Läs hela", "Justera"],
    )
    late = await press_raw(group, AMIRA, "minutes.approve", {"minutes": stale}, on=root)
    assert word(late) == ("De här anteckningarna har rättats sedan dess. Läs först den nyaste versionen i kanalen.")
    refused = await group.local.press(KARIN, newest, "Justera")
    assert refused.word == "Du har skrivit de här anteckningarna, så någon annan justerar dem: Amira Haddad."
    await approves(group, AMIRA, newest)
    assert said(group.now(JOHAN, newest))[4] == APPROVED.format("Amira Haddad")


@sqlite_only
async def test_the_whole_comes_in_her_own_chat_once_with_the_button_at_its_end_for_whoever_approves(
    group: Stage,
) -> None:
    root = await root_of(group)
    in_channel = len(group.bot_in(group.channel, KARIN))
    for _ in range(2):
        pressed = await group.local.press(KARIN, root, "Läs hela")
        assert pressed.word == "Jag har skickat anteckningarna till dig i vår 1:1-chatt."
    await group.settled()

    assert len(group.bot_in(group.channel, KARIN)) == in_channel
    whole, asked = group.bot_in(group.local.chat(KARIN), KARIN)[-2:]
    assert "Sven ska ta fram en prognos till nästa möte." in said(whole)
    assert offered(asked) == ["Läs hela", "Justera"]
    await approves(group, KARIN, asked)
    assert said(group.now(KARIN, asked))[3] == APPROVED.format("Karin Ek")
    assert said(group.now(JOHAN, root))[3] == APPROVED.format("Karin Ek")

    group.clock.forward(LATER)
    await group.local.press(GUEST, root, "Läs hela")
    await group.settled()
    assert said(await group.sees(GUEST, "Ny lokalplan"))[1] == "Mötesanteckningar ledningsgruppen"


@sqlite_only
async def test_minutes_asked_for_in_the_channel_are_one_card(group: Stage) -> None:
    words = "Möte\n2026-11-20\n\n" + "\n".join(
        f"{n}. Punkt {n}\n" + "Vi talade länge om det. " * 120 for n in range(1, 20)
    )
    root = await root_of(group, words=words)
    assert said(root)[2].endswith("svar nedanför")
    before = len(group.bot_in(group.channel, SVEN))
    shown = await group.said(SVEN, "anteckningar")
    await group.settled()

    assert len(group.bot_in(group.channel, SVEN)) == before + 1
    assert said(shown)[2] == "fredag 20 november · Det finns mer: tryck på ”Läs hela”"
    await approves(group, KARIN, shown)
    assert said(group.now(SVEN, shown))[3] == APPROVED.format("Karin Ek")
    assert said(group.now(SVEN, root))[3] == APPROVED.format("Karin Ek")


async def test_presses_at_the_same_moment_approve_once_and_begin_one_correction(group: Stage) -> None:
    root = await root_of(group)
    data = {"minutes": minutes_id(root), "shown_in": "root"}
    await asyncio.gather(*(press_raw(group, KARIN, "minutes.approve", data, on=root) for _ in range(3)))
    drafts = {"minutes": minutes_id(root)}
    await asyncio.gather(*(press_raw(group, one, "minutes.correct", drafts, on=root) for one in (JOHAN, KARIN, JOHAN)))
    await group.settled()

    rows = await facts(group)
    assert (len(rows["minutes_approval"]), len(rows["minutes"])) == (1, 2)
    shown = [await group.sees(one, "Rättelse, version 2") for one in (JOHAN, KARIN)]
    assert len({minutes_id(one, "Kasta utkastet") for one in shown}) == 1
