"""Questions about what was sent, and about who is to be reminded of what."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import iso_week, local
from bot.meetings.models import Break
from bot.outbox.models import Due, Letter, LetterState
from bot.people.models import Group, Person
from bot.reminders.models import ToldSoon, Unreached
from bot.reminders.schedule import Span

LOOK_BACK = 10
"""So many weeks back the last digest is looked for."""


class Fate(NamedTuple):
    """What became of a letter."""

    key: str
    state: LetterState
    reason: str | None


async def rests_of(session: AsyncSession, groups: Iterable[UUID], *, since: datetime) -> dict[UUID, list[Span]]:
    """Return the groups' breaks that were not over a month before that moment, in their order."""
    day = since.date() - timedelta(days=31)
    near = select(Break.group_id, Break.first, Break.last).where(Break.group_id.in_(set(groups)), Break.last >= day)
    found: dict[UUID, list[Span]] = {}
    for group_id, first, last in await session.execute(near.order_by(Break.first, Break.last)):
        found.setdefault(group_id, []).append(Span(first, last))
    return found


async def due_moment(session: AsyncSession, *, kind: str, subject: str) -> datetime | None:
    """Return when the clock is set for that job, if it is."""
    found: datetime | None = await session.scalar(select(Due.at).where(Due.kind == kind, Due.subject == subject))
    return found


async def fates(session: AsyncSession, keys: Iterable[str]) -> list[Fate]:
    """Return what became of the letters with those keys, of those that were written."""
    asked = select(Letter.key, Letter.state, Letter.reason).where(Letter.key.in_(set(keys)))
    return [Fate(key, state, reason) for key, state, reason in await session.execute(asked)]


async def last_digest(session: AsyncSession, group: Group, *, now: datetime) -> datetime | None:
    """Return when the group's channel last got a digest, if that was not too long ago."""
    today = local(now, group.time_zone).date()
    weeks = [iso_week(today - timedelta(weeks=back)) for back in range(LOOK_BACK)]
    keys = [digest_key(week, group.id) for week in weeks]
    found: datetime | None = await session.scalar(select(func.max(Letter.created_at)).where(Letter.key.in_(keys)))
    return found


async def told_soon(session: AsyncSession, person: Person, among: Collection[UUID]) -> set[tuple[UUID, date]]:
    """Return which of those assignments and steps the person was told are soon due, with the day it was due on then."""
    if not among:
        return set()
    told = select(ToldSoon.owed_id, ToldSoon.due)
    told = told.where(ToldSoon.person_id == person.id, ToldSoon.owed_id.in_(among))
    return {(owed_id, due) for owed_id, due in await session.execute(told)}


async def told_in(session: AsyncSession, person: Person, letter: UUID) -> set[UUID]:
    """Return which assignments and steps that letter told the person are soon due."""
    told = select(ToldSoon.owed_id).where(ToldSoon.letter == letter, ToldSoon.person_id == person.id)
    return set(await session.scalars(told))


async def unreached_in(session: AsyncSession, group: Group) -> dict[UUID, Unreached]:
    """Return whom of the group Teams refuses, by person."""
    asked = select(Unreached).where(Unreached.group_id == group.id)
    return {one.person_id: one for one in await session.scalars(asked)}


def ping_key(week: str, group_id: UUID, person_id: UUID) -> str:
    """Return the name of one owner's ping of that week: the same twice is one letter."""
    return f"assignments.weekly:{week}:{group_id}:{person_id}"


def digest_key(week: str, group_id: UUID) -> str:
    """Return the name of the channel's digest of that week."""
    return f"assignments.digest:{week}:{group_id}"


def soon_key(letter: UUID) -> str:
    """Return the name of one letter about what is soon due."""
    return f"reminders.soon:{letter}"
