"""What reminders show; days stand in words already."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.dates import DateView
from cards.reminders.presses import Stretch

Over = Literal["", "done", "gone"]
"""Why nothing is left to press on a line: it is done, or it is not hers to do any more."""


@dataclass(frozen=True, slots=True)
class LineView:
    """One assignment, ready to show: when it is due, how late it is or what became of it stands in words.

    With `step` it is that step of it alone, which is `part_of` what the assignment says.
    """

    id: UUID
    number: int
    text: str
    due: str
    late: bool = False
    started: bool = False
    owners: str = ""
    group: str = ""
    step: UUID | None = None
    part_of: str = ""
    over: Over = ""


@dataclass(frozen=True, slots=True)
class SoonView:
    """What one letter told somebody is soon due; `group` where all of it is one group's."""

    letter: UUID
    lines: tuple[LineView, ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class PingView:
    """What one person has open in a group, by how near it is; `rested` says which break the reminders rested in."""

    group: str
    group_id: UUID
    stretches: tuple[tuple[Stretch, tuple[LineView, ...]], ...]
    rested: str = ""

    @property
    def lines(self) -> list[LineView]:
        """All of it, the most urgent first."""
        return [line for _, lines in self.stretches for line in lines]


@dataclass(frozen=True, slots=True)
class DigestView:
    """A group's week: what is open by owner, what was done; without `names` it is counted."""

    group: str
    owners: tuple[tuple[str, tuple[LineView, ...]], ...]
    total: int
    late: int
    done: tuple[LineView, ...] = ()
    dates: tuple[DateView, ...] = ()
    names: bool = True
    rested: str = ""


@dataclass(frozen=True, slots=True)
class UnreachedView:
    """Somebody who gets no reminders, how much she has open, and why in words."""

    name: str
    open: int
    why: str


@dataclass(frozen=True, slots=True)
class OrganisersView:
    """What the organisers of a group should see first; of what is `unreminded` nobody gets reminders."""

    group: str
    overdue: tuple[LineView, ...]
    unreached: tuple[UnreachedView, ...]
    unreminded: tuple[LineView, ...] = ()
