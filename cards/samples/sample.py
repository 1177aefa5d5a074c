"""What a sample is, and the day on which all of them play."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from cards.kit import Card
from cards.speech import Translate

TODAY = date(2026, 11, 20)
"""A Friday on which the group meets."""

GROUP = "Ledningsgruppen"


@dataclass(frozen=True, slots=True)
class Sample:
    """One state of one card; `draw` returns several where one message does not hold it."""

    name: str
    about: str
    draw: Callable[[Translate], Card | Sequence[Card]]

    def cards(self, t: Translate) -> list[Card]:
        """Draw the sample in the language of `t`."""
        drawn = self.draw(t)
        return [drawn] if isinstance(drawn, Card) else list(drawn)


def same_id(number: int) -> UUID:
    """Return an id that is the same in every run."""
    return UUID(int=0xC0DE << 112 | 0x4 << 76 | 0x8 << 60 | number)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment on the group's wall clock."""
    return datetime.combine(day, time(hour, minute))
