"""What hangs on an assignment: the reminder before it is due."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.assignments.watchers import watches_assignments
from bot.reminders.use_cases.planning import plan_soon


@watches_assignments
async def follow(session: AsyncSession, assignment: Assignment, *, now: datetime) -> None:
    """Set the clock for the working day before the assignment is due."""
    await plan_soon(session, assignment, now=now)
