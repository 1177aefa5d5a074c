"""JSON to the SDK's models and back, by tables made once per class; what a model does not know is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import botbuilder.schema as sdk
import orjson
from msrest.serialization import Model

Reader = Callable[[Any], Any]

MISSPELT = {"tennantId": "tenantId", "tenantID": "tenantId"}
"""Keys that the SDK's tables write otherwise than Teams does."""


@dataclass(frozen=True, slots=True)
class _Table:
    """How one class of the SDK stands in JSON: (attribute, key) pairs, a reader per key, and an empty one's facts."""

    keys: tuple[tuple[str, str], ...]
    readers: Mapping[str, tuple[str, Reader | None]]
    blank: Mapping[str, Any]


@cache
def _table(kind: Any) -> _Table:  # noqa: ANN401 -- the SDK's classes are untyped
    known = kind._attribute_map.items()  # noqa: SLF001 -- msrest's only table
    entries = {name: (MISSPELT.get(entry["key"], entry["key"]), entry["type"]) for name, entry in known}
    return _Table(
        keys=tuple((name, key) for name, (key, _) in entries.items()),
        readers={key: (name, _reader(named)) for name, (key, named) in entries.items()},
        blank=dict(vars(kind())),
    )


def _reader(named: str) -> Reader | None:
    if named == "iso-8601":
        return moment
    model = getattr(sdk, named.strip("[]"), None)
    if not (isinstance(model, type) and issubclass(model, Model)):
        return None
    if named.startswith("["):
        return lambda values: [load(model, value) for value in values] if isinstance(values, list) else values
    return lambda value: load(model, value)


def moment(text: object) -> datetime | None:
    """Read an ISO 8601 moment, seven digits of a second or none; None when it is no moment."""
    try:
        found = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def load(kind: Any, raw: Any) -> Any:  # noqa: ANN401 -- an untyped class of the SDK, and whatever JSON holds
    """Return the model of `raw`; what is no object is returned as it is."""
    if not isinstance(raw, dict):
        return raw
    table = _table(kind)
    known, unknown = dict(table.blank), {}
    for key, value in raw.items():
        entry = table.readers.get(key)
        if entry is None:
            unknown[key] = value
        else:
            name, read = entry
            known[name] = value if read is None or value is None else read(value)
    known["additional_properties"] = unknown
    model = kind.__new__(kind)
    model.__dict__ = known
    return model


def dump(model: Any) -> dict[str, Any]:  # noqa: ANN401 -- the SDK's models are untyped
    """Return the JSON object of `model`, what is None left out; models within it are left to `written`."""
    facts = vars(model)
    found = {key: facts[name] for name, key in _table(model.__class__).keys if facts[name] is not None}
    unknown = facts.get("additional_properties")
    return {**unknown, **found} if unknown else found


def written(value: object) -> bytes:
    """Return `value` as JSON, the SDK's models in it too."""
    return orjson.dumps(value, default=_known)


def _known(value: object) -> object:
    if isinstance(value, Model):
        return dump(value)
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(type(value).__name__)


class Message(sdk.Activity):  # type: ignore[misc]  # the SDK is untyped
    """An activity to be sent, which the SDK's deep copy of everything before sending leaves whole: cards are large."""

    def __deepcopy__(self, memo: object) -> "Message":
        del memo
        twin: Message = self.__class__.__new__(self.__class__)
        twin.__dict__ = dict(self.__dict__)
        return twin
