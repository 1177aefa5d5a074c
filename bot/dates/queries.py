"""Questions about key dates."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dates.models import KeyDate
from bot.errors import NotFound
from bot.people.models import Group


async def dates_ahead(
    session: AsyncSession, group: Group, *, today: date, until: date | None = None
) -> Sequence[KeyDate]:
    """Return the group's dates from `today` on, `until` among them, the next one first."""
    asked = select(KeyDate).where(KeyDate.group_id == group.id, KeyDate.removed_at.is_(None), KeyDate.day >= today)
    if until is not None:
        asked = asked.where(KeyDate.day <= until)
    return (await session.scalars(asked.order_by(KeyDate.day, KeyDate.words))).all()


async def date_by_id(session: AsyncSession, date_id: UUID) -> KeyDate:
    """Return that date, whether it was taken away or not; raises NotFound."""
    found = await session.get(KeyDate, date_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found
