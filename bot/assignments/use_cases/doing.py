"""Saying how far an assignment has come, and what there is to say about it."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.models import Assignment, AssignmentState, EventKind
from bot.assignments.queries import contacts_of, steps_of
from bot.assignments.rules import CLOSED, concerned, must_be_ahead, must_be_hers, must_be_open
from bot.assignments.use_cases.handing_over import call_off
from bot.assignments.use_cases.history import changed, remember, was_just_said
from bot.errors import NotAllowed
from bot.people.models import Membership, Person
from bot.people.rules import Role, role_of
from cards.press import msg

_KINDS = {
    AssignmentState.DONE: EventKind.DONE,
    AssignmentState.IN_PROGRESS: EventKind.STARTED,
    AssignmentState.DROPPED: EventKind.DROPPED,
}
_OVER = {
    AssignmentState.DONE: msg("You need not answer any more: the assignment is done."),
    AssignmentState.DROPPED: msg("You need not answer any more: the assignment was dropped."),
}


async def mark(
    session: AsyncSession,
    assignment: Assignment,
    state: AssignmentState,
    *,
    by: Membership,
    now: datetime,
    comment: str = "",
) -> None:
    """Say how far an assignment has come; a comment goes with it into the history.

    Raises NotAllowed for others than owners, contact persons and organisers, TooLate once it is done or dropped.
    """
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    must_be_open(assignment)
    if assignment.state is state and (
        not comment or await was_just_said(session, assignment, _KINDS[state], by=by, now=now, words=comment)
    ):
        return  # the card shows it already
    assignment.state = state
    if state in CLOSED:
        assignment.done_at, assignment.done_by_id, assignment.done_by = now, by.person_id, by.person
        await call_off(session, assignment, by=by, now=now, why=_OVER[state])
    await remember(session, assignment, _KINDS[state], by=by, now=now, words=comment)
    await changed(session, assignment, now=now)
    if state is AssignmentState.DONE:
        sentence = msg("{name} marked the assignment as done: your step need not be done any more")
        doers = [one for one in await _doers(session, assignment) if one.id != by.person_id]
        await letters.word_to(session, assignment, doers, sentence, now=now, name=by.person.name)


async def drop(session: AsyncSession, assignment: Assignment, *, by: Membership, reason: str, now: datetime) -> None:
    """Let nobody need to do it any more, and tell its owners; raises NotAllowed for others than organisers, TooLate."""
    if role_of(by) is not Role.ORGANISER:
        raise NotAllowed(
            "Only the chair and the secretary can drop U-{number}. Write a comment, or ask one of them.",
            number=assignment.number,
        )
    await mark(session, assignment, AssignmentState.DROPPED, by=by, now=now, comment=reason)
    sentence = msg("{name} dropped the assignment: you need not do it")
    await _tell_others(session, assignment, sentence, by=by.person, reason=reason, now=now)


async def reopen(session: AsyncSession, assignment: Assignment, *, by: Membership, now: datetime) -> None:
    """Let a done or dropped assignment be open again; raises NotAllowed, and does nothing to one that is open."""
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    if assignment.state not in CLOSED:
        return
    assignment.state, assignment.done_at = AssignmentState.OPEN, None
    assignment.done_by_id, assignment.done_by = None, None
    await remember(session, assignment, EventKind.REOPENED, by=by, now=now)
    await changed(session, assignment, now=now)
    await _tell_others(session, assignment, msg("{name} opened the assignment again"), by=by.person, now=now)


async def comment_on(
    session: AsyncSession, assignment: Assignment, comment: str, *, by: Membership, now: datetime
) -> None:
    """Keep what somebody has to say about it; raises NotAllowed as `mark` does, TooLate once it is done or dropped."""
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    must_be_open(assignment)
    if await was_just_said(session, assignment, EventKind.COMMENTED, by=by, now=now, words=comment):
        return
    await remember(session, assignment, EventKind.COMMENTED, by=by, now=now, words=comment)
    await changed(session, assignment, now=now)


async def move_date(
    session: AsyncSession, assignment: Assignment, due: date, *, by: Membership, reason: str, today: date, now: datetime
) -> bool:
    """Let it be due on another day, and tell the owners who did not say so; False when it was due then before.

    Raises NotAllowed, TooLate, and Invalid for a day before today.
    """
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    must_be_open(assignment)
    if assignment.due == due and assignment.due_meeting_id is None:
        said = {"words": reason, "after": due.isoformat()}
        return await was_just_said(session, assignment, EventKind.MOVED, by=by, now=now, **said)
    must_be_ahead(due, today=today)
    before = str(assignment.due) if assignment.due else assignment.due_words
    assignment.due, assignment.due_words = due, ""
    assignment.due_meeting_id, assignment.awaits_meeting = None, False
    await remember(
        session, assignment, EventKind.MOVED, by=by, now=now, words=reason, before=before, after=due.isoformat()
    )
    await changed(session, assignment, now=now)
    await _tell_others(session, assignment, msg("{name} moved the due day"), by=by.person, reason=reason, now=now)
    return True


async def _tell_others(
    session: AsyncSession, assignment: Assignment, sentence: str, *, by: Person, reason: str = "", now: datetime
) -> None:
    """Send the owners and contact persons a short word on what one of them, or an organiser, did."""
    contacts = await contacts_of(session, assignment.group)
    people = [*concerned(assignment, contacts), *await _doers(session, assignment)]
    others = [one for one in people if one.id != by.id]
    await letters.word_to(session, assignment, others, sentence, reason=reason, now=now, name=by.name)


async def _doers(session: AsyncSession, assignment: Assignment) -> list[Person]:
    """Return whose the steps are that are not done, but for those whose assignment it is."""
    contacts = await contacts_of(session, assignment.group)
    own = {one.id for one in concerned(assignment, contacts)}
    left = [one for one in await steps_of(session, assignment) if one.done_at is None]
    return [person for step in left for person in concerned(step, contacts) if person.id not in own]
