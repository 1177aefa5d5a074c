"""Who wants to know of assignments: rooms above, which keep something in step with them."""

from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment


class Watcher(Protocol):
    """Is told of an assignment that was given, or that is due, owned or closed otherwise than before.

    What happened is read off the assignment itself; a watcher may be told twice and must do the same twice.
    """

    async def __call__(self, session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
        """Let what hangs on the assignment follow it."""
        ...


W = TypeVar("W", bound=Watcher)

_watchers: list[Watcher] = []


def watches_assignments(watcher: W) -> W:
    """Let the function be told of every change of any group's assignments."""
    _watchers.append(watcher)
    return watcher


async def tell_watchers(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Tell all who watch, in the order of the rooms."""
    for watcher in _watchers:
        await watcher(session, assignment, now=now)
