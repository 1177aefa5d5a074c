"""What the clock does for comebacks."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.comebacks.rules import is_ahead
from bot.comebacks.use_cases import repeat_questions
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.people.models import Group

ASLEEP = timedelta(hours=1)
"""So long after it found the group asleep the job looks again."""


async def repeat(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Ask the questions of the meeting `subject` again, if it is still to come; later, while its group is asleep."""
    del due_at
    meeting = await session.get(Meeting, UUID(subject))
    if meeting is None or not is_ahead(meeting, now=now):
        return None
    group = await session.get(Group, meeting.group_id)
    if group is None:
        return None
    if group.is_asleep:
        return now + ASLEEP
    day = local(meeting.starts_at, group.time_zone).date().isoformat()
    await repeat_questions(session, group, meeting, day=day, now=now)
    return None
