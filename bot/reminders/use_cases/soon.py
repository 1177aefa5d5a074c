"""The reminder on the working day before something is due: one a day over all of a person's groups."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Owed
from bot.assignments.queries import owed_by
from bot.assignments.rules import by_urgency, due_of
from bot.kit.dates import at_local
from bot.people.models import Person
from bot.people.queries import paused_among
from bot.reminders import letters
from bot.reminders.queries import days_told, rests_of
from bot.reminders.schedule import ONE_DAY
from bot.reminders.use_cases.planning import day_of, hours_of, latest_reminder, soon_at

LONGEST_DOWNTIME = 14
"""So many days back a reminder that was missed is still looked for."""


class Coming(NamedTuple):
    """Something that is due, and when to remind of it."""

    assignment: Owed
    due: date
    at: datetime


async def coming_for(session: AsyncSession, person: Person, *, now: datetime) -> list[Coming]:
    """Return what of the person's is due today or later in groups that are awake, with the moment to remind of it."""
    hers = [one for one in await owed_by(session, person) if not one.group.is_asleep]
    rests = await rests_of(session, {one.group_id for one in hers}, since=now)
    return [
        Coming(one, due, soon_at(one, due, rests.get(one.group_id, [])))
        for one in by_urgency(hers)
        if (due := due_of(one)) is not None and due >= day_of(now, one.group)
    ]


async def send_soon(session: AsyncSession, person: Person, *, due_at: datetime, now: datetime) -> datetime | None:
    """Remind the person of what is due on the next working day; return when something else will be.

    Whatever is in the group's weekly reminder of the same day is left to that. What was missed while the program was
    down is told late, as long as it is not overdue; in quiet hours not until they end.
    """
    coming = await coming_for(session, person, now=now)
    then = min((one.at for one in coming if one.at > now), default=None)
    missed = await _missed(session, person, coming, due_at=due_at, now=now)
    if not missed:
        return then
    group = missed[0].assignment.group
    if (later := hours_of(group).next(now)) > now:
        return min(later, then or later)
    if not await paused_among(session, [person.id], today=day_of(now, group)):
        until = max(one.due for one in missed)
        hers = [one.assignment for one in coming if one.due <= until]
        await letters.warn(session, person, hers, until=until, today=day_of(now, group), now=now)
    return then


async def _missed(
    session: AsyncSession, person: Person, coming: Sequence[Coming], *, due_at: datetime, now: datetime
) -> list[Coming]:
    """Return what the person should have been reminded of by now and was not."""
    earliest = due_at - ONE_DAY
    recent = [one for one in coming if earliest.date() <= one.at.date() and one.at <= now]
    days = {day_of(one.at, one.assignment.group) for one in recent}
    told = await days_told(session, person, days)
    return [one for one in recent if not _is_told(one, told)]


def _is_told(one: Coming, told: set[date]) -> bool:
    """Say whether a reminder of that day held it, or the group's weekly one did."""
    group = one.assignment.group
    day = day_of(one.at, group)
    evening = at_local(day, datetime.max.time(), group.time_zone)
    return day in told or day_of(latest_reminder(group, now=evening).at, group) == day
