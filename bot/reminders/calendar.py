"""What hangs on an assignment or a break: the reminder before something is due."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.assignments.watchers import watches_assignments
from bot.meetings.watchers import watches_breaks
from bot.people.models import Group
from bot.reminders.use_cases.planning import plan_soon, plan_soon_in


@watches_assignments
async def follow(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Set the clock for the working day before the assignment is due."""
    await plan_soon(session, assignment, now=now)


@watches_breaks
async def come_before(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Set the clock for what is due in the break or after it: it is reminded of before the break begins."""
    await plan_soon_in(session, group, now=now)
