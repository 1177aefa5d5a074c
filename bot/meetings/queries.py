"""Questions about meetings."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.models import Break, Meeting, MeetingState
from bot.people.models import Group

LONGEST = timedelta(days=1)
"""No meeting lasts longer."""

_AHEAD = (MeetingState.PLANNED, MeetingState.PUBLISHED, MeetingState.UNDER_WAY)


async def meetings_ahead(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Return the meeting that is under way, if any, and those that are not over, in their order."""
    recent = (Meeting.starts_at > now - LONGEST) | (Meeting.state == MeetingState.UNDER_WAY)
    asked = (
        select(Meeting)
        .where(Meeting.group_id == group.id, Meeting.state.in_(_AHEAD), recent)
        .order_by(Meeting.starts_at, Meeting.id)
    )
    found = [one for one in await session.scalars(asked) if one.ends_at > now or one.state is MeetingState.UNDER_WAY]
    return sorted(found, key=lambda one: one.state is not MeetingState.UNDER_WAY)


async def slots_of(session: AsyncSession, group: Group) -> Sequence[Meeting]:
    """Return the group's meetings that stand for a day of its rhythm, cancelled and moved ones too, latest day last."""
    asked = select(Meeting).where(Meeting.group_id == group.id, Meeting.slot.is_not(None)).order_by(Meeting.slot)
    return (await session.scalars(asked)).all()


async def meeting_in(session: AsyncSession, group: Group, meeting_id: UUID) -> Meeting:
    """Return that meeting of the group; raises NotFound for one of another group, as for one that does not exist."""
    found = await session.get(Meeting, meeting_id)
    if found is None or found.group_id != group.id:
        raise NotFound
    return found


async def meeting_by_id(session: AsyncSession, meeting_id: UUID) -> Meeting:
    """Return that meeting, of whatever group; raises NotFound. Ask at once whether the group is the person's."""
    found = await session.get(Meeting, meeting_id)
    if found is None:
        raise NotFound
    return found


async def first_since(session: AsyncSession, group: Group, moment: datetime) -> Meeting | None:
    """Return the group's first meeting later than `moment` that is not cancelled, among those planned so far."""
    later = (Meeting.starts_at > moment) & (Meeting.state != MeetingState.CANCELLED)
    asked = select(Meeting).where(Meeting.group_id == group.id, later).order_by(Meeting.starts_at).limit(1)
    found: Meeting | None = await session.scalar(asked)
    return found


async def meetings_since(session: AsyncSession, group: Group, moment: datetime) -> Sequence[Meeting]:
    """Return all the group's meetings later than `moment` that are not cancelled, in their order."""
    later = (Meeting.starts_at > moment) & (Meeting.state != MeetingState.CANCELLED)
    asked = select(Meeting).where(Meeting.group_id == group.id, later).order_by(Meeting.starts_at, Meeting.id)
    return (await session.scalars(asked)).all()


async def breaks_of(session: AsyncSession, group: Group, *, since: date) -> Sequence[Break]:
    """Return the group's breaks that are not over on the day `since`, in their order."""
    asked = select(Break).where(Break.group_id == group.id, Break.last >= since).order_by(Break.first, Break.last)
    return (await session.scalars(asked)).all()


async def previous_meeting(session: AsyncSession, group: Group, meeting: Meeting) -> Meeting | None:
    """Return the group's last meeting before that one that was not cancelled."""
    before = (Meeting.starts_at < meeting.starts_at) & (Meeting.state != MeetingState.CANCELLED)
    asked = select(Meeting).where(Meeting.group_id == group.id, before).order_by(Meeting.starts_at.desc()).limit(1)
    found: Meeting | None = await session.scalar(asked)
    return found
