"""Questions about assignments."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.attributes import set_committed_value

from bot.assignments.models import Assignment, AssignmentState, Event, GroupContact, HandOver, Owed, Step
from bot.assignments.rules import Contacts, by_person, concerned
from bot.errors import NotFound
from bot.kit.dates import at_local, local
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership, Person
from bot.people.queries import ids_in

_WITH_NAMES = (
    selectinload(Assignment.owners),
    joinedload(Assignment.group),
    joinedload(Assignment.done_by),
    joinedload(Assignment.given_by),
)
_OPEN = Assignment.state.in_((AssignmentState.OPEN, AssignmentState.IN_PROGRESS))


_ASKED = select(Assignment).options(*_WITH_NAMES).order_by(Assignment.number)
_STEPS = (
    select(Step)
    .join(Step.assignment)
    .options(joinedload(Step.owner), joinedload(Step.assignment).options(*_WITH_NAMES))
    .order_by(Assignment.number, Step.number)
)
_OPEN_STEP = _OPEN & Step.done_at.is_(None)


async def assignment_by_id(session: AsyncSession, assignment_id: UUID) -> Assignment:
    """Return that assignment, its group held until the transaction ends so that two presses queue; raises NotFound.

    The group, not the assignment: a meeting that moves holds it too before it touches what is due then.
    """
    its_group = select(Assignment.group_id).where(Assignment.id == assignment_id).scalar_subquery()
    await session.execute(select(Group.id).where(Group.id == its_group).with_for_update())
    asked = _ASKED.where(Assignment.id == assignment_id).execution_options(populate_existing=True)
    found: Assignment | None = await session.scalar(asked)
    if found is None:
        raise NotFound
    return found


async def assignment_numbered(session: AsyncSession, group: Group, number: int) -> Assignment | None:
    """Return the group's assignment with that number, whatever became of it; None if it never gave one."""
    numbered = (Assignment.group_id == group.id) & (Assignment.number == number)
    found: Assignment | None = await session.scalar(_ASKED.where(numbered))
    return found


async def owed_by_id(session: AsyncSession, ids: Collection[UUID]) -> list[Owed]:
    """Return those assignments and steps, by number."""
    whole, steps = _ASKED.where(Assignment.id.in_(ids)), _STEPS.where(Step.id.in_(ids))
    return [*(await session.scalars(whole)), *(await session.scalars(steps))]


async def open_in(session: AsyncSession, group: Group) -> Sequence[Assignment]:
    """Return the group's open assignments, by number."""
    return (await session.scalars(_ASKED.where(Assignment.group_id == group.id, _OPEN))).all()


async def all_in(session: AsyncSession, group: Group) -> Sequence[Assignment]:
    """Return all assignments that the group ever gave, by number."""
    return (await session.scalars(_ASKED.where(Assignment.group_id == group.id))).all()


async def done_since(session: AsyncSession, group: Group, since: datetime | None) -> Sequence[Assignment]:
    """Return what the group got done after that moment, or ever, by number."""
    done = _ASKED.where(Assignment.group_id == group.id, Assignment.state == AssignmentState.DONE)
    return (await session.scalars(done.where(Assignment.done_at > since) if since else done)).all()


async def open_steps_in(session: AsyncSession, group: Group) -> Sequence[Step]:
    """Return the open steps of the group's open assignments, by the assignment's number."""
    return (await session.scalars(_STEPS.where(Assignment.group_id == group.id, _OPEN_STEP))).all()


async def owed_by(session: AsyncSession, person: Person) -> list[Owed]:
    """Return the open assignments, then the open steps, that are the person's in the groups that she is still in.

    Hers are those that she owns, and those of groups and roles whose contact person she is.
    """
    here = Assignment.group_id.in_(select(Membership.group_id).where(Membership.person_id == person.id))
    answers = Assignment.group_id.in_(select(GroupContact.group_id).where(GroupContact.person_id == person.id))
    own, own_step = Assignment.owners.any(Person.id == person.id), Step.owner_id == person.id
    whole = _ASKED.where(own | (answers & (Assignment.owner_words != "")), here, _OPEN)
    steps = _STEPS.where(own_step | (answers & (Step.owner_words != "")), here, _OPEN_STEP)
    found: list[Owed] = [*(await session.scalars(whole)), *(await session.scalars(steps))]
    contacts = await contacts_in(session, {one.group_id for one in found})
    return [one for one in found if person.id in {who.id for who in concerned(one, contacts[one.group_id])}]


async def due_at(session: AsyncSession, meeting: Meeting) -> Sequence[Assignment]:
    """Return what is still to be done by that meeting, by number."""
    return (await session.scalars(_ASKED.where(Assignment.due_meeting_id == meeting.id, _OPEN))).all()


async def awaiting_meeting(session: AsyncSession, group: Group) -> Sequence[Assignment]:
    """Return what of the group is still to be done by a next meeting that was not planned, by number."""
    waiting = Assignment.awaits_meeting.is_(True)
    return (await session.scalars(_ASKED.where(Assignment.group_id == group.id, waiting, _OPEN))).all()


async def last_met(session: AsyncSession, group: Group, *, now: datetime) -> datetime | None:
    """Return when the group's latest meeting began that was not cancelled, if it has met.

    On the day of a meeting that is still the one before, as in its agenda.
    """
    morning = at_local(local(now, group.time_zone).date(), time(), group.time_zone)
    begun = (Meeting.starts_at < morning) & (Meeting.state != MeetingState.CANCELLED)
    asked = select(Meeting.starts_at).where(Meeting.group_id == group.id, begun)
    found: datetime | None = await session.scalar(asked.order_by(Meeting.starts_at.desc()).limit(1))
    return found


async def told_with(session: AsyncSession, batch_id: UUID) -> Sequence[Assignment]:
    """Return what was told to its owners in that one letter, by number."""
    return (await session.scalars(_ASKED.where(Assignment.batch_id == batch_id))).all()


async def contacts_in(session: AsyncSession, group_ids: Iterable[UUID]) -> dict[UUID, Contacts]:
    """Return the contact persons of each of the groups."""
    ids = set(group_ids)
    found: dict[UUID, dict[str, GroupContact]] = {one: {} for one in ids}
    asked = select(GroupContact).where(GroupContact.group_id.in_(ids)).options(joinedload(GroupContact.person))
    for contact in await session.scalars(asked.order_by(GroupContact.words).execution_options(populate_existing=True)):
        found[contact.group_id][contact.key] = contact
    return dict(found)


async def contacts_of(session: AsyncSession, group: Group) -> Contacts:
    """Return the group's contact persons, by the key of the words that they answer for."""
    return (await contacts_in(session, [group.id]))[group.id]


async def contact_by_id(session: AsyncSession, contact_id: UUID) -> GroupContact:
    """Return that contact, of whatever group; raises NotFound. Ask at once whether the group is the person's."""
    with_person = [joinedload(GroupContact.person)]
    found = await session.get(GroupContact, contact_id, options=with_person, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def pinged_for(
    session: AsyncSession, group: Group, among: Sequence[Assignment] | None = None
) -> list[tuple[Person, list[Owed]]]:
    """Return in whose reminder each open assignment and step of the group belongs, people by name, what is hers so too.

    Owners are reminded, and the contact persons of groups and roles, as long as they are in the group. Whoever has
    asked for the open ones already hands them in as `among`.
    """
    open_ones = await open_in(session, group) if among is None else among
    owed: list[Owed] = [*open_ones, *(await open_steps_in(session, group))]
    contacts = await contacts_of(session, group) if any(one.owner_words for one in owed) else {}
    here = await ids_in(session, group)
    return [(person, hers) for person, hers in by_person(owed, contacts) if person.id in here]


async def steps_of(session: AsyncSession, assignment: Assignment) -> Sequence[Step]:
    """Return the assignment's steps, in their order."""
    asked = select(Step).where(Step.assignment_id == assignment.id).options(joinedload(Step.owner))
    found = await session.scalars(asked.order_by(Step.number).execution_options(populate_existing=True))
    steps = found.all()
    for step in steps:
        set_committed_value(step, "assignment", assignment)
    return steps


async def step_in(session: AsyncSession, assignment: Assignment, step_id: UUID) -> Step:
    """Return that step of the assignment; raises NotFound for one of another, and for one that was taken out."""
    found = next((one for one in await steps_of(session, assignment) if one.id == step_id), None)
    if found is None:
        raise NotFound("That step has been taken out of U-{number} meanwhile.", number=assignment.number)
    return found


async def step_by_id(session: AsyncSession, step_id: UUID) -> Step | None:
    """Return that step, of whatever group, if it is there. Ask at once whether the group is the person's."""
    found: Step | None = await session.scalar(_STEPS.where(Step.id == step_id))
    return found


async def history_of(session: AsyncSession, assignment: Assignment) -> Sequence[Event]:
    """Return what happened to the assignment, in order."""
    asked = select(Event).where(Event.assignment_id == assignment.id).options(joinedload(Event.person))
    return (await session.scalars(asked.order_by(Event.number))).all()


async def waiting_for(session: AsyncSession, assignment: Assignment) -> HandOver | None:
    """Return the hand-over that waits for an answer, if one does."""
    asked = select(HandOver).where(HandOver.assignment_id == assignment.id)
    found: HandOver | None = await session.scalar(
        asked.options(joinedload(HandOver.to), joinedload(HandOver.by)).execution_options(populate_existing=True)
    )
    return found
