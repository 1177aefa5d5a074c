"""Questions about minutes."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, MinutesState, Noted
from bot.people.models import Group


async def minutes_by_id(session: AsyncSession, minutes_id: UUID) -> Minutes:
    """Return those minutes, held until the transaction ends so that two presses queue; raises NotFound."""
    asked = select(Minutes).where(Minutes.id == minutes_id).with_for_update().execution_options(populate_existing=True)
    found: Minutes | None = await session.scalar(asked)
    if found is None:
        raise NotFound
    return found


async def candidate_by_id(session: AsyncSession, candidate_id: UUID) -> tuple[Candidate, Minutes]:
    """Return that found assignment and the minutes it was found in, which are held; raises NotFound."""
    candidate = await session.get(Candidate, candidate_id)
    if candidate is None:
        raise NotFound
    minutes = await minutes_by_id(session, candidate.minutes_id)
    await session.refresh(candidate)
    return candidate, minutes


async def items_of(session: AsyncSession, minutes: Minutes) -> Sequence[MinutesItem]:
    """Return the items in their order."""
    asked = select(MinutesItem).where(MinutesItem.minutes_id == minutes.id).order_by(MinutesItem.position)
    return (await session.scalars(asked)).all()


async def candidates_of(session: AsyncSession, minutes: Minutes) -> Sequence[Candidate]:
    """Return what was found, in the order of the text."""
    asked = select(Candidate).where(Candidate.minutes_id == minutes.id).order_by(Candidate.position)
    return (await session.scalars(asked)).all()


async def decisions_of(session: AsyncSession, minutes: Minutes) -> Sequence[Decision]:
    """Return the decisions in the order of the text."""
    asked = select(Decision).where(Decision.minutes_id == minutes.id).order_by(Decision.position)
    return (await session.scalars(asked)).all()


async def noted_of(session: AsyncSession, minutes: Minutes) -> Sequence[Noted]:
    """Return the comebacks, questions and days in the order of the text."""
    asked = select(Noted).where(Noted.minutes_id == minutes.id).order_by(Noted.position)
    return (await session.scalars(asked)).all()


async def latest_published(session: AsyncSession, group: Group) -> Minutes | None:
    """Return the minutes that were published last."""
    asked = (
        select(Minutes)
        .where(Minutes.group_id == group.id, Minutes.state == MinutesState.PUBLISHED)
        .order_by(Minutes.published_at.desc())
        .limit(1)
    )
    found: Minutes | None = await session.scalar(asked)
    return found


async def latest_draft(session: AsyncSession, group: Group) -> Minutes | None:
    """Return the draft that was begun last."""
    asked = select(Minutes).where(Minutes.group_id == group.id, Minutes.state == MinutesState.DRAFT)
    found: Minutes | None = await session.scalar(asked.order_by(Minutes.created_at.desc()).limit(1))
    return found


async def decided_since(session: AsyncSession, group: Group, moment: datetime) -> Sequence[Decision]:
    """Return the decisions of minutes that were published after that moment, by number."""
    published = (Minutes.state == MinutesState.PUBLISHED) & (Minutes.published_at > moment)
    asked = select(Decision).join(Minutes, Decision.minutes_id == Minutes.id).where(Minutes.group_id == group.id)
    return (await session.scalars(asked.where(published).order_by(Decision.number))).all()
