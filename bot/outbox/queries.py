"""What an operator asks of the ledger."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.models import Due, Letter, LetterState

TROUBLED = (LetterState.UNKNOWN, LetterState.UNDELIVERABLE)


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
