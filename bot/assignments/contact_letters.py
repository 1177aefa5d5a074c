"""What organisers are asked about contact persons, and about owners who left."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.drawing import seen_by
from bot.assignments.models import Assignment, GroupContact
from bot.assignments.views import contact_view, people_choices
from bot.kit.dates import local
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import members_of, organisers_of
from cards.assignments.card import assignment_card
from cards.assignments.contacts import contact_question, contact_saved
from cards.assignments.handing_over import owner_left


def _question_key(contact: GroupContact, organiser: Person, left: Person | None) -> str:
    again = f":{left.id}" if left else ""
    return f"assignments.contact:{contact.id}:{organiser.id}{again}"


async def ask_organisers(
    session: AsyncSession, contact: GroupContact, group: Group, *, now: datetime, left: Person | None = None
) -> None:
    """Ask each organiser who the contact person is; once for each one that `left`."""
    people = people_choices(await members_of(session, group))
    for organiser in await organisers_of(session, group):
        t = tongue_of(organiser, group)
        card = contact_question(t, contact_view(contact), people, group=group.name)
        await post(session, key=_question_key(contact, organiser, left), to=to_person(organiser), card=card, now=now)


async def show_answer(
    session: AsyncSession, contact: GroupContact, group: Group, *, by: Person, before: Person | None, now: datetime
) -> None:
    """Let every organiser's question show who was chosen, and by whom; also the one about whoever left."""
    for organiser in await organisers_of(session, group):
        card = contact_saved(tongue_of(organiser, group), contact_view(contact), group=group.name, by=by.name)
        for left in (None, before):
            await amend(session, key=_question_key(contact, organiser, left), card=card, now=now)


def _left_key(assignment: Assignment, left: Person, organiser: Person) -> str:
    return f"assignments.left:{assignment.id}:{left.id}:{organiser.id}"


async def ask_for_new_owner(session: AsyncSession, assignment: Assignment, left: Person, *, now: datetime) -> None:
    """Ask each organiser, once, who takes the place of an owner who left."""
    group, today = assignment.group, local(now, assignment.group.time_zone).date()
    for organiser in await organisers_of(session, group):
        t = tongue_of(organiser, group)
        view = await seen_by(session, assignment, None, t=t, today=today)
        card = owner_left(t, view, left=left.id, name=left.name)
        await post(session, key=_left_key(assignment, left, organiser), to=to_person(organiser), card=card, now=now)


async def show_new_owner(session: AsyncSession, assignment: Assignment, left: Person, *, now: datetime) -> None:
    """Let every organiser's question about that owner show the assignment as it stands now."""
    group, today = assignment.group, local(now, assignment.group.time_zone).date()
    for organiser in await organisers_of(session, group):
        t = tongue_of(organiser, group)
        card = assignment_card(t, await seen_by(session, assignment, None, t=t, today=today))
        await amend(session, key=_left_key(assignment, left, organiser), card=card, now=now)
