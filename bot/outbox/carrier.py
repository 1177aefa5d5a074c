"""What carries a letter out of the house, seen from within."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from bot.outbox.models import LetterKind


@dataclass(frozen=True, slots=True)
class Parcel:
    """One request to Teams.

    DIRECT without `conversation_id`: make the 1:1 chat with `member_id` first. CHANNEL: start a thread in
    the channel `conversation_id`. MESSAGE, THREAD: post in `conversation_id`. EDIT: rewrite `activity_id` in
    `conversation_id`.
    """

    kind: LetterKind
    tenant_id: str
    service_url: str
    conversation_id: str | None
    member_id: str | None
    activity_id: str | None
    card: Mapping[str, Any]
    summary: str


@dataclass(frozen=True, slots=True)
class Delivered:
    """Where the letter now stands."""

    conversation_id: str
    activity_id: str


class TryLater(Exception):
    """Teams did not take the letter now, and surely did not post it; `after` is Teams' own word, if any.

    `is_limit`: because too much was sent.
    """

    def __init__(self, reason: str, *, after: timedelta | None = None, is_limit: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after
        self.is_limit = is_limit


class Undeliverable(Exception):
    """Teams will never take the letter: blocked, left, not installed, too large."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Uncertain(Exception):
    """Nobody can tell whether Teams took the letter: the line broke after it was sent."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Carrier(Protocol):
    """Carries one parcel; raises TryLater, Undeliverable or Uncertain."""

    async def carry(self, parcel: Parcel) -> Delivered:
        """Post it, and say where it now stands."""
        ...
