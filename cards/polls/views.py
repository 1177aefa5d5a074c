"""What the cards of a poll are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from cards.polls.presses import Where

Kind = Literal["check-in", "check-out"]


@dataclass(frozen=True, slots=True)
class TextView:
    """A free text, the input it was written in, and by whom: "" where nobody can tell."""

    field: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PollView:
    """A poll as it stands; days and hours in words.

    `closes` is when it closes by itself, "" for one that closes with the meeting.
    `places` has the names of those who said so; `ratings` is how often 1 to 5 was given, and `mean` their mean, None
    while there are too few to show. `closed` is when it was closed ("" while it is open), `by` by whom.
    """

    id: UUID
    kind: Kind
    group: str
    day: str
    closes: str
    answered: int = 0
    of: int = 0
    places: Mapping[Where, tuple[str, ...]] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    ratings: tuple[int, ...] = (0, 0, 0, 0, 0)
    mean: float | None = None
    anonymous: bool = False
    reminded: bool = False
    closed: str = ""
    by: str = ""
    texts: tuple[TextView, ...] = ()
    user_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MineView:
    """What the reader answered; `refused` is what she wrote that could not be taken."""

    attendance: str | None = None
    rating: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True, slots=True)
class PointView:
    """One meeting's mean: its day in words, in figures for the picture, and the mean."""

    day: str
    short: str
    mean: float


@dataclass(frozen=True, slots=True)
class TrendView:
    """The means of the latest meetings, the oldest first."""

    group: str
    moods: tuple[PointView, ...] = ()
    ratings: tuple[PointView, ...] = ()
