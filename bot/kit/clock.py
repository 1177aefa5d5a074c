"""The one place that reads the time."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the hour; handed in, so that a test or a newcomer can set it."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment, aware and in UTC."""
        return datetime.now(UTC)


class MovableClock:
    """A clock that runs like the machine's, from whatever moment it was last moved to."""

    def __init__(self, start: datetime | None = None) -> None:
        self._ahead = timedelta(0)
        if start is not None:
            self.move_to(start)

    def now(self) -> datetime:
        """Return the present moment as this clock sees it, aware and in UTC."""
        return datetime.now(UTC) + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` (aware, any zone) now."""
        self._ahead = moment.astimezone(UTC) - datetime.now(UTC)

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once."""
        self._ahead += by


class StoppedClock:
    """A clock that stands still until it is moved: for stories whose every moment is asserted."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment it was last moved to, aware and in UTC."""
        return self._moment

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` (aware, any zone) now."""
        self._moment = moment.astimezone(UTC)

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once."""
        self._moment += by
