"""What the clock does for reports."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.outbox.clock import wake
from bot.people.models import Group
from bot.reports.rules import is_ahead
from bot.reports.schedule import remind_at
from bot.reports.use_cases import REMIND, ask_reporters, remind_reporters


async def ask(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Ask the reporters before the meeting `subject`, and set the hour of the one reminder if that is still ahead.

    While the group is asleep nobody is asked; whoever wakes it sets the clock anew.
    """
    del due_at
    found = await _ahead(session, subject, now)
    if found is None:
        return None
    group, meeting = found
    if group.is_asleep:
        return None
    await ask_reporters(session, group, meeting, now=now)
    again = remind_at(meeting.starts_at, group.time_zone)
    if again > now:
        await wake(session, kind=REMIND, subject=subject, at=again)
    return None


async def remind(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Remind the reporters who have not answered before the meeting `subject`; later, if it has moved meanwhile."""
    del due_at
    found = await _ahead(session, subject, now)
    if found is None or found[0].is_asleep:
        return None
    group, meeting = found
    wanted = remind_at(meeting.starts_at, group.time_zone)
    if wanted > now:
        return wanted
    await remind_reporters(session, group, meeting, now=now)
    return None


async def _ahead(session: AsyncSession, subject: str, now: datetime) -> tuple[Group, Meeting] | None:
    """Return the meeting and its group, if it is still to come."""
    meeting = await session.get(Meeting, UUID(subject))
    if meeting is None or not is_ahead(meeting, now=now):
        return None
    group = await session.get(Group, meeting.group_id)
    return None if group is None else (group, meeting)
