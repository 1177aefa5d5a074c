"""Who wants to know when the calendar changes: rooms above, which hang what they do on a meeting or rest in a break."""

from datetime import datetime
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.people.models import Group


class Watcher(Protocol):
    """Is told of a meeting that was planned, moved, started, closed or cancelled, or whose group's settings changed.

    What happened is read off the meeting itself; a watcher may be told twice and must do the same twice.
    """

    async def __call__(self, session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
        """Let what hangs on the meeting follow it: alarms set or forgotten, posted cards brought up to date."""
        ...


class BreakWatcher(Protocol):
    """Is told of a group that takes another break."""

    async def __call__(self, session: AsyncSession, group: Group, *, now: datetime) -> None:
        """Let what rests in a break follow it."""
        ...


W = TypeVar("W", bound=Watcher)
B = TypeVar("B", bound=BreakWatcher)

_watchers: list[Watcher] = []
_of_breaks: list[BreakWatcher] = []


def watches_calendar(watcher: W) -> W:
    """Let the function be told of every change in any group's calendar."""
    _watchers.append(watcher)
    return watcher


async def tell_watchers(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Tell all who watch, in the order of the rooms."""
    for watcher in _watchers:
        await watcher(session, group, meeting, now=now)


def watches_breaks(watcher: B) -> B:
    """Let the function be told of every break that a group takes."""
    _of_breaks.append(watcher)
    return watcher


async def tell_of_break(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Tell all who watch breaks, in the order of the rooms."""
    for watcher in _of_breaks:
        await watcher(session, group, now=now)
