"""The shape that an activity must have before anybody looks at what it says."""

from collections.abc import Mapping
from typing import Any

import orjson

from bot.teams.refusals import Malformed

LONGEST_ID = 2000
TEXTS = (
    "type",
    "id",
    "name",
    "text",
    "serviceUrl",
    "channelId",
    "locale",
    "replyToId",
    "deliveryMode",
    "timestamp",
    "action",
)
OBJECTS = ("from", "conversation", "recipient", "channelData")
LISTS = ("attachments", "entities", "membersAdded", "membersRemoved")
PLACES = ("tenant", "team", "channel")
TALK = frozenset({"message", "messageUpdate", "messageDelete", "messageReaction", "invoke"})


def read(body: bytes) -> dict[str, Any]:
    """Return the activity in `body`, its fields of the right types; raises Malformed."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise Malformed("no_json") from error
    if not isinstance(found, dict):
        raise Malformed("no_object")
    try:
        raw: dict[str, Any] = _without_nul(found) if b"\\u0000" in body else found
    except RecursionError as error:
        raise Malformed("too_deep") from error
    check(raw)
    return raw


def check(raw: Mapping[str, Any]) -> None:
    """Refuse an activity with a field of the wrong type, or talk from nobody or nowhere."""
    if not raw.get("type"):
        raise Malformed("type")
    _are(str, raw, TEXTS)
    _are(dict, raw, OBJECTS)
    for name in LISTS:
        _objects(name, raw.get(name))
    for name in ("from", "recipient"):
        _are(str, raw.get(name) or {}, ("id", "name", "aadObjectId"))
    conversation, channel_data = raw.get("conversation") or {}, raw.get("channelData") or {}
    _are(str, conversation, ("id", "tenantId", "conversationType", "name"))
    _are(str, channel_data, ("eventType",))
    _are(dict, channel_data, PLACES)
    for name in PLACES:
        _are(str, channel_data.get(name) or {}, ("id", "name"))
    if raw["type"] in TALK:
        _check_talk(raw, conversation)


def _check_talk(raw: Mapping[str, Any], conversation: Mapping[str, Any]) -> None:
    _are(dict, raw, ("value",))
    for who, found in (("conversation", conversation), ("from", raw.get("from") or {})):
        if not found.get("id") or len(found["id"]) > LONGEST_ID:
            raise Malformed(f"{who}.id")


def _are(kind: type, facts: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """Refuse a value that is there and of another type than `kind` (JSON has no subtypes)."""
    for name in names:
        value = facts.get(name)
        if value is not None and type(value) is not kind:
            raise Malformed(name)


def _objects(name: str, value: object) -> None:
    if value is not None and not (isinstance(value, list) and all(type(entry) is dict for entry in value)):
        raise Malformed(name)


def _without_nul(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    """Take out the one character that no database keeps."""
    match value:
        case str():
            return value.replace("\0", "")
        case dict():
            return {key.replace("\0", ""): _without_nul(part) for key, part in value.items()}
        case list():
            return [_without_nul(part) for part in value]
        case _:
            return value
