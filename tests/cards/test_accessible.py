"""What no tool finds: colour that speaks alone, buttons that can't be told apart, dates in figures, heavy Swedish."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from babel.messages.pofile import read_po

from bot.i18n.speech import LANGUAGES, LOCALES, speaking
from bot.localteams.cards import actions, walk
from cards.kit import MOST_BYTES, apart, buttons, draw, row, text
from cards.press import button
from cards.proposals.presses import AcceptProposal
from cards.samples.every import every_sample

Json = dict[str, Any]

WORD = re.compile(r"[^\W\d_]{2,}")
DATE_IN_FIGURES = re.compile(r"(?<![\w-])\d{4}-\d\d-\d\d(?![\w.-])|\b\d{1,2}/\d{1,2}\b")
MOST_WORDS = 22
"""A sentence's greatest length; advice on plain Swedish says twenty or so, and fewer on the whole."""
HEAVY = {
    *("avseende", "beträffande", "ej", "erfordras", "exekvera", "huruvida", "implementera", "vederbörande", "vänligen"),
    *("användare", "deadline", "feedback", "meeting", "parameter", "server", "timeout", "token", "workshop"),
    *("bl.a", "dvs", "etc", "fr.o.m", "m.m", "resp", "s.k", "t.ex", "t.o.m"),
}
"""Officialese, English and computer words for which there is a plain one, and abbreviations."""


@cache
def every_card() -> list[tuple[str, Json]]:
    return [
        (f"{sample.name} ({lang})", card.json)
        for sample in every_sample()
        for lang in LANGUAGES
        for card in sample.cards(speaking(lang))
        if card.json.get("type") == "AdaptiveCard"
    ]


def texts(card: Json) -> Iterator[Json]:
    return (element for element in walk(card) if element.get("type") == "TextBlock")


def test_every_picture_says_in_words_what_it_shows() -> None:
    pictures = [(name, found) for name, card in every_card() for found in walk(card) if found.get("type") == "Image"]

    assert [name for name, found in pictures if len(WORD.findall(found.get("altText", ""))) < 3] == []
    assert {name.split()[0] for name, _ in pictures} == {"assignments-figures", "polls-trend"}


def test_nothing_is_told_by_colour_alone() -> None:
    coloured = [
        (name, element["text"]) for name, card in every_card() for element in texts(card) if element.get("color")
    ]

    assert [found for found in coloured if not WORD.search(found[1])] == []
    assert len(coloured) > 100


def test_the_title_comes_before_anything_that_can_be_filled_in_or_pressed() -> None:
    orders = {name: [_part(element) for element in walk(card)] for name, card in every_card()}
    late = [name for name, parts in orders.items() if "title" in parts and next(filter(None, parts)) != "title"]

    assert late == ["meetings-breaks (sv)", "meetings-breaks (en)"], "a dialog: its title stands above the card"


def _part(element: Json) -> str:
    if element.get("style") == "heading":
        return "title"
    return "control" if element.get("type", "").startswith(("Input", "ActionSet")) else ""


def test_a_button_can_be_told_from_every_other_on_its_card() -> None:
    for name, card in every_card():
        seen = Counter((found.action.get("title"), found.action.get("tooltip")) for found in actions(card))
        doubles = [said for said, times in seen.items() if times > 1 and said[0]]

        assert (name, doubles) == (name, [])


def test_a_tooltip_begins_with_the_buttons_own_words_and_names_what_it_is_about() -> None:
    [queue] = [card for name, card in every_card() if name == "proposals-queue (sv)"]
    tooltips = [found.action["tooltip"] for found in actions(queue) if found.action["title"] == "Avslå"]

    assert tooltips[:2] == ["Avslå: F-12 Lokalplan 2027", "Avslå: F-13 Ny rutin för vikarier"]


def test_tooltips_stop_where_the_card_has_no_more_room() -> None:
    t = speaking("sv")
    about = row("", [text("Lokaler " * 9)])
    rows = [apart([about, text("x" * 40, small=True), buttons([button("Anta", AcceptProposal)])]) for _ in range(30)]
    card = draw(t, summary="Många", body=rows)
    told = [found.action.get("tooltip") is not None for found in actions(card.json)]

    assert card.size <= MOST_BYTES
    assert (told[0], told[-1], told) == (True, False, sorted(told, reverse=True))


def test_dates_are_written_out() -> None:
    shown = [(name, element["text"]) for name, card in every_card() for element in texts(card)]

    assert [found for found in shown if DATE_IN_FIGURES.search(found[1])] == []


def test_the_swedish_is_plain() -> None:
    with (LOCALES / "sv" / "LC_MESSAGES" / "bot.po").open("rb") as file:
        said = [
            form
            for one in read_po(file, locale="sv")
            if one.id
            for form in ([one.string] if isinstance(one.string, str) else one.string or [])
        ]
    sentences = [sentence for form in said for sentence in re.split(r"(?<=[.?:])\s+|\n", form)]

    assert [one for one in sentences if len(re.findall(r"[\w{}]+", one)) > MOST_WORDS] == []
    assert [one for one in sentences if HEAVY.intersection(re.findall(r"[\w.]*\w", one.lower()))] == []
    assert [one for one in said if "!" in one] == []
