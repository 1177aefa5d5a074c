"""Letting an assignment say what corrected minutes say: its text, its owners and when it is due."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import letters
from bot.assignments.models import Assignment, EventKind
from bot.assignments.promises import Promise
from bot.assignments.queries import contacts_of
from bot.assignments.rules import CLOSED, concerned
from bot.assignments.use_cases.giving import day_of, means_next_meeting, meeting_meant
from bot.assignments.use_cases.handing_over import call_off
from bot.assignments.use_cases.history import changed, remember
from bot.assignments.views import owner_names
from bot.people.models import Membership
from cards.press import msg


async def put_right(
    session: AsyncSession, assignment: Assignment, was: Promise, now_is: Promise, *, by: Membership, now: datetime
) -> None:
    """Change what differs between what the minutes said and what they say now, and tell whom it concerns.

    What owners have changed themselves meanwhile stays where the minutes say the same as before; one that is done or
    dropped stays as it is.
    """
    if assignment.state in CLOSED:
        return
    former = concerned(assignment, await contacts_of(session, assignment.group))
    if was.text != now_is.text:
        await remember(session, assignment, EventKind.REWORDED, by=by, now=now, before=assignment.text)
        assignment.text = assignment.source = now_is.text
    await _owners(session, assignment, was, now_is, by=by, now=now)
    await _due(session, assignment, was, now_is, by=by, now=now)
    await changed(session, assignment, now=now, also=former)
    knew = {one.id for one in former}
    for person in concerned(assignment, await contacts_of(session, assignment.group)):
        if person.id not in knew:
            await letters.tell_one(session, assignment, person, now=now)
    told = [one for one in former if one.id != by.person_id]
    sentence = msg("{name} corrected the minutes, and the assignment with them")
    await letters.word_to(session, assignment, told, sentence, now=now, name=by.person.name)


async def _owners(
    session: AsyncSession, assignment: Assignment, was: Promise, now_is: Promise, *, by: Membership, now: datetime
) -> None:
    old, new = {one.id for one in was.owners}, {one.id for one in now_is.owners}
    if (old, was.owner_words) == (new, now_is.owner_words):
        return
    before = ", ".join(owner_names(assignment))
    await call_off(session, assignment, by=by, now=now)
    assignment.owners, assignment.owner_words = list(now_is.owners), now_is.owner_words
    after = ", ".join(owner_names(assignment))
    await remember(session, assignment, EventKind.OWNED, by=by, now=now, before=before, after=after)


async def _due(
    session: AsyncSession, assignment: Assignment, was: Promise, now_is: Promise, *, by: Membership, now: datetime
) -> None:
    if (was.due, was.due_words) == (now_is.due, now_is.due_words):
        return
    before = str(assignment.due) if assignment.due else assignment.due_words
    meeting = await meeting_meant(session, now_is, group=assignment.group, now=now)
    assignment.due = day_of(meeting, assignment.group) if meeting else now_is.due
    assignment.due_words, assignment.due_meeting_id = now_is.due_words, meeting.id if meeting else None
    assignment.awaits_meeting = meeting is None and means_next_meeting(now_is)
    after = str(assignment.due) if assignment.due else now_is.due_words
    await remember(session, assignment, EventKind.MOVED, by=by, now=now, before=before, after=after)
