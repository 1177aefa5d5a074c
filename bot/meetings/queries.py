"""Questions about meetings."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group

LONGEST = timedelta(days=1)
"""No meeting lasts longer."""

_AHEAD = (MeetingState.PLANNED, MeetingState.PUBLISHED, MeetingState.UNDER_WAY)


async def meetings_ahead(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Return the meeting that is under way, if any, and those that have not begun, in their order."""
    recent = (Meeting.starts_at > now - LONGEST) | (Meeting.state == MeetingState.UNDER_WAY)
    asked = (
        select(Meeting)
        .where(Meeting.group_id == group.id, Meeting.state.in_(_AHEAD), recent)
        .order_by(Meeting.starts_at)
    )
    found = await session.scalars(asked)
    return [one for one in found if one.ends_at > now or one.state is MeetingState.UNDER_WAY]


async def latest_meeting(session: AsyncSession, group: Group) -> Meeting | None:
    """Return the last meeting that stands in the group's calendar."""
    asked = select(Meeting).where(Meeting.group_id == group.id).order_by(Meeting.starts_at.desc()).limit(1)
    found: Meeting | None = await session.scalar(asked)
    return found


async def latest_settled(session: AsyncSession, group: Group, *, now: datetime) -> Meeting | None:
    """Return the last meeting whose day is not to be moved: it has begun, or its agenda is out."""
    settled = (Meeting.starts_at <= now) | (Meeting.state != MeetingState.PLANNED)
    asked = select(Meeting).where(Meeting.group_id == group.id, settled).order_by(Meeting.starts_at.desc()).limit(1)
    found: Meeting | None = await session.scalar(asked)
    return found


async def meeting_in(session: AsyncSession, group: Group, meeting_id: UUID) -> Meeting:
    """Return that meeting of the group; raises NotFound for one of another group, as for one that does not exist."""
    found = await session.get(Meeting, meeting_id)
    if found is None or found.group_id != group.id:
        raise NotFound
    return found
