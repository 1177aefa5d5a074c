"""What hangs on a meeting: when its reporters are asked, and what they see of it."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.outbox.clock import forget, wake
from bot.people.models import Group
from bot.reports.rules import is_ahead
from bot.reports.schedule import ask_at
from bot.reports.use_cases import ASK, REMIND, show_all


@watches_calendar
async def follow(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Have the reporters asked in time, at once when it is late; what they were asked already shows the change.

    The reminder's hour is set by whoever asks.
    """
    subject = str(meeting.id)
    if is_ahead(meeting, now=now):
        await wake(session, kind=ASK, subject=subject, at=ask_at(meeting.starts_at, group.time_zone))
    else:
        await forget(session, kind=ASK, subject=subject)
        await forget(session, kind=REMIND, subject=subject)
    await show_all(session, group, meeting, now=now)
