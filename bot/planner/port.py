"""What the room needs of Microsoft Planner, whoever carries it there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KnownPlan:
    """A plan of the team's."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class KnownTask:
    """A task as it stands in Planner; `etag` is its version."""

    id: str
    etag: str
    title: str


class PlannerFault(Exception):
    """Planner did not do it; `after` is the wait it asks for."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.after = after


class Refused(PlannerFault):
    """It will not do it, however often it is asked: no permission, or a body that it does not take."""


class Gone(PlannerFault):
    """The plan or the task is not there any more."""


class Changed(PlannerFault):
    """The task was changed meanwhile: its version is another."""


class Planner(Protocol):
    """Planner, asked as the app itself. Everything raises PlannerFault."""

    async def plans_of(self, *, service_url: str, team_id: str) -> Sequence[KnownPlan]:
        """Return the plans of the Microsoft 365 group that the team belongs to."""
        ...

    async def tasks_in(self, plan_id: str) -> Sequence[KnownTask]:
        """Return every task of the plan."""
        ...

    async def task(self, task_id: str) -> KnownTask:
        """Return the task as it stands now."""
        ...

    async def create(self, body: Body) -> KnownTask:
        """Write a task; the body names its plan."""
        ...

    async def change(self, task: KnownTask, body: Body) -> KnownTask:
        """Change what the body names in the task, unless it is another version by now."""
        ...
