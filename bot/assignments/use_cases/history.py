"""Keeping what happened to an assignment, and telling whoever keeps in step with it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters, step_letters
from bot.assignments.models import Assignment, Event, EventKind
from bot.assignments.watchers import tell_watchers
from bot.people.models import Membership, Person

AGAIN = timedelta(minutes=10)
"""Within so long the same words of the same person are a press that Teams brought twice."""


async def remember(
    session: AsyncSession,
    assignment: Assignment,
    kind: EventKind,
    *,
    by: Membership | None,
    now: datetime,
    words: str = "",
    before: str = "",
    after: str = "",
) -> None:
    """Write one line of the assignment's history."""
    counted = select(func.coalesce(func.max(Event.number), 0)).where(Event.assignment_id == assignment.id)
    number = await session.scalar(counted) or 0
    event = Event(
        assignment_id=assignment.id,
        number=number + 1,
        at=now,
        kind=kind,
        person_id=by.person_id if by else None,
        words=words,
        before=before,
        after=after,
    )
    event.person = by.person if by else None
    session.add(event)
    await session.flush()


async def was_just_said(
    session: AsyncSession,
    assignment: Assignment,
    kind: EventKind,
    *,
    by: Membership,
    now: datetime,
    words: str,
    after: str = "",
) -> bool:
    """Say whether the history ends with just that: Teams brings a press again when the answer was slow."""
    latest = select(Event).where(Event.assignment_id == assignment.id).order_by(Event.number.desc()).limit(1)
    last: Event | None = await session.scalar(latest)
    if last is None or now - last.at > AGAIN:
        return False
    return (last.kind, last.person_id, last.words, last.after) == (kind, by.person_id, words, after)


async def changed(session: AsyncSession, assignment: Assignment, *, now: datetime, also: Iterable[Person] = ()) -> None:
    """Let every card of the assignment, and the rooms that watch it, show how it stands now."""
    await session.flush()
    await letters.show_where_it_stands(session, assignment, now=now, also=also)
    await step_letters.show_steps(session, assignment, now=now)
    await tell_watchers(session, assignment, now=now)
