"""The clock that the page sets forward: by an hour, to tomorrow morning, to next Monday."""

from datetime import datetime, time, timedelta
from typing import Protocol

from bot.kit.clock import Clock
from bot.kit.dates import at_local, local, next_weekday

ZONE = "Europe/Stockholm"
MORNING = time(8)


class SettableClock(Clock, Protocol):
    """A clock that can be moved."""

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` now."""

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once."""


def next_moment(step: str, now: datetime) -> datetime:
    """Return when `step` ("hour", "morning" or "monday") ends, counted from `now`; another raises ValueError."""
    today = local(now, ZONE).date()
    match step:
        case "hour":
            return now + timedelta(hours=1)
        case "morning":
            return at_local(today + timedelta(days=1), MORNING, ZONE)
        case "monday":
            return at_local(next_weekday(today + timedelta(days=1), 0), MORNING, ZONE)
    raise ValueError(f"no such step: {step}")
