"""What Teams and the house ask of every card."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.i18n.speech import LANGUAGES
from bot.localteams.cards import actions, walk
from cards.kit import MOST_BYTES, Card
from cards.words import escaped
from tests.cards.drawn import every_card

Json = dict[str, Any]

in_each_language = pytest.mark.parametrize("lang", LANGUAGES)


def elements(card: Card) -> list[Json]:
    """Every element, those on folded cards too."""
    folded = (found.action["card"] for found in actions(card.json) if found.action["type"] == "Action.ShowCard")
    return [element for part in (card.json, *folded) for element in walk(part)]


def inputs(card: Card) -> list[Json]:
    return [element for element in elements(card) if element.get("type", "").startswith("Input.")]


def action_sets(card: Card) -> Iterator[list[Json]]:
    yield card.json.get("actions", [])
    yield from (element["actions"] for element in elements(card) if element.get("type") == "ActionSet")


@in_each_language
def test_a_card_says_what_it_is_to_every_client(lang: str) -> None:
    cards = every_card(lang)
    top = {
        name: {field: card.json.get(field) for field in ("type", "version", "lang", "fallbackText", "speak")}
        for name, card in cards.items()
    }

    assert top == {
        name: {
            "type": "AdaptiveCard",
            "version": "1.5",
            "lang": lang,
            "fallbackText": escaped(card.summary),
            "speak": card.summary,
        }
        for name, card in cards.items()
    }
    assert [name for name, card in cards.items() if card.summary.strip() == ""] == []


@in_each_language
def test_a_card_is_small_enough_for_teams(lang: str) -> None:
    assert {name: card.size for name, card in every_card(lang).items() if card.size > MOST_BYTES} == {}


@in_each_language
def test_every_input_has_a_label_and_what_is_required_says_what_is_missing(lang: str) -> None:
    fields = [(name, field) for name, card in every_card(lang).items() for field in inputs(card)]
    unnamed = [(name, field["id"]) for name, field in fields if not field.get("label")]
    silent = [
        (name, field["id"]) for name, field in fields if field.get("isRequired") and not field.get("errorMessage")
    ]

    assert (unnamed, silent) == ([], [])


@in_each_language
def test_there_are_six_buttons_in_a_row_at_most(lang: str) -> None:
    rows = [(name, len(row)) for name, card in every_card(lang).items() for row in action_sets(card)]

    assert [(name, length) for name, length in rows if length > 6] == []


@in_each_language
def test_all_text_wraps(lang: str) -> None:
    cut = [
        (name, element)
        for name, card in every_card(lang).items()
        for element in elements(card)
        if element.get("type") in {"TextBlock", "Input.ChoiceSet"} and not element.get("wrap")
    ]

    assert cut == []


@in_each_language
def test_every_fold_has_something_to_unfold(lang: str) -> None:
    for name, card in every_card(lang).items():
        ids = [element["id"] for element in elements(card) if element.get("id")]
        folds = [found.action for found in actions(card.json) if found.action["type"] == "Action.ToggleVisibility"]
        targets = [target["elementId"] for fold in folds for target in fold["targetElements"]]

        assert sorted(set(ids)) == sorted(ids), name
        assert [target for target in targets if target not in ids] == [], name
