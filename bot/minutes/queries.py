"""Questions about minutes."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, MinutesState, Noted, WithoutMinutes
from bot.people.models import Group

_AROUND = timedelta(days=9)
"""So far from a day its meeting is looked for, whatever the hour and the zone."""

_YEARS = 1900, 2200
"""Beyond them a day is a slip."""


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
        .order_by(func.coalesce(Minutes.issued_at, Minutes.published_at).desc())
        .limit(1)
    )
    found: Minutes | None = await session.scalar(asked)
    return found


async def latest_draft(session: AsyncSession, group: Group) -> Minutes | None:
    """Return the draft that was begun last."""
    asked = select(Minutes).where(Minutes.group_id == group.id, Minutes.state == MinutesState.DRAFT)
    found: Minutes | None = await session.scalar(asked.order_by(Minutes.created_at.desc()).limit(1))
    return found


async def minutes_of(session: AsyncSession, meeting_id: UUID, *states: MinutesState) -> Sequence[Minutes]:
    """Return the minutes of that meeting which are in one of the states, the latest first."""
    asked = select(Minutes).where(Minutes.meeting_id == meeting_id, Minutes.state.in_(states))
    return (await session.scalars(asked.order_by(Minutes.created_at.desc(), Minutes.id))).all()


async def told_of(session: AsyncSession, group: Group) -> frozenset[UUID]:
    """Return the group's meetings that have published minutes, or need none."""
    published = (Minutes.group_id == group.id) & (Minutes.state == MinutesState.PUBLISHED)
    minuted = await session.scalars(select(Minutes.meeting_id).where(published, Minutes.meeting_id.is_not(None)))
    needless = select(WithoutMinutes.meeting_id).join(Meeting, Meeting.id == WithoutMinutes.meeting_id)
    return frozenset([*minuted, *await session.scalars(needless.where(Meeting.group_id == group.id))])


async def meetings_around(session: AsyncSession, group: Group, day: date) -> Sequence[Meeting]:
    """Return the group's meetings that a text of that day may tell of."""
    if not _YEARS[0] <= day.year <= _YEARS[1]:
        return []
    noon = datetime.combine(day, time(12), UTC)
    around = Meeting.starts_at.between(noon - _AROUND, noon + _AROUND)
    asked = select(Meeting).where(Meeting.group_id == group.id, around)
    return (await session.scalars(asked.order_by(Meeting.starts_at))).all()


async def latest_begun(session: AsyncSession, group: Group, *, now: datetime) -> Sequence[Meeting]:
    """Return the group's meeting that began last, or is under way ahead of its hour."""
    begun = (Meeting.starts_at <= now) | Meeting.state.in_((MeetingState.UNDER_WAY, MeetingState.CLOSED))
    asked = select(Meeting).where(Meeting.group_id == group.id, begun, Meeting.state != MeetingState.CANCELLED)
    return (await session.scalars(asked.order_by(Meeting.starts_at.desc()).limit(1))).all()


async def decided_since(session: AsyncSession, group: Group, moment: datetime) -> Sequence[Decision]:
    """Return the decisions that the group was told of after that moment, by number; a correction tells none anew."""
    told = func.coalesce(Decision.decided_at, Minutes.published_at)
    published = (Minutes.state == MinutesState.PUBLISHED) & Decision.number.is_not(None) & (told > moment)
    asked = select(Decision).join(Minutes, Decision.minutes_id == Minutes.id).where(Minutes.group_id == group.id)
    return (await session.scalars(asked.where(published).order_by(Decision.number))).all()
