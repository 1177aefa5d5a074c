"""How an assignment reads as a task in Planner: pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.assignments.models import Assignment, AssignmentState
from bot.kit.ids import digest
from bot.people.models import Person

LONGEST_TITLE = 255
"""So many characters Planner takes for a title (plannerTask in Microsoft's documentation of Graph v1.0)."""

OVER = 100
PERCENT = {AssignmentState.OPEN: 0, AssignmentState.IN_PROGRESS: 50}
"""Planner's three states are percentages; what is done or dropped has `OVER`."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to stand in Planner of one assignment; `people` are Entra ids, `others` owners without one."""

    name: str
    text: str
    others: str
    people: tuple[str, ...]
    due: date | None
    percent: int

    @property
    def digest(self) -> str:
        """The same for the same words, people and day."""
        return digest(self.title, self.others, *self.people, "", str(self.due), str(self.percent))

    @property
    def title(self) -> str:
        """Its title: number and words, by which it is found again; another group's has the number alone in common."""
        return _cut(f"{self.name} {self.text}")

    @property
    def is_open(self) -> bool:
        """Whether there is still something to do."""
        return self.percent < OVER

    def body(self, *, before: Collection[str] = (), assigned: bool = True) -> dict[str, Any]:
        """Return what is written; whoever it was assigned to `before` and is no owner any more is taken off.

        With `assigned` false nobody is assigned, and the owners stand in the title only.
        """
        taken_off: dict[str, Any] = {one: None for one in before if one not in self.people}
        added = {one: {"@odata.type": "#microsoft.graph.plannerAssignment", "orderHint": " !"} for one in self.people}
        return {
            "title": self.title,
            # Midday: the same day in every zone that a Swedish municipality may set.
            "dueDateTime": f"{self.due.isoformat()}T12:00:00Z" if self.due else None,
            "percentComplete": self.percent,
            **({"assignments": taken_off | added} if assigned and (taken_off or added) else {}),
        }


def task_of(assignment: Assignment) -> Task:
    """Return the assignment as a task; groups and roles that own it stand in its title."""
    others = assignment.owner_words
    return Task(
        name=f"U-{assignment.number}",
        text=f"{assignment.text} ({others})" if others else assignment.text,
        others=others,
        people=_entra_ids(assignment.owners),
        due=assignment.due,
        percent=PERCENT.get(assignment.state, OVER),
    )


def _entra_ids(owners: Sequence[Person]) -> tuple[str, ...]:
    return tuple(sorted(owner.entra_id for owner in owners if owner.entra_id))


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_TITLE else f"{words[: LONGEST_TITLE - 1]}…"
