"""Whom to ask where a group or role owns an assignment: asked once, changed once for all that it owns."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments import contact_letters, letters, step_letters
from bot.assignments.models import Assignment, GroupContact, Owed
from bot.assignments.queries import contacts_of, open_in, open_steps_in, waiting_for
from bot.assignments.rules import key_of, roles_of, share_of
from bot.assignments.use_cases.handing_over import call_off
from bot.assignments.use_cases.history import changed
from bot.db.upsert import inserting
from bot.kit.ids import new_id
from bot.people.models import Group, Membership, Person
from bot.people.rules import Permission, require


async def ask_for_contacts(session: AsyncSession, owed: Sequence[Owed], group: Group, *, now: datetime) -> None:
    """Ask the organisers, once, who is to be reminded of what each new group or role owns."""
    roles = [role for one in owed for role in roles_of(one.owner_words)]
    known = await contacts_of(session, group) if roles else {}
    for role in roles:
        if key_of(role) in known:
            continue
        new = {"id": new_id(), "group_id": group.id, "key": key_of(role), "words": role}
        row = inserting(session)(GroupContact).values(**new)
        once = row.on_conflict_do_nothing(index_elements=["group_id", "key"]).returning(GroupContact.id)
        if await session.scalar(once) is None:
            continue
        contact = (await contacts_of(session, group))[key_of(role)]
        await contact_letters.ask_organisers(session, contact, group, now=now)


async def choose_contact(
    session: AsyncSession, contact: GroupContact, person: Person, *, by: Membership, now: datetime
) -> bool:
    """Let the person be asked for all that the group or role owns, now and later; say whether that is news.

    She is told of what stands open; whoever was asked before sees that it is no longer hers. Raises NotAllowed for
    others than organisers.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    if contact.person_id == person.id:
        return False
    before = contact.person
    contact.person_id, contact.person = person.id, person
    await session.flush()
    await contact_letters.show_answer(session, contact, by.group, by=by.person, before=before, now=now)
    for assignment in await open_in(session, by.group):
        if contact.key in {key_of(role) for role in roles_of(assignment.owner_words)}:
            await _call_off_hers(session, assignment, before, by=by, now=now)
            await changed(session, assignment, now=now, also=[before] if before else [])
            if person.id != by.person_id and person.id not in {one.id for one in assignment.owners}:
                await letters.tell_one(session, assignment, person, now=now)
    await _hand_on_steps(session, contact, by=by, now=now)
    return True


async def _call_off_hers(
    session: AsyncSession, assignment: Assignment, before: Person | None, *, by: Membership, now: datetime
) -> None:
    """Ask nobody any more to take over from the contact person `before`, where nothing of it is hers now."""
    offer = await waiting_for(session, assignment)
    if offer is None or before is None or offer.from_id != before.id:
        return
    if not any(share_of(before.id, assignment, await contacts_of(session, assignment.group))):
        await call_off(session, assignment, by=by, now=now)


async def _hand_on_steps(session: AsyncSession, contact: GroupContact, *, by: Membership, now: datetime) -> None:
    """Tell the new contact person of the open steps that the group or role owns."""
    steps = [
        one for one in await open_steps_in(session, by.group) if contact.key in map(key_of, roles_of(one.owner_words))
    ]
    for assignment in {one.assignment_id: one.assignment for one in steps}.values():
        await changed(session, assignment, now=now)
    await step_letters.tell_of_steps(session, steps, now=now, by=by.person)
