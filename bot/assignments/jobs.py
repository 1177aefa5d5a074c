"""What the clock does for assignments."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.queries import done_since, open_in
from bot.assignments.schedule import still_same_week
from bot.assignments.use_cases import next_reminder, owned_by
from bot.people.models import Group

WEEK = timedelta(weeks=1)


async def remind(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Send the weekly reminder of the group `subject`, and return when the next one is due.

    A reminder that was missed is sent late within its week, and not at all after it. The letters' keys carry the
    week, so whatever calls twice sends once.
    """
    group = await session.get(Group, UUID(subject))
    if group is None:
        return None
    if still_same_week(due_at, now, group.time_zone):
        this = next_reminder(group, after=due_at - timedelta(seconds=1))
        await _send(session, group, week=this.week, since=due_at - WEEK, now=now)
    return next_reminder(group, after=max(now, due_at)).at


async def _send(session: AsyncSession, group: Group, *, week: str, since: datetime, now: datetime) -> None:
    open_ones = await open_in(session, group)
    if not open_ones:
        return
    owners = {owner.id: owner for one in open_ones for owner in one.owners}
    for owner in sorted(owners.values(), key=lambda person: person.name):
        await letters.ping(session, owner, owned_by(owner, open_ones), group=group, week=week, now=now)
    await letters.digest(session, open_ones, await done_since(session, group, since), group=group, week=week, now=now)
