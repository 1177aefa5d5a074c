"""Filling in a card's inputs as a person would, with the values that Teams' renderer then sends: strings, all."""

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from bot.localteams.people import Person

Json = dict[str, Any]


class NotFilledIn(ValueError):
    """The card does not let itself be sent: a required input is empty, or a value is none of its choices."""


def inputs_in(elements: Iterable[Json]) -> list[Json]:
    """Return the inputs among `elements`."""
    return [element for element in elements if str(element.get("type", "")).startswith("Input.")]


def fill(fields: Sequence[Json], given: Json) -> Json:
    """Return what `fields` send: their own values, or those `given` by id or label; the empty ones are left out.

    A name that is none of theirs raises LookupError.
    """
    by_name = {
        name: field for field in fields for name in (field.get("label"), field.get("title"), field["id"]) if name
    }
    strangers = [name for name in given if name not in by_name]
    if strangers:
        raise LookupError(f"no input {strangers}; there are {sorted(by_name)}")
    chosen = {by_name[name]["id"]: value for name, value in given.items()}
    sent = {field["id"]: _value(field, chosen) for field in fields}
    return {name: value for name, value in sent.items() if value != ""}


def _value(field: Json, chosen: Json) -> str:
    plain = chosen[field["id"]] if field["id"] in chosen else field.get("value", "")
    value = _toggled(field, plain) if field["type"] == "Input.Toggle" else _as_text(field, plain)
    if field.get("isRequired") and (not value or value == field.get("valueOff", "false") != field.get("valueOn")):
        raise NotFilledIn(field.get("errorMessage") or f"{field['id']} is required")
    return value


def _toggled(field: Json, value: object) -> str:
    on, off = str(field.get("valueOn", "true")), str(field.get("valueOff", "false"))
    if isinstance(value, bool):
        return on if value else off
    return str(value) or off


def _as_text(field: Json, value: object) -> str:
    if isinstance(value, (list, tuple, set)):
        return ",".join(_as_text(field, each) for each in value)
    if isinstance(value, Person):
        return _picked(field, value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if field["type"] == "Input.ChoiceSet":
        return _choice(field, "" if value is None else str(value))
    return "" if value is None else str(value)


def _picked(field: Json, person: Person) -> str:
    offered = {str(choice["value"]) for choice in field.get("choices") or []}
    return next((identity for identity in (person.teams_id, person.key) if identity in offered), person.entra_id)


def _choice(field: Json, value: str) -> str:
    choices = {str(choice["title"]): str(choice["value"]) for choice in field.get("choices") or []}
    is_open = "choices.data" in field or field.get("style") == "filtered"
    parts = value.split(",") if field.get("isMultiSelect") and value not in choices else [value]
    for part in parts:
        if part and part not in choices and part not in choices.values() and not is_open:
            raise NotFilledIn(f"{part!r} is none of {sorted(choices)}")
    return ",".join(choices.get(part, part) for part in parts)
