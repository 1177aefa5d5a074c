"""What the clock does for reminders."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.outbox.clock import wake
from bot.people.models import Group, Person
from bot.reminders.queries import rests_of
from bot.reminders.schedule import goes_at, still_same_week
from bot.reminders.use_cases.planning import ORGANISERS, day_of, hours_of, latest_reminder, next_reminder
from bot.reminders.use_cases.soon import send_soon
from bot.reminders.use_cases.weekly import send_to_organisers, send_weekly

A_WHILE = timedelta(minutes=30)
"""So long after the pings the organisers are told: by then Teams has said whom it refuses."""


async def remind(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Send the weekly reminder of the group `subject`, and return when the next one is due.

    Of the reminders that were missed only the latest is sent, and only within its own week; in a break none is. The
    letters' keys carry the week, so whatever calls twice sends once.
    """
    group = await session.get(Group, UUID(subject))
    if group is None:
        return None
    then = next_reminder(group, after=max(now, due_at)).at
    reminder = latest_reminder(group, now=now)
    if group.is_asleep or not still_same_week(reminder.at, now, group.time_zone):
        return then
    rests = (await rests_of(session, [group.id], since=now)).get(group.id, [])
    if any(day_of(reminder.at, group) in span for span in rests):
        return then
    at = goes_at(reminder, hours_of(group), now=now)
    if at > now:
        return min(at, then)
    if await send_weekly(session, group, reminder, rests, now=now):
        await wake(session, kind=ORGANISERS, subject=subject, at=now + A_WHILE)
    return then


async def tell_organisers(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Tell the organisers of the group `subject` what its reminders could not mend; in quiet hours when they end."""
    del due_at
    group = await session.get(Group, UUID(subject))
    if group is None or group.is_asleep:
        return None
    if (morning := hours_of(group).next(now)) > now:
        return morning
    await send_to_organisers(session, group, latest_reminder(group, now=now), now=now)
    return None


async def warn(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Remind the person `subject` of what is due on the next working day; return when to look again."""
    person = await session.get(Person, UUID(subject))
    return None if person is None else await send_soon(session, person, due_at=due_at, now=now)
