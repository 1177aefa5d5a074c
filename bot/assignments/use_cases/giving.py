"""Giving assignments: numbered, told to their owners, due at a meeting if they say so."""

from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters, step_letters
from bot.assignments.models import Assignment, EventKind, Step
from bot.assignments.promises import Promise
from bot.assignments.queries import awaiting_meeting, due_at, steps_of
from bot.assignments.rules import must_be_ahead
from bot.assignments.steps import steps_in
from bot.assignments.use_cases.contacts import ask_for_contacts
from bot.assignments.use_cases.history import changed, remember
from bot.assignments.watchers import tell_watchers
from bot.errors import Invalid
from bot.kit.dates import at_local, local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import first_since, meeting_in
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Group, Membership, Person
from bot.people.naming import named
from bot.people.queries import members_of
from bot.people.rules import Permission, require
from bot.people.use_cases import next_number


async def give_assignment(
    session: AsyncSession,
    promise: Promise,
    *,
    group: Group,
    now: datetime,
    since: date | None = None,
    by: Membership | None = None,
    tell: bool = True,
    knows: Person | None = None,
) -> Assignment:
    """Number an assignment and tell its owners; "next meeting" is the first after the day `since`, or after now.

    Without `tell` nobody is told: whoever gives several at once calls `letters.tell_owners_of` when all are given.
    One who `knows` it, because she reads the answer in her own chat, is not told.
    """
    meeting = await meeting_meant(session, promise, group=group, now=now, since=since)
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
        given_by_id=by.person_id if by else None,
        minutes_id=promise.minutes_id,
        item=promise.item,
        link=promise.link,
        awaits_meeting=meeting is None and means_next_meeting(promise),
        owners=list(promise.owners),
    )
    assignment.group, assignment.done_by, assignment.given_by = group, None, by.person if by else None
    session.add(assignment)
    await session.flush()
    await _add_steps(session, assignment)
    steps = await steps_of(session, assignment)
    await ask_for_contacts(session, [assignment, *steps], group, now=now)
    if tell:
        await letters.tell_owners(session, assignment, now=now, knows=knows)
    await step_letters.tell_of_steps(session, steps, by=assignment.given_by, now=now)
    await tell_watchers(session, assignment, now=now)
    return assignment


async def _add_steps(session: AsyncSession, assignment: Assignment) -> None:
    """Let an assignment that names its parts, as minutes do, have them as steps; a name may be a member's."""
    parts = steps_in(assignment.text)
    members = await members_of(session, assignment.group) if parts else []
    for number, part in enumerate(parts, start=1):
        owner = named(part.owner, [one.person for one in members])
        step = Step(assignment_id=assignment.id, number=number, text=part.text)
        step.owner_id, step.owner_words = (owner.id, "") if owner else (None, part.owner)
        session.add(step)
    await session.flush()


async def give_by_hand(
    session: AsyncSession,
    promise: Promise,
    *,
    by: Membership,
    today: date,
    now: datetime,
    knows: Person | None = None,
) -> Assignment:
    """Give what a member wrote herself; raises NotAllowed for guests, Invalid for a due day before today or none."""
    require(by, Permission.GIVE_ASSIGNMENTS)
    if promise.impossible_due:
        raise Invalid("There is no such day as “{words}”. Choose the due day below.", words=promise.impossible_due)
    must_be_ahead(promise.due, today=today)
    return await give_assignment(session, promise, group=by.group, now=now, by=by, knows=knows)


def means_next_meeting(promise: Promise) -> bool:
    """Say whether what was promised is due when the group meets next, and no day or meeting is named."""
    return promise.at_next_meeting and promise.due is None and promise.meeting_id is None


async def meeting_meant(
    session: AsyncSession, promise: Promise, *, group: Group, now: datetime, since: date | None = None
) -> Meeting | None:
    """Return the meeting that the promise is due at, if one is meant and planned; NotFound for another group's."""
    if promise.meeting_id is not None:
        return await meeting_in(session, group, promise.meeting_id)
    if not means_next_meeting(promise):
        return None
    await plan_ahead(session, group, now=now)
    after = at_local(since + timedelta(days=1), time(), group.time_zone) - timedelta(seconds=1) if since else now
    return await first_since(session, group, after)


async def follow_meeting(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let what is due at the meeting be due on its day as it is now, or at the next one once it is cancelled.

    What waits for a next meeting to be planned is due at the first one that is.
    """
    waiting = await awaiting_meeting(session, group)
    cancelled = meeting.state is MeetingState.CANCELLED
    coming = await first_since(session, group, now) if cancelled or waiting else None
    for assignment in await due_at(session, meeting):
        await _be_due_at(session, assignment, coming if cancelled else meeting, now=now)
    for assignment in waiting if coming else ():
        await _be_due_at(session, assignment, coming, now=now)


async def _be_due_at(session: AsyncSession, assignment: Assignment, meeting: Meeting | None, *, now: datetime) -> None:
    before, due = assignment.due, day_of(meeting, assignment.group) if meeting else None
    if (assignment.due_meeting_id, before) == (meeting.id if meeting else None, due):
        return
    assignment.due_meeting_id, assignment.due = meeting.id if meeting else None, due
    assignment.awaits_meeting = meeting is None
    if before != due:
        days = {"before": str(before or ""), "after": str(due or "")}
        await remember(session, assignment, EventKind.FOLLOWED, by=None, now=now, **days)
    await changed(session, assignment, now=now)


def day_of(meeting: Meeting, group: Group) -> date:
    """Return the meeting's day on the group's calendar."""
    return local(meeting.starts_at, group.time_zone).date()
