"""What an operator asks of the ledger."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, String, case, cast, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import Due, Letter, LetterState

TROUBLED = (LetterState.UNKNOWN, LetterState.UNDELIVERABLE)


STANDING = tuple(state for state in LetterState if state is not LetterState.SENT)
"""The states that a glance counts: a ledger holds years of letters that were sent, and they are told as they leave."""


@dataclass(frozen=True, slots=True)
class Glance:
    """How the ledger and the clock stand: what waits, what is late by how much."""

    letters: Mapping[LetterState, int]
    due: int
    letter_late: timedelta
    jobs: int
    jobs_due: int
    job_late: timedelta


async def glance(session: AsyncSession, now: datetime) -> Glance:
    """Return how things stand, in one question that goes by index, however many letters were sent."""
    rows = (await session.execute(glance_asks(now))).all()
    letters = {LetterState(name): (number, due, first) for what, name, number, due, first in rows if what == "letter"}
    _, due, first = letters.get(LetterState.WAITING, (0, 0, None))
    jobs, jobs_due, next_job = next((number, due, at) for what, _, number, due, at in rows if what == "job")
    return Glance(
        letters={state: letters.get(state, (0, 0, None))[0] for state in STANDING},
        due=due,
        letter_late=_late(first, now),
        jobs=jobs,
        jobs_due=jobs_due or 0,
        job_late=_late(next_job, now),
    )


def glance_asks(now: datetime) -> Select[str, str, int, int, datetime]:
    """Return the question behind a glance."""
    waiting = select(
        literal("letter").label("what"),
        cast(Letter.state, String).label("name"),
        func.count().label("number"),
        func.sum(case((Letter.not_before <= now, 1), else_=0)).label("due"),
        func.min(Letter.not_before).label("first"),
    )
    waiting = waiting.where(Letter.state.in_(STANDING)).group_by(Letter.state)
    overdue = func.sum(case((Due.at <= now, 1), else_=0))
    jobs = select(literal("job"), literal(""), func.count(), overdue, func.min(Due.at))
    both = union_all(waiting, jobs).subquery()
    return select(both.c.what, both.c.name, both.c.number, both.c.due, both.c.first)


def _late(first: datetime | None, now: datetime) -> timedelta:
    return max(timedelta(0), now - first) if first is not None else timedelta(0)


async def counts(session: AsyncSession) -> dict[LetterState, int]:
    """Return how many letters are in each state; none is 0."""
    rows = await session.execute(select(Letter.state, func.count().label("number")).group_by(Letter.state))
    return dict.fromkeys(LetterState, 0) | {row.state: row.number for row in rows}


async def oldest_waiting(session: AsyncSession, now: datetime) -> timedelta | None:
    """Return for how long the letter that is due the longest has waited; None when none is due."""
    waiting = select(func.min(Letter.not_before)).where(Letter.state == LetterState.WAITING, Letter.not_before <= now)
    oldest = await session.scalar(waiting)
    return None if oldest is None else now - oldest


async def troubled(session: AsyncSession, *, limit: int = 50) -> Sequence[Letter]:
    """Return the letters that nobody knows the fate of and those that never got there, the latest first."""
    query = select(Letter).where(Letter.state.in_(TROUBLED)).order_by(Letter.id.desc()).limit(limit)
    return (await session.scalars(query)).all()


async def overdue(session: AsyncSession, now: datetime) -> tuple[int, timedelta]:
    """Return how many jobs are due and not done yet, and for how long the first one has been."""
    number, first = (await session.execute(select(func.count(), func.min(Due.at)).where(Due.at <= now))).one()
    return number, timedelta(0) if number == 0 else now - first
