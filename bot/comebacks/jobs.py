"""What the clock does for comebacks."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.comebacks.rules import is_ahead
from bot.comebacks.use_cases import repeat_questions
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.people.models import Group


async def repeat(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Ask the questions of the meeting `subject` again, if it is still to come and its group is awake."""
    del due_at
    meeting = await session.get(Meeting, UUID(subject))
    if meeting is None or not is_ahead(meeting, now=now):
        return None
    group = await session.get(Group, meeting.group_id)
    if group is None or group.is_asleep:
        return None
    day = local(meeting.starts_at, group.time_zone).date().isoformat()
    await repeat_questions(session, group, meeting, day=day, now=now)
    return None
