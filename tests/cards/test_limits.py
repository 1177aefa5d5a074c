"""What Teams and the house ask of every card."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.i18n.speech import LANGUAGES, speaking
from bot.localteams.cards import actions, walk
from cards.kit import MOST_BYTES, Card
from cards.samples.every import every_sample
from cards.words import escaped

Json = dict[str, Any]

DRAWN = [
    pytest.param(card, lang, id=f"{sample.name}-{lang}-{part}")
    for sample in every_sample()
    for lang in LANGUAGES
    for part, card in enumerate(sample.cards(speaking(lang)))
]


def elements(card: Card) -> list[Json]:
    """Every element, those on folded cards too."""
    folded = (found.action["card"] for found in actions(card.json) if found.action["type"] == "Action.ShowCard")
    return [element for part in (card.json, *folded) for element in walk(part)]


def inputs(card: Card) -> list[Json]:
    return [element for element in elements(card) if element.get("type", "").startswith("Input.")]


def action_sets(card: Card) -> Iterator[list[Json]]:
    yield card.json.get("actions", [])
    yield from (element["actions"] for element in elements(card) if element.get("type") == "ActionSet")


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_a_card_says_what_it_is_to_every_client(card: Card, lang: str) -> None:
    top = {name: card.json.get(name) for name in ("type", "version", "lang", "fallbackText", "speak")}
    expected = {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": lang,
        "fallbackText": escaped(card.summary),
        "speak": card.summary,
    }

    assert top == expected
    assert card.summary.strip() != ""


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_a_card_is_small_enough_for_teams(card: Card, lang: str) -> None:
    assert card.size <= MOST_BYTES


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_every_input_has_a_label_and_what_is_required_says_what_is_missing(card: Card, lang: str) -> None:
    unnamed = [field["id"] for field in inputs(card) if not field.get("label")]
    silent = [field["id"] for field in inputs(card) if field.get("isRequired") and not field.get("errorMessage")]

    assert (unnamed, silent) == ([], [])


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_there_are_six_buttons_in_a_row_at_most(card: Card, lang: str) -> None:
    assert [len(row) for row in action_sets(card) if len(row) > 6] == []


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_all_text_wraps(card: Card, lang: str) -> None:
    cut = [
        element
        for element in elements(card)
        if element.get("type") in {"TextBlock", "Input.ChoiceSet"} and not element.get("wrap")
    ]

    assert cut == []


@pytest.mark.parametrize(("card", "lang"), DRAWN)
def test_every_fold_has_something_to_unfold(card: Card, lang: str) -> None:
    ids = [element["id"] for element in elements(card) if element.get("id")]
    folds = [found.action for found in actions(card.json) if found.action["type"] == "Action.ToggleVisibility"]
    targets = [target["elementId"] for fold in folds for target in fold["targetElements"]]

    assert sorted(set(ids)) == sorted(ids)
    assert [target for target in targets if target not in ids] == []
