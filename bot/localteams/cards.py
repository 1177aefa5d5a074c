"""Reading a card as a person does: its words, its buttons, and what a press of one sends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.localteams.inputs import fill, inputs_in

Json = dict[str, Any]

NESTED = ("body", "items", "columns", "rows", "cells", "inlines", "facts")


@dataclass(frozen=True)
class Found:
    """An action and the layers of elements around it, outermost first; a ShowCard's own card is a layer."""

    action: Json
    layers: tuple[Sequence[Json], ...]

    @property
    def name(self) -> str:
        """What it says on the button, or its verb where a whole row is pressed."""
        return str(self.action.get("title") or self.action.get("verb") or self.action.get("type"))


class NoSuchButton(LookupError):
    """The card has no such button; the message lists those it has."""

    def __init__(self, wanted: str, card: Json) -> None:
        super().__init__(f"no button {wanted!r}; the card has {buttons(card)}")


def texts(card: Json) -> list[str]:
    """Return all that the card says, in reading order, inputs by their labels and buttons left out."""
    return [line for element in walk(card) for line in _words(element) if line]


def buttons(card: Json) -> list[str]:
    """Return the titles of the card's buttons in order, those under a ShowCard after it."""
    return [found.name for found in actions(card) if found.action.get("title")]


def labels(card: Json) -> list[str]:
    """Return the labels of the card's inputs in order, those under ShowCards too."""
    shown = [card, *(found.action["card"] for found in actions(card) if "card" in found.action)]
    return [str(field.get("label") or field.get("id")) for part in shown for field in inputs_in(walk(part))]


def find_action(card: Json, wanted: str) -> Found:
    """Return the action whose title or else verb is `wanted`; none raises NoSuchButton."""
    found = list(actions(card))
    for attribute in ("title", "verb", "id"):
        for candidate in found:
            if candidate.action.get(attribute) == wanted:
                return candidate
    raise NoSuchButton(wanted, card)


def data_of(found: Found, given: Json) -> Json:
    """Return the action's data together with the inputs around it, `given` ones by id or label.

    Raises NotFilledIn where the card would not let itself be sent.
    """
    own = found.action.get("data")
    own = dict(own) if isinstance(own, dict) else {}
    if found.action.get("associatedInputs") == "none":
        return own
    around = [field for layer in found.layers for field in inputs_in(layer)]
    return own | fill(around, given)


def walk(card: Json) -> Iterator[Json]:
    """Yield every element of the card in reading order, without what ShowCards hide."""
    for key in NESTED:
        for element in card.get(key) or []:
            if isinstance(element, dict):
                yield element
                yield from walk(element)


def actions(card: Json, layers: tuple[Sequence[Json], ...] = ()) -> Iterator[Found]:
    """Yield every action of the card, those within a ShowCard after it."""
    here = (*layers, list(walk(card)))
    for action in _own_actions(card, here[-1]):
        yield Found(action, here)
        if action.get("type") == "Action.ShowCard":
            yield from actions(action.get("card") or {}, here)


def _own_actions(card: Json, elements: Sequence[Json]) -> Iterator[Json]:
    for element in elements:
        if element.get("type") == "ActionSet":
            yield from element.get("actions") or []
        for pressed in ("selectAction", "inlineAction"):
            if pressed in element:
                yield element[pressed]
    yield from card.get("actions") or []
    if "selectAction" in card:
        yield card["selectAction"]


def _words(element: Json) -> Iterator[str]:
    kind = element.get("type", "")
    if kind in {"TextBlock", "TextRun"}:
        yield str(element.get("text", ""))
    elif kind == "RichTextBlock":
        yield from (inline for inline in element.get("inlines") or [] if isinstance(inline, str))
    elif kind.startswith("Input."):
        yield str(element.get("label") or element.get("title") or "")
    elif "title" in element and "value" in element:
        yield f"{element['title']} {element['value']}"
