"""Questions about assignments."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from bot.assignments.models import Assignment, AssignmentState
from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.people.models import Group, Membership, Person

_WITH_NAMES = (selectinload(Assignment.owners), joinedload(Assignment.group), joinedload(Assignment.done_by))


def _asked() -> Select[Assignment]:
    return select(Assignment).options(*_WITH_NAMES).order_by(Assignment.number)


async def assignment_by_id(session: AsyncSession, assignment_id: UUID) -> Assignment:
    """Return that assignment, held until the transaction ends so that two presses queue; raises NotFound."""
    await session.execute(select(Assignment.id).where(Assignment.id == assignment_id).with_for_update())
    asked = _asked().where(Assignment.id == assignment_id).execution_options(populate_existing=True)
    found: Assignment | None = await session.scalar(asked)
    if found is None:
        raise NotFound
    return found


async def open_in(session: AsyncSession, group: Group) -> Sequence[Assignment]:
    """Return the group's open assignments, by number."""
    asked = _asked().where(Assignment.group_id == group.id, Assignment.state != AssignmentState.DONE)
    return (await session.scalars(asked)).all()


async def done_since(session: AsyncSession, group: Group, since: datetime) -> Sequence[Assignment]:
    """Return what the group got done after that moment, by number."""
    asked = _asked().where(Assignment.group_id == group.id, Assignment.done_at > since)
    return (await session.scalars(asked)).all()


async def open_of(session: AsyncSession, person: Person) -> Sequence[Assignment]:
    """Return the person's open assignments in the groups that she is still in."""
    own = Assignment.owners.any(Person.id == person.id)
    groups = select(Membership.group_id).where(Membership.person_id == person.id)
    asked = _asked().where(own, Assignment.group_id.in_(groups), Assignment.state != AssignmentState.DONE)
    return (await session.scalars(asked)).all()


async def due_at(session: AsyncSession, meeting: Meeting) -> Sequence[Assignment]:
    """Return what is still to be done by that meeting, by number."""
    asked = _asked().where(Assignment.due_meeting_id == meeting.id, Assignment.state != AssignmentState.DONE)
    return (await session.scalars(asked)).all()
