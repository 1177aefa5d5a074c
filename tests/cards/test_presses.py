"""What a button sends is what the press is read by, for every press there is."""

from collections.abc import Callable, Iterator
from datetime import date, time
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin
from uuid import UUID

import annotated_types
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from bot.localteams.cards import actions, walk
from cards.kit import Card
from cards.press import Press, button, opens_dialog, submits
from tests.cards.drawn import every_card


def presses(base: type[Press] = Press) -> Iterator[type[Press]]:
    """Every press with a verb that cards know."""
    for one in base.__subclasses__():
        if one.verb and one.__module__.startswith("cards."):
            yield one
        yield from presses(one)


PRESSES = sorted(presses(), key=lambda press: press.verb)
BY_VERB = {press.verb: press for press in PRESSES}
words = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters=","), min_size=1, max_size=15)
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    UUID: st.uuids(),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times().map(lambda hour: hour.replace(second=0, microsecond=0, fold=0)),
}


def values(field: FieldInfo) -> st.SearchStrategy[Any]:
    """Values that the field takes."""
    return values_of(field.annotation, field)


def values_of(annotation: object, field: FieldInfo) -> st.SearchStrategy[Any]:
    origin = get_origin(annotation)
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin in {UnionType, Union}:
        return st.one_of(*(st.none() if part is NoneType else values_of(part, field) for part in get_args(annotation)))
    if origin is tuple:
        most = next((rule.max_length for rule in field.metadata if isinstance(rule, annotated_types.MaxLen)), 3)
        return st.lists(words, max_size=min(most, 3)).map(tuple)
    if annotation is int:
        low = next((rule.ge for rule in field.metadata if isinstance(rule, annotated_types.Ge)), 0)
        high = next((rule.le for rule in field.metadata if isinstance(rule, annotated_types.Le)), 10)
        return st.integers(int(str(low)), int(str(high)))
    if annotation is str and any(getattr(rule, "pattern", None) for rule in field.metadata):
        return st.sampled_from(["https://example.org/a?b=1", "http://example.org"])
    return words if annotation is str else SIMPLE[annotation]


def filled(press: type[Press]) -> st.SearchStrategy[Press]:
    return st.fixed_dictionaries({name: values(field) for name, field in press.model_fields.items()}).map(
        press.model_validate
    )


def as_typed(value: object) -> str:
    """Return the value as a client sends an input: always a string."""
    if isinstance(value, tuple):
        return ",".join(value)
    return "" if value is None else f"{value:%H:%M}" if isinstance(value, time) else str(value)


def sent(pressed: Press) -> dict[str, str]:
    """Return what arrives: the button's hidden facts, and the inputs around it."""
    fields = type(pressed).model_fields
    hidden = {name: getattr(pressed, name) for name, field in fields.items() if field.title is None}
    data = button("Tryck", type(pressed), **hidden).data
    assert isinstance(data, dict)
    return {**data, **{name: as_typed(getattr(pressed, name)) for name, field in fields.items() if field.title}}


@given(st.sampled_from(PRESSES).flatmap(filled))
def test_a_press_is_read_as_it_was_made(pressed: Press) -> None:
    assert type(pressed).model_validate(sent(pressed)) == pressed


@given(st.sampled_from(PRESSES).flatmap(filled), words)
def test_a_field_that_the_press_does_not_know_is_refused(pressed: Press, name: str) -> None:
    with pytest.raises(ValidationError) as refused:
        type(pressed).model_validate({**sent(pressed), f"x{name}": "1"})

    assert [error["type"] for error in refused.value.errors()] == ["extra_forbidden"]


def test_verbs_are_unique_and_begin_with_their_room() -> None:
    assert len(BY_VERB) == len(PRESSES)
    assert [press.verb for press in PRESSES if press.verb.split(".")[0] != press.__module__.split(".")[1]] == []


def test_every_button_sends_what_its_press_knows() -> None:
    assert {name: unknown_in(card) for name, card in every_card("sv").items() if unknown_in(card)} == {}


def unknown_in(card: Card) -> set[str]:
    """Return what buttons of the card send and their press does not know."""
    unknown: set[str] = set()
    fields = {element["id"] for element in walk(card.json) if element.get("type", "").startswith("Input.")}
    for found in actions(card.json):
        if found.action["type"] not in {"Action.Execute", "Action.Submit"}:
            continue
        carried = dict(found.action["data"])
        carried.pop("msteams", None)
        press = BY_VERB[carried.pop("verb", found.action.get("verb"))]
        around = set() if found.action.get("associatedInputs") == "none" else fields

        unknown |= (set(carried) | around) - set(press.model_fields)
    return unknown


def test_an_old_client_sends_the_same_as_a_new_one() -> None:
    press = BY_VERB["proposals.withdraw"]
    drawn = button("Dra tillbaka", press, proposal=UUID(int=1)).model_dump(
        by_alias=True, exclude_none=True, serialize_as_any=True
    )

    assert drawn["fallback"]["data"] == {"verb": "proposals.withdraw", **drawn["data"]}


@pytest.mark.parametrize("make", [button, submits, opens_dialog])
def test_a_button_can_not_carry_what_its_press_does_not_know(make: Callable[..., object]) -> None:
    with pytest.raises(KeyError):
        make("Dra tillbaka", BY_VERB["proposals.withdraw"], meeting=UUID(int=1))
