"""What may be decided, when, and how an agenda adds up: pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.agenda.models import AgendaItem, ItemKind, Part
from cards.press import msg

MINUTES = 15
"""What an item gets when nobody said how long it takes."""

STANDING: Sequence[tuple[Part, str, ItemKind, int]] = (
    (Part.OPENING, msg("Follow-up from the previous meeting"), ItemKind.REPORT, 10),
    (Part.OPENING, msg("News from sister groups"), ItemKind.INFORMATION, 15),
    (Part.CLOSING, msg("Closing and check-out"), ItemKind.DISCUSSION, 10),
)
"""The items that every agenda has, by the msgid of their title."""


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the items as the meeting takes them: opening, middle, closing, each by its position."""
    return sorted(items, key=lambda item: (item.part, item.position))


def start_times(items: Sequence[AgendaItem], *, starts_at: datetime) -> list[datetime]:
    """Return when each item starts, back to back from the meeting's start."""
    times, moment = [], starts_at
    for item in items:
        times.append(moment)
        moment += timedelta(minutes=item.minutes)
    return times
