"""The clock that the page sets forward: by an hour, to tomorrow morning, to next Friday's meeting, to next Monday."""

from datetime import datetime, time, timedelta
from typing import Protocol

from bot.kit.clock import Clock
from bot.kit.dates import at_local, local, next_weekday

ZONE = "Europe/Stockholm"
MORNING = time(8)
MEETING = time(9)
"""When a group meets on Fridays, unless it says otherwise."""


class SettableClock(Clock, Protocol):
    """A clock that can be moved."""

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` now."""

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once."""


def next_moment(step: str, now: datetime) -> datetime:
    """Return when `step` ("hour", "morning", "friday", "monday") ends, from `now` on; another raises ValueError."""
    today = local(now, ZONE).date()
    match step:
        case "hour":
            return now + timedelta(hours=1)
        case "morning":
            return at_local(today + timedelta(days=1), MORNING, ZONE)
        case "friday":
            hour = at_local(next_weekday(today, 4), MEETING, ZONE)
            return hour if hour > now else at_local(next_weekday(today + timedelta(days=1), 4), MEETING, ZONE)
        case "monday":
            return at_local(next_weekday(today + timedelta(days=1), 0), MORNING, ZONE)
    raise ValueError(f"no such step: {step}")
