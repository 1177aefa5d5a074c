"""Planning meetings."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import latest_meeting, latest_settled, meetings_ahead
from bot.meetings.rhythm import starts
from bot.people.models import Group
from bot.people.queries import hold

AHEAD = 3
"""So many meetings stand in the calendar at any time, for proposals to choose among."""


async def plan_ahead(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Return the meetings ahead, the next one first, planning by the group's rhythm those that are missing."""
    ahead = await meetings_ahead(session, group, now=now)
    if len(ahead) >= AHEAD:
        return ahead
    await hold(session, group)  # two at once plan one calendar
    ahead = await meetings_ahead(session, group, now=now)
    last = await latest_meeting(session, group)
    begins = _by_rhythm(group, after=max(now, last.starts_at) if last else now, last=last)
    while len(ahead) < AHEAD:
        ahead.append(Meeting(group_id=group.id, starts_at=next(begins), length_minutes=group.length_minutes))
        session.add(ahead[-1])
    await session.flush()
    return ahead


async def next_meeting(session: AsyncSession, group: Group, *, now: datetime) -> Meeting:
    """Return the meeting that is under way or comes next; there always is one."""
    return (await plan_ahead(session, group, now=now))[0]


async def replan(session: AsyncSession, group: Group, *, now: datetime) -> Meeting:
    """Let the meetings ahead follow settings that changed; one whose agenda is published stays where it is."""
    ahead = await plan_ahead(session, group, now=now)
    last = await latest_settled(session, group, now=now)
    begins = _by_rhythm(group, after=max(now, last.starts_at) if last else now, last=last)
    for meeting in ahead:
        if meeting.state is MeetingState.PLANNED and meeting.starts_at > now:
            meeting.starts_at = next(begins)
            meeting.length_minutes = group.length_minutes
    await session.flush()
    return ahead[0]


def _by_rhythm(group: Group, *, after: datetime, last: Meeting | None) -> Iterator[datetime]:
    return starts(
        rhythm=group.rhythm,
        weekday=group.meeting_weekday,
        hour=group.start_time,
        zone=group.time_zone,
        after=after,
        last=last.starts_at if last else None,
    )
