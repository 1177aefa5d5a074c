"""What the clock does for assignments."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.queries import done_since, open_in
from bot.assignments.schedule import still_same_week
from bot.assignments.use_cases import latest_reminder, next_reminder, owned_by
from bot.people.models import Group
from bot.people.queries import members_of

WEEK = timedelta(weeks=1)


async def remind(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Send the weekly reminder of the group `subject`, and return when the next one is due.

    Of the reminders that were missed only the latest is sent, and only within its own week. The letters' keys carry
    the week, so whatever calls twice sends once.
    """
    group = await session.get(Group, UUID(subject))
    if group is None:
        return None
    latest = latest_reminder(group, due_at, now=max(now, due_at))
    if not group.is_asleep and still_same_week(latest.at, now, group.time_zone):
        await _send(session, group, week=latest.week, since=due_at - WEEK, now=now)
    return next_reminder(group, after=max(now, due_at)).at


async def _send(session: AsyncSession, group: Group, *, week: str, since: datetime, now: datetime) -> None:
    """Ping the owners who are still in the group, and post the digest, which names the others too."""
    open_ones = await open_in(session, group)
    if not open_ones:
        return
    owners = {owner.id for one in open_ones for owner in one.owners}
    members = [member.person for member in await members_of(session, group)]
    for owner in (person for person in members if person.id in owners):
        await letters.ping(session, owner, owned_by(owner, open_ones), group=group, week=week, now=now)
    await letters.digest(session, open_ones, await done_since(session, group, since), group=group, week=week, now=now)
