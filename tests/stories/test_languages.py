"""Everybody is answered in her own language in her own chat, and in the group's in its channel."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from babel.messages.pofile import read_po

from bot.i18n.speech import LOCALES
from bot.localteams.board import Seen
from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from tests.stories.conftest import GUEST
from tests.stories.forging import (
    EN,
    SV,
    draft_of,
    press_raw,
    published,
    said_at_leisure,
    second_group,
    sqlite_only,
    strings,
    word,
)
from tests.stories.stage import Stage, said

EMMA = Person("emma", "Emma Stone", "Ledamot", locale="en-GB")

COMMANDS = {
    "hjälp": "help",
    "dagordning": "agenda",
    "möte": "meeting",
    "uppdrag": "assignments",
    "mina uppdrag": "my assignments",
    "förslag": "proposals",
    "anteckningar": "minutes",
    "föreslå": "propose",
    "inställningar": "settings",
}

HEADS = {
    "hjälp": "Hjälp",
    "dagordning": "Dagordning",
    "möte": "Möte",
    "uppdrag": "Uppdrag",
    "mina uppdrag": "Mina uppdrag",
    "förslag": "Förslag",
    "anteckningar": "Det gick inte",
    "föreslå": "Förslag",
    "inställningar": "Inställningar",
}
"""How each command's answer begins in a group that has no minutes yet."""


def _english() -> list[re.Pattern[str]]:
    """Return a pattern for each sentence of the catalogue that Swedish says otherwise."""
    with (LOCALES / "sv" / "LC_MESSAGES" / "bot.po").open("rb") as source:
        messages = [one for one in read_po(source, locale="sv") if one.id]
    both = [pair for one in messages for pair in _pairs(one.id, one.string)]
    return [_pattern(english) for english, swedish in both if english != swedish]


def _pairs(msgid: object, string: object) -> Iterator[tuple[str, str]]:
    if isinstance(msgid, str):
        yield msgid, str(string)
    else:
        yield from zip(msgid, string, strict=True)  # type: ignore[call-overload]


def _pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", sentence)
    words = ".+?".join(map(re.escape, parts))
    whole = len(re.findall(r"[A-Za-z]{2,}", "".join(parts))) >= 3
    return re.compile(words if whole else rf"(?:^|[·:] )\W*{words}\W*(?:$| ·)")


ENGLISH = _english()


def english_in(texts: list[str]) -> list[tuple[str, str]]:
    """Return each text that holds an English sentence of ours, with that sentence."""
    return [(text, pattern.pattern) for text in texts for pattern in ENGLISH if pattern.search(text)]


def _written(stage: Stage) -> list[Seen]:
    return [one for place in stage.local.world.places() for one in stage.local.messages(place) if one.is_from_bot]


@pytest.mark.parametrize(
    "text", [SV("Published in the channel"), SV("Due: {words}", words="nästa möte"), "Agenda 2030-gruppen"]
)
def test_the_check_lets_swedish_pass(text: str) -> None:
    assert english_in([text]) == []


@pytest.mark.parametrize(
    "text",
    [
        "Fick veta: Published in the channel",
        "Due: till nästa möte",
        "Publish",
        "U-1 · 3 days late",
        "Karin Ek has accepted F-1 already.",
    ],
)
def test_the_check_finds_english(text: str) -> None:
    assert len(english_in([text])) >= 1


@sqlite_only
@pytest.mark.thorough
async def test_no_english_sentence_stands_in_any_swedish_card_word_or_window(group: Stage) -> None:
    receipt = await group.said(AMIRA, "föreslå Lokalplan 2027")
    for who, button in ((KARIN, "Skjut upp"), (JOHAN, "Anta")):
        await group.local.press(who, await group.sees(who, "Lokalplan 2027"), button, Motivering="Bra")
    await group.local.press(AMIRA, receipt.id, "Ändra") if "Ändra" in str(receipt.card) else None
    for who in (KARIN, SVEN, GUEST):
        for place in (group.channel, group.local.chat(who)):
            for words in (
                *COMMANDS,
                "kom igång",
                "föreslå Mer",
                "snarkofon",
                "dagordnig",
                "föreslå " + "x" * 300,
                "anteckningar Punkt 1",
            ):
                await said_at_leisure(group, who, words, place=place)
    await published(group)
    await draft_of(group)
    await second_group(group)
    await group.told(AMIRA, "dagordning")
    agenda = await group.said(KARIN, "dagordning")
    await group.local.press(KARIN, agenda, "Publicera")
    await group.local.press(SVEN, agenda, "Publicera") if "Publicera" in str(agenda.card) else None
    for verb in ("proposals.propose", "setup.save", "minutes.publish", "assignments.done", "okänt"):
        await press_raw(group, KARIN, verb, {})
    await group.at(group.clock.now().replace(day=23, hour=7, minute=1))

    shown = [text for one in _written(group) for text in [*strings(one.card), one.summary]]
    toasts = [text for who in group.local.people for text in group.local.toasts(who)]
    windows = [text for dialog in group.local.world.dialogs.values() for text in [*strings(dialog.card), dialog.title]]
    assert len(shown) > 500
    assert english_in([*shown, *toasts, *windows]) == []


@sqlite_only
async def test_an_english_reader_gets_english_in_her_chat_and_swedish_in_the_channel(group: Stage) -> None:
    await group.local.join(EMMA)
    await group.settled()

    direct = {
        command: said(await group.told(EMMA, command))[0]
        for command in ("agenda", "dagordning", "möte", "assignments", "mina uppdrag")
    }
    channel = {
        command: said(await group.said(EMMA, command))[0] for command in ("agenda", "dagordning", "möte", "assignments")
    }
    refused = said(await group.told(EMMA, "inställningar"))
    refused_there = said(await group.said(EMMA, "settings"))
    pressed = word(await press_raw(group, EMMA, "proposals.accept", {"proposal": "x"}))

    assert direct == {
        "agenda": "Agenda · Ledningsgruppen",
        "dagordning": "Agenda · Ledningsgruppen",
        "möte": "Meeting · Ledningsgruppen",
        "assignments": "Assignments · Ledningsgruppen",
        "mina uppdrag": "My assignments",
    }
    assert channel == {
        "agenda": "Dagordning · Ledningsgruppen",
        "dagordning": "Dagordning · Ledningsgruppen",
        "möte": "Möte · Ledningsgruppen",
        "assignments": "Uppdrag · Ledningsgruppen",
    }
    only = "That is for the chair or the secretary of {group}. Ask one of them."
    assert refused == [EN("That did not go through"), EN(only, group="Ledningsgruppen")]
    assert refused_there == [SV("That did not go through"), SV(only, group="Ledningsgruppen")]
    assert pressed == EN("I can't find that any more. Ask for the list again.")


@sqlite_only
async def test_letters_speak_the_language_of_whoever_gets_them(group: Stage) -> None:
    english_johan = replace(JOHAN, locale="en-US")
    await group.told(english_johan, "help")

    await group.said(AMIRA, "föreslå Lokalplan 2027")

    assert said(await group.sees(KARIN, "Lokalplan"))[0] == "Förslag · Ledningsgruppen"
    assert said(await group.sees(JOHAN, "Lokalplan"))[0] == "Proposal · Ledningsgruppen"


@sqlite_only
async def test_commands_are_heard_in_both_languages_in_any_case_with_any_punctuation_at_the_end(group: Stage) -> None:
    places = (group.channel, group.local.chat(KARIN))
    for swedish, english in COMMANDS.items():
        heads = set()
        ways = (
            swedish,
            english,
            swedish.upper(),
            english.title(),
            f"  {swedish} !",
            f"{english}?",
            f"{swedish}...",
            f"{english}:",
        )
        for number, typed in enumerate(ways):
            where = places[number // 2 % 2]
            answer = await said_at_leisure(group, KARIN, typed, place=where)
            heads.add(said(answer)[0].split(" · ")[0])
        assert (swedish, heads) == (swedish, {HEADS[swedish]})


@sqlite_only
async def test_a_title_after_the_command_is_taken_however_the_command_is_written(group: Stage) -> None:
    ways = (
        "föreslå Plan 2027!",
        "FÖRESLÅ: Plan 2027!",
        "Propose, Plan 2027!",
        "  föreslå\n Plan   2027!",
        "föreslå\tPlan 2027!",
    )

    titles = [said(await group.said(AMIRA, typed))[1] for typed in ways]

    assert titles == [f"F-{number} · Plan 2027!" for number in range(1, len(ways) + 1)]
