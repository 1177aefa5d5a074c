"""The steps of an assignment: added, changed, ticked off and removed."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import step_letters
from bot.assignments.models import Assignment, EventKind, Step
from bot.assignments.queries import contacts_of, steps_of
from bot.assignments.rules import concerned, may_tick, must_be_ahead, must_be_hers, must_be_open
from bot.assignments.steps import MOST
from bot.assignments.use_cases.contacts import ask_for_contacts
from bot.assignments.use_cases.history import changed, remember
from bot.errors import Invalid, NotAllowed
from bot.people.models import Membership, Person
from cards.press import msg


async def save_step(
    session: AsyncSession,
    assignment: Assignment,
    step: Step | None,
    *,
    text: str,
    owner: Person | None,
    role: str,
    due: date | None,
    by: Membership,
    today: date,
    now: datetime,
) -> None:
    """Add one more step, or change the one named.

    Raises NotAllowed, TooLate, and Invalid for a new due day before today, two kinds of owner, and for more steps than
    a card can show.
    """
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    must_be_open(assignment)
    if owner and role:
        raise Invalid("A step has one owner: choose a member, or write a group or role.")
    former: list[Person] = []
    if step is None or step.due != due:
        must_be_ahead(due, today=today)
    if step is None:
        before = await steps_of(session, assignment)
        if any((one.text, one.due) == (text, due) for one in before):
            return  # pressed twice
        if len(before) >= MOST:
            raise Invalid("There are {most} steps already. Remove one, or give an assignment of its own.", most=MOST)
        number = max((one.number for one in before), default=0) + 1
        step, kind = Step(assignment_id=assignment.id, number=number, text=text), EventKind.STEP_ADDED
        step.assignment = assignment
        session.add(step)
    else:
        former = concerned(step, await contacts_of(session, assignment.group))
        kind = EventKind.STEP_CHANGED
    step.text, step.owner_words, step.due = text, role, due
    step.owner_id, step.owner = owner.id if owner else None, owner
    await remember(session, assignment, kind, by=by, now=now, after=text)
    await ask_for_contacts(session, [step], assignment.group, now=now)
    await changed(session, assignment, now=now)
    await _tell_doers(session, step, former, by=by, now=now)


async def _tell_doers(
    session: AsyncSession, step: Step, former: Sequence[Person], *, by: Membership, now: datetime
) -> None:
    """Tell whoever got the step, and whoever had it."""
    doers = concerned(step, await contacts_of(session, step.group))
    had, have = {one.id for one in former}, {one.id for one in doers}
    new, gone = [one for one in doers if one.id not in had], [one for one in former if one.id not in have]
    await step_letters.tell_of_step(session, step, new, by=by.person, now=now)
    sentence = msg("{name} gave the step “{step}” to somebody else: you need not do it")
    await step_letters.tell_step_is_gone(session, step, gone, sentence, by=by.person, now=now)


async def tick(
    session: AsyncSession, assignment: Assignment, step: Step, *, done: bool, by: Membership, now: datetime
) -> None:
    """Say that a step is done, or is not after all; the step's own owner may, too. Raises NotAllowed, TooLate."""
    if not may_tick(assignment, step, by, await contacts_of(session, assignment.group)):
        raise NotAllowed(
            "Only the step's own owner, the owners of U-{number} and the organisers can tick it off.",
            number=assignment.number,
        )
    must_be_open(assignment)
    if (step.done_at is not None) == done:
        return
    step.done_at = now if done else None
    kind = EventKind.STEP_DONE if done else EventKind.STEP_UNDONE
    await remember(session, assignment, kind, by=by, now=now, after=step.text)
    await changed(session, assignment, now=now)


async def remove_step(
    session: AsyncSession, assignment: Assignment, step: Step, *, by: Membership, now: datetime
) -> None:
    """Take a step out; the history still names it. Raises NotAllowed, TooLate."""
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    must_be_open(assignment)
    doers = concerned(step, await contacts_of(session, assignment.group)) if step.done_at is None else []
    await session.delete(step)
    await remember(session, assignment, EventKind.STEP_REMOVED, by=by, now=now, before=step.text)
    await changed(session, assignment, now=now)
    sentence = msg("{name} removed the step “{step}”: you need not do it")
    await step_letters.tell_step_is_gone(session, step, doers, sentence, by=by.person, now=now)
