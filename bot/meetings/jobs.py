"""What the clock does for meetings."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.arranging import close
from bot.meetings.models import MeetingState
from bot.meetings.queries import LONGEST, meetings_ahead
from bot.meetings.use_cases import fill, next_look
from bot.people.models import Group
from bot.people.queries import hold

SOON = timedelta(minutes=1)


async def keep_calendar(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Plan the meetings that are missing in the calendar of the group `subject`; return when to look again.

    A meeting that nobody closed for a day after its end is closed. None when there is nothing ahead, or the group is
    asleep: whoever books a meeting, changes the rhythm or wakes the group sets the clock anew.
    """
    group = await session.get(Group, UUID(subject))
    if group is None or group.is_asleep:
        return None
    await hold(session, group)
    for meeting in await meetings_ahead(session, group, now=now):
        if meeting.state is MeetingState.UNDER_WAY and meeting.ends_at + LONGEST <= now:
            meeting.changed_at, meeting.changed_by_id = now, None
            await close(session, group, meeting, now=now)
    then = next_look(await fill(session, group, now=now), now=now)
    return max(then, due_at + SOON) if then else None
