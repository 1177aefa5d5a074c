"""Whatever an export of minutes has to ask the database for."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.minutes.exporting import Approved, Export, export_of
from bot.minutes.letters import whole_of
from bot.minutes.models import Minutes
from bot.minutes.versions import approvals_of, versions_of
from bot.people.models import Group


async def exported(session: AsyncSession, minutes: Minutes, group: Group, *, now: datetime) -> Export:
    """Return the minutes ready to be written as a file, in whichever version they are."""
    approvals = [Approved(person.name, one.approved_at) for person, one in await approvals_of(session, minutes)]
    shown = await versions_of(session, minutes)
    return export_of(
        await whole_of(session, minutes),
        group,
        approvals=approvals,
        newest=shown[-1].version if shown else 0,
        now=now,
    )
