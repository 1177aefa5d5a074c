"""What hangs on a meeting: assignments that are due at it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.use_cases.giving import follow_meeting
from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.people.models import Group


@watches_calendar
async def follow(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let what is due at the meeting follow it."""
    await follow_meeting(session, group, meeting, now=now)
