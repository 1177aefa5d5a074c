"""Every sentence that members read stands in the catalogue, in Swedish, with the facts it needs."""

import ast
import re
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from bot.i18n.extract import sentences
from bot.i18n.speech import LOCALES, speaking

ROOT = Path(__file__).parent.parent.parent
CATALOGUE = LOCALES / "sv" / "LC_MESSAGES" / "bot.po"
SWEDISH = re.compile("[åäöÅÄÖ]")


def spoken() -> set[str | tuple[str, str]]:
    files = [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cards/**/*.py")]
    return {found[2] for path in files for found in sentences(BytesIO(path.read_bytes()), (), (), {})}


def facts_of(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def catalogue() -> dict[str, str | tuple[str, ...]]:
    with CATALOGUE.open("rb") as file:
        return {
            (one.id if isinstance(one.id, str) else one.id[0]): one.string
            for one in read_po(file, locale="sv")
            if one.id
        }


def test_every_sentence_has_its_swedish() -> None:
    swedish = catalogue()
    wanted = {one if isinstance(one, str) else one[0] for one in spoken()}

    assert sorted(wanted - {sentence for sentence, said in swedish.items() if said and all(said)}) == []
    assert sorted(swedish.keys() - wanted) == []


def test_the_swedish_uses_the_same_facts() -> None:
    swedish = catalogue()
    for sentence, said in swedish.items():
        for form in (said,) if isinstance(said, str) else said:
            assert facts_of(form) - {"n"} == facts_of(sentence) - {"n"}, sentence


def test_swedish_stands_in_the_catalogue_and_not_in_the_code() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cards/**/*.py")]
        if not {"localteams", "reading", "capture", "samples"}.intersection(path.parts)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SWEDISH.search(node.value)
    ]

    assert [line for line in found if line.split(": ")[1] not in commands()] == []


def commands() -> set[str]:
    from bot.rooms import whole_house  # noqa: PLC0415 -- slow import

    return set(whole_house().phrases)


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("sv-SE", "Förslag"),
        ("sv", "Förslag"),
        ("sv-FI", "Förslag"),
        ("en-GB", "Proposal"),
        ("de-DE", "Proposal"),
        ("", "Proposal"),
    ],
)
def test_swedish_is_spoken_to_swedes_and_english_to_all_others(locale: str, said: str) -> None:
    assert speaking(locale)("Proposal") == said


def test_commands_are_understood_as_each_language_names_them() -> None:
    swedish = speaking("sv")
    for english in (
        "propose",
        "agenda",
        "meeting",
        "minutes",
        "assignments",
        "my assignments",
        "proposals",
        "settings",
        "set up",
        "help",
    ):
        assert {english, swedish(english)} <= commands()
