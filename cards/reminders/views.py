"""What reminders show; days stand in words already."""

from dataclasses import dataclass
from uuid import UUID

from cards.dates import DateView
from cards.reminders.presses import Stretch


@dataclass(frozen=True, slots=True)
class LineView:
    """One assignment, ready to show: when it is due, or how late it is, stands in words.

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
    """What the organisers of a group should see first."""

    group: str
    overdue: tuple[LineView, ...]
    unreached: tuple[UnreachedView, ...]
