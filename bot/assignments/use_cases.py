"""Giving assignments, and getting them done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.queries import due_at
from bot.assignments.rules import must_be_hers, must_be_open
from bot.assignments.schedule import Reminder, reminders
from bot.kit.dates import at_local, local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import first_since
from bot.meetings.use_cases import plan_ahead
from bot.meetings.words import means_next_meeting
from bot.outbox.clock import wake
from bot.people.models import Group, Membership, Person
from bot.people.use_cases import next_number

WEEKLY = "assignments.weekly"
"""The name of the clock's job that sends a group's weekly reminder; its subject is the group's id."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody is to do, for whom it is and when it is due."""

    text: str
    owners: tuple[Person, ...]
    owner_words: str = ""
    due: date | None = None
    due_words: str = ""
    source: str = ""


async def give_assignment(
    session: AsyncSession, promise: Promise, *, group: Group, now: datetime, since: date | None = None
) -> Assignment:
    """Number an assignment and tell its owners; "next meeting" is the first after the day `since`, or after now."""
    meeting = await _due_at(session, promise, group=group, now=now, since=since)
    assignment = Assignment(
        group_id=group.id,
        number=await next_number(session, group, "U"),
        text=promise.text,
        owner_words=promise.owner_words,
        due=day_of(meeting, group) if meeting else promise.due,
        due_words=promise.due_words,
        source=promise.source,
        given_at=now,
        due_meeting_id=meeting.id if meeting else None,
        owners=list(promise.owners),
    )
    assignment.group, assignment.done_by = group, None
    session.add(assignment)
    await session.flush()
    await letters.tell_owners(session, assignment, now=now)
    return assignment


async def _due_at(
    session: AsyncSession, promise: Promise, *, group: Group, now: datetime, since: date | None
) -> Meeting | None:
    """Return the meeting that the promise is due at, if its words mean one and one is planned."""
    if promise.due is not None or not means_next_meeting(promise.due_words):
        return None
    await plan_ahead(session, group, now=now)
    after = at_local(since + timedelta(days=1), time(), group.time_zone) - timedelta(seconds=1) if since else now
    return await first_since(session, group, after)


async def follow_meeting(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let what is due at the meeting be due on its day as it is now, or at the next one once it is cancelled."""
    cancelled = meeting.state is MeetingState.CANCELLED
    at = await first_since(session, group, now) if cancelled else meeting
    due = day_of(at, group) if at else None
    for assignment in await due_at(session, meeting):
        if (assignment.due_meeting_id, assignment.due) != (at.id if at else None, due):
            assignment.due_meeting_id, assignment.due = at.id if at else None, due
            await letters.show_where_it_stands(session, assignment, now=now)


def day_of(meeting: Meeting, group: Group) -> date:
    """Return the meeting's day on the group's calendar."""
    return local(meeting.starts_at, group.time_zone).date()


async def mark(
    session: AsyncSession, assignment: Assignment, state: AssignmentState, *, by: Membership, now: datetime
) -> None:
    """Say how far an assignment has come.

    Raises NotAllowed for others than owners and organisers, TooLate once it is done.
    """
    must_be_hers(assignment, by)
    must_be_open(assignment)
    assignment.state = state
    if state is AssignmentState.DONE:
        assignment.done_at, assignment.done_by_id, assignment.done_by = now, by.person_id, by.person
    await letters.show_where_it_stands(session, assignment, now=now)


async def plan_weekly(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Set the clock for the group's next weekly reminder, by its settings."""
    await wake(session, kind=WEEKLY, subject=str(group.id), at=next_reminder(group, after=now).at)


def next_reminder(group: Group, *, after: datetime) -> Reminder:
    """Return the group's first weekly reminder that is due later than `after`, by its settings."""
    weekly = reminders(weekday=group.reminder_weekday, hour=group.reminder_time, zone=group.time_zone, after=after)
    return next(weekly)


def latest_reminder(group: Group, due_at: datetime, *, now: datetime) -> Reminder:
    """Return the reminder that was due at `due_at`, or the last one since that has fallen due as well."""
    latest = next_reminder(group, after=due_at - timedelta(seconds=1))
    while (later := next_reminder(group, after=latest.at)).at <= now:
        latest = later
    return latest


def owned_by(person: Person, assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return those of the assignments that the person owns, alone or with others."""
    return [one for one in assignments if person.id in {owner.id for owner in one.owners}]
