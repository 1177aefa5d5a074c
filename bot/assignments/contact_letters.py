"""What organisers are asked about contact persons, and about owners who left."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.drawing import seen_by
from bot.assignments.models import Assignment, GroupContact
from bot.assignments.views import assignment_view, contact_view, people_choices
from bot.kit.dates import local
from bot.outbox.post import amend, post, retire, written
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import members_of, organisers_of
from cards.assignments.card import assignment_card
from cards.assignments.contacts import contact_question, contact_saved
from cards.assignments.handing_over import owner_left, word_on_assignment
from cards.kit import Card


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
    """Let every organiser's question show who was chosen, and by whom; the one about whoever left is settled so."""
    for organiser in await organisers_of(session, group):
        card = contact_saved(tongue_of(organiser, group), contact_view(contact), group=group.name, by=by.name)
        await amend(session, key=_question_key(contact, organiser, None), card=card, now=now)
        if before is not None:
            await _settle(session, _question_key(contact, organiser, before), card, now=now)


async def show_contact_is_back(
    session: AsyncSession, contact: GroupContact, person: Person, group: Group, *, now: datetime
) -> None:
    """Let the questions about a contact person who left say that she is back."""
    keys = {_question_key(contact, one, person): one for one in await organisers_of(session, group)}
    for key in await written(session, keys):
        card = contact_saved(tongue_of(keys[key], group), contact_view(contact), group=group.name)
        await _settle(session, key, card, now=now)


async def _settle(session: AsyncSession, key: str, card: Card, *, now: datetime) -> None:
    """Let a question about somebody who left show its end; when she leaves once more it is asked anew."""
    await amend(session, key=key, card=card, now=now)
    await retire(session, key=key)


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
        await _settle(session, _left_key(assignment, left, organiser), card, now=now)


async def show_who_is_back(
    session: AsyncSession, group: Group, here: Iterable[tuple[Assignment, Person]], *, now: datetime
) -> None:
    """Let the questions about owners who had left, and are `here`, say that they are back."""
    organisers, today = await organisers_of(session, group), local(now, group.time_zone).date()
    keys = {_left_key(*owned, one): (*owned, one) for owned in here for one in organisers}
    for key in await written(session, keys):
        assignment, owner, organiser = keys[key]
        t = tongue_of(organiser, group)
        words = t("{name} is in the group again and owns the assignment as before", name=owner.name)
        card = word_on_assignment(t, assignment_view(assignment, t=t, today=today), words)
        await _settle(session, key, card, now=now)
