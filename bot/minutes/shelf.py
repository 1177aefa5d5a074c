"""A draft as it waits in the database for its group to be named."""

from typing import Any

from pydantic import TypeAdapter

from bot.minutes.reading.draft import Draft

_DRAFTS = TypeAdapter(Draft)


def put_away(draft: Draft) -> dict[str, Any]:
    """Return the draft as JSON."""
    kept: dict[str, Any] = _DRAFTS.dump_python(draft, mode="json")
    return kept


def taken_out(kept: dict[str, Any]) -> Draft:
    """Return the draft that was put away so."""
    return _DRAFTS.validate_python(kept)
