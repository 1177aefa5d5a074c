"""Questions about plans, and about what is to be written to them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from bot.assignments.models import Assignment, AssignmentState
from bot.people.models import Group
from bot.planner.models import Plan, PlannedTask
from bot.planner.rules import Task, task_of

MOST_AT_ONCE = 50
"""So many tasks are written in one go; the rest in the next."""


class ToWrite(NamedTuple):
    """An assignment that reads otherwise than its task, which may not be there yet."""

    assignment_id: UUID
    task: Task
    planned: PlannedTask | None


async def plan_of(session: AsyncSession, group: Group, *, held: bool = False) -> Plan | None:
    """Return the group's plan, if there is one; `held` until the transaction ends."""
    asked = select(Plan).where(Plan.group_id == group.id).execution_options(populate_existing=True)
    found: Plan | None = await session.scalar(asked.with_for_update() if held else asked)
    return found


async def next_due(session: AsyncSession, now: datetime) -> Plan | None:
    """Return a plan that is to be looked at, held until the transaction ends; other replicas pass it by.

    Those of groups that are asleep rest.
    """
    awake = select(Group.id).where(Group.asleep_since.is_(None))
    asked = select(Plan).where(Plan.next_at <= now, Plan.group_id.in_(awake)).order_by(Plan.next_at).limit(1)
    found: Plan | None = await session.scalar(asked.with_for_update(skip_locked=True))
    return found


async def to_write(session: AsyncSession, group_id: UUID) -> Sequence[ToWrite]:
    """Return what reads otherwise than it stands in Planner, the oldest number first, as much as goes at once.

    What was over before it ever stood there is left out.
    """
    asked = (
        select(Assignment, PlannedTask)
        .outerjoin(PlannedTask, PlannedTask.assignment_id == Assignment.id)
        .where(Assignment.group_id == group_id)
        .options(selectinload(Assignment.owners))
        .order_by(Assignment.number)
    )
    over = (AssignmentState.DONE, AssignmentState.DROPPED)
    known = PlannedTask.assignment_id.is_not(None)
    rows = await session.execute(asked.where(known | Assignment.state.not_in(over)))
    found = [ToWrite(one.id, task_of(one), planned) for one, planned in rows]
    return [one for one in found if one.planned is None or one.planned.digest != one.task.digest][:MOST_AT_ONCE]
