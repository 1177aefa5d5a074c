"""What becomes of what somebody owned who left the group: the organisers are asked for another, once."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import contact_letters, letters
from bot.assignments.models import Assignment, EventKind, Owed, Step
from bot.assignments.queries import contacts_of, open_in, open_steps_in, waiting_for
from bot.assignments.rules import concerned, ids_here, key_of, must_be_open, roles_of
from bot.assignments.use_cases.handing_over import call_off
from bot.assignments.use_cases.history import changed, remember
from bot.errors import Invalid, TooLate
from bot.people.models import Group, Membership, Person
from bot.people.queries import hold, members_of, organisers_of
from bot.people.rules import Permission, require
from cards.press import msg


async def mind_who_left(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Ask the organisers who takes the place of owners who are no longer in the group, and who the contact persons are.

    Each organiser is asked once, however often this is called, and told when whoever left is back; whoever was asked
    to take something over and left need not answer.
    """
    await hold(session, group)
    here, open_ones = ids_here(await members_of(session, group)), await open_in(session, group)
    for assignment in open_ones:
        for owner in (one for one in assignment.owners if one.id not in here):
            await contact_letters.ask_for_new_owner(session, assignment, owner, now=now)
        await _await_nobody_gone(session, assignment, here, now=now)
    returned = [(one, owner) for one in open_ones for owner in one.owners if owner.id in here]
    await contact_letters.show_who_is_back(session, group, returned, now=now)
    steps = await open_steps_in(session, group)
    for step in (one for one in steps if one.owner is not None and one.owner_id not in here):
        await _free(session, step, here, now=now)
    owed: list[Owed] = [*open_ones, *steps]
    needed = {key_of(role) for one in owed for role in roles_of(one.owner_words)}
    for contact in (await contacts_of(session, group)).values():
        if contact.person is not None and contact.person_id in here:
            await contact_letters.show_contact_is_back(session, contact, contact.person, group, now=now)
        elif contact.key in needed:
            await contact_letters.ask_organisers(session, contact, group, now=now, left=contact.person)


async def _await_nobody_gone(session: AsyncSession, assignment: Assignment, here: set[UUID], *, now: datetime) -> None:
    """Call a question off that waits for somebody who left, and tell whoever asked."""
    offer = await waiting_for(session, assignment)
    if offer is None or offer.to_id in here:
        return
    await call_off(session, assignment, by=None, now=now)
    await changed(session, assignment, now=now)
    sentence = msg("{name} is not in the group any more and can't take over the assignment")
    asker, name = [offer.by], offer.to.name
    await letters.word_to(session, assignment, asker, sentence, ask_another=True, now=now, name=name)


async def _free(session: AsyncSession, step: Step, here: Collection[UUID], *, now: datetime) -> None:
    """Let the step fall back to those whose assignment it is part of, or to the organisers, and tell them."""
    assignment, left = step.assignment, step.owner.name if step.owner else ""
    step.owner_id, step.owner = None, None
    await remember(session, assignment, EventKind.STEP_FREED, by=None, now=now, before=left, after=step.text)
    await changed(session, assignment, now=now)
    owners = [one for one in concerned(assignment, await contacts_of(session, assignment.group)) if one.id in here]
    told = owners or await organisers_of(session, assignment.group)
    sentence = msg("{name} is not in the group any more, and the step “{step}” has no owner of its own now")
    await letters.word_to(session, assignment, told, sentence, now=now, name=left, step=step.text)


async def replace_owner(
    session: AsyncSession, assignment: Assignment, left: Person, person: Person, *, by: Membership, now: datetime
) -> None:
    """Let somebody take the place of an owner who left; she is told, and can hand it over.

    Raises NotAllowed for others than organisers, TooLate once another was chosen, it is closed or whoever left is back,
    Invalid for one who owns it already.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    must_be_open(assignment)
    owners = {one.id for one in assignment.owners}
    if left.id not in owners:
        if person.id in owners:
            return  # chosen already, by a press that came twice
        raise TooLate("U-{number} has a new owner already.", number=assignment.number)
    if left.id in ids_here(await members_of(session, assignment.group)):
        raise TooLate("{name} is in the group again and owns the assignment as before", name=left.name)
    if person.id in owners and person.id != left.id:
        raise Invalid("{name} owns U-{number} already. Choose another.", name=person.name, number=assignment.number)
    await _call_off_about(session, assignment, left, person, by=by, now=now)
    assignment.owners = [*(one for one in assignment.owners if one.id != left.id), person]
    await remember(session, assignment, EventKind.OWNED, by=by, now=now, before=left.name, after=person.name)
    await changed(session, assignment, now=now)
    await contact_letters.show_new_owner(session, assignment, left, now=now)
    if person.id != by.person_id:
        await letters.tell_one(session, assignment, person, now=now)


async def _call_off_about(
    session: AsyncSession, assignment: Assignment, left: Person, person: Person, *, by: Membership, now: datetime
) -> None:
    """Ask nobody any more to take the place of the owner who left: it is that person's now."""
    offer = await waiting_for(session, assignment)
    if offer is not None and offer.from_id in {None, left.id}:
        why = msg("You need not answer any more: {name} owns the assignment now.")
        await call_off(session, assignment, by=by, now=now, why=why, name=person.name)
