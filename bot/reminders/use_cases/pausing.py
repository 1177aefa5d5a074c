"""Pausing one's own reminders."""

from datetime import date

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.people.models import Person, ReminderPause


async def pause(session: AsyncSession, person: Person, *, until: date | None) -> None:
    """Let the person get no reminders through that day, or until she says otherwise."""
    kept = inserting(session)(ReminderPause).values(person_id=person.id, until=until)
    await session.execute(kept.on_conflict_do_update(index_elements=["person_id"], set_={"until": until}))


async def resume(session: AsyncSession, person: Person) -> None:
    """Let the person get reminders again."""
    await session.execute(delete(ReminderPause).where(ReminderPause.person_id == person.id))
