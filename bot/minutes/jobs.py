"""What the clock does for minutes."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting, MeetingState
from bot.minutes.models import Upload
from bot.minutes.schedule import late_at
from bot.minutes.use_cases.waiting import ask_for
from bot.people.models import Group

KEEP = timedelta(days=7)
"""How long a file waits to be told its group."""

TIDY = "minutes.tidy"
"""The name of the clock's job that throws away what nobody asked for."""


async def tidy(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Throw away the files that nobody named a group for; once a day."""
    del subject
    await session.execute(delete(Upload).where(Upload.sent_at < now - KEEP))
    return max(now, due_at) + timedelta(days=1)


ASLEEP = timedelta(hours=1)
"""So long after it found the group asleep the job looks again."""


async def ask_for_minutes(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Ask for the minutes of the meeting `subject`, if nobody has published them; later, while its group is asleep."""
    del due_at
    meeting = await session.get(Meeting, UUID(subject))
    group = await session.get(Group, meeting.group_id) if meeting else None
    if meeting is None or group is None or meeting.state is MeetingState.CANCELLED:
        return None
    late = late_at(meeting, group.time_zone)
    if late > now:
        return late
    if group.is_asleep:
        return now + ASLEEP
    await ask_for(session, group, meeting, now=now)
    return None
