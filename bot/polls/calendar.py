"""What hangs on a meeting: its check-in and its check-out."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.people.models import Group
from bot.polls.use_cases import follow_meeting


@watches_calendar
async def follow(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Open the check-in with the meeting; close it and open the check-out when the meeting is over."""
    await follow_meeting(session, group, meeting, now=now)
