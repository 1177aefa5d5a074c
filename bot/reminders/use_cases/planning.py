"""Setting the clock for reminders, by the group's settings and by what is due."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment, Owed
from bot.assignments.queries import contacts_of, pinged_for, steps_of
from bot.assignments.rules import CLOSED, by_person, due_of
from bot.kit.dates import at_local, local
from bot.outbox.clock import wake, wake_all
from bot.people.models import Group, Person
from bot.reminders.queries import due_moment, rests_of
from bot.reminders.schedule import LOOK_BACK, Hours, Reminder, Span, day_before, reminders, still_same_week

WEEKLY = "assignments.weekly"
"""The name of the clock's job that sends a group's weekly reminder; its subject is the group's id."""

ORGANISERS = "reminders.organisers"
"""The job that tells a group's organisers what its pings could not mend; its subject is the group's id."""

SOON = "reminders.soon"
"""The job that reminds a person of what is due on the next working day; its subject is the person's id."""


async def plan_weekly(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Set the clock for the group's next weekly reminder, by its settings.

    When this week's is still to come by the old settings, and has been by the new ones, it goes out now.
    """
    pending = await due_moment(session, kind=WEEKLY, subject=str(group.id))
    at = next_reminder(group, after=now).at
    if pending is not None and not still_same_week(at, now, group.time_zone):
        missed = latest_reminder(group, now=now)
        is_open = pending <= now or still_same_week(pending, now, group.time_zone)
        if is_open and still_same_week(missed.at, now, group.time_zone):
            at = now
    await wake(session, kind=WEEKLY, subject=str(group.id), at=at)


def next_reminder(group: Group, *, after: datetime) -> Reminder:
    """Return the group's first weekly reminder that is due later than `after`, by its settings."""
    weekly = reminders(weekday=group.reminder_weekday, hour=group.reminder_time, zone=group.time_zone, after=after)
    return next(weekly)


def latest_reminder(group: Group, *, now: datetime) -> Reminder:
    """Return the last of the group's weekly reminders that has fallen due."""
    latest = next_reminder(group, after=now - LOOK_BACK)
    while (later := next_reminder(group, after=latest.at)).at <= now:
        latest = later
    return latest


def hours_of(group: Group) -> Hours:
    """Return when the group's members may be reminded in their own chats."""
    return Hours(group.pings_from, group.pings_until, group.time_zone)


def day_of(moment: datetime, group: Group) -> date:
    """Return the day of that moment on the group's calendar."""
    return local(moment, group.time_zone).date()


def soon_at(one: Owed, due: date, rests: Sequence[Span]) -> datetime:
    """Return when to remind of what is due on that day: the working day before, at the group's hour or at daybreak."""
    group = one.group
    day, hour = day_before(due, rests), hours_of(group).nearest(group.reminder_time)
    return at_local(day, hour, group.time_zone)


async def plan_soon(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Set the clock for those whose assignment or step it is, so that they are reminded before it is due.

    Set too early or in vain it does no harm: the job looks anew at what is due.
    """
    if assignment.state in CLOSED:
        return
    steps = [one for one in await steps_of(session, assignment) if one.state not in CLOSED]
    owed = by_person([assignment, *steps], await contacts_of(session, assignment.group))
    rests = (await rests_of(session, [assignment.group_id], since=now)).get(assignment.group_id, [])
    await plan_soon_for(session, owed, rests, now=now)


async def plan_soon_in(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Set the clock for all that is due in the group: its hours, its zone or its breaks may have changed."""
    rests = (await rests_of(session, [group.id], since=now)).get(group.id, [])
    await plan_soon_for(session, await pinged_for(session, group), rests, now=now)


async def plan_soon_for(
    session: AsyncSession, owed: Iterable[tuple[Person, Sequence[Owed]]], rests: Sequence[Span], *, now: datetime
) -> None:
    """Set the clock for what those people of one group have to do."""
    wishes: dict[str, datetime] = {}
    for person, hers in owed:
        moments = [soon_at(one, due, rests) for one in hers if (due := due_of(one))]
        if ahead := [at for at in moments if at > now]:
            wishes[str(person.id)] = min(ahead)
    await wake_all(session, kind=SOON, wishes=wishes, or_before=True)
