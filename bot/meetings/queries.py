"""Questions about meetings."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group

_AHEAD = (MeetingState.PLANNED, MeetingState.PUBLISHED, MeetingState.UNDER_WAY)


async def meetings_ahead(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Return the meeting that is under way, if any, and those that have not begun, in their order."""
    ahead = (Meeting.starts_at > now) | (Meeting.state == MeetingState.UNDER_WAY)
    asked = (
        select(Meeting)
        .where(Meeting.group_id == group.id, Meeting.state.in_(_AHEAD), ahead)
        .order_by(Meeting.starts_at)
    )
    return list(await session.scalars(asked))


async def latest_meeting(session: AsyncSession, group: Group) -> Meeting | None:
    """Return the last meeting that stands in the group's calendar."""
    asked = select(Meeting).where(Meeting.group_id == group.id).order_by(Meeting.starts_at.desc()).limit(1)
    found: Meeting | None = await session.scalar(asked)
    return found


async def meeting_by_id(session: AsyncSession, meeting_id: UUID) -> Meeting | None:
    """Return that meeting."""
    return await session.get(Meeting, meeting_id)
