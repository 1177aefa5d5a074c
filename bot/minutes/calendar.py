"""What hangs on a meeting: its notes, and that somebody writes its minutes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.minutes.use_cases.noting import follow_meeting
from bot.minutes.use_cases.waiting import wait_for
from bot.people.models import Group


@watches_calendar
async def follow(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let the running cards of the notes, and the asking for the minutes, follow the meeting."""
    await follow_meeting(session, group, meeting, now=now)
    await wait_for(session, group, meeting)
