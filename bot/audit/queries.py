"""Questions to the log of deeds."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import Deed
from bot.people.models import Group, Person

Told = tuple[Deed, str | None]
"""A deed, and the name of whoever did it."""


async def deeds_of(session: AsyncSession, group: Group, *, before: int | None, most: int) -> Sequence[Row[*Told]]:
    """Return the group's deeds, the newest first, from before that one on."""
    asked = select(Deed, Person.name).outerjoin(Person, Person.id == Deed.person_id).where(Deed.group_id == group.id)
    if before is not None:
        asked = asked.where(Deed.id < before)
    return (await session.execute(asked.order_by(Deed.id.desc()).limit(most))).all()


async def count_of(session: AsyncSession, group: Group) -> int:
    """Return how many deeds of the group are in the log."""
    return (await session.scalars(select(func.count()).select_from(Deed).where(Deed.group_id == group.id))).one()


async def every_deed(
    session: AsyncSession, *, group: str | None, since: datetime | None, after: int, most: int
) -> Sequence[Row[Deed, str | None, str | None]]:
    """Return deeds with the names of person and group, the oldest first; those of no group too unless one is named."""
    asked = (
        select(Deed, Person.name, Group.name)
        .outerjoin(Person, Person.id == Deed.person_id)
        .outerjoin(Group, Group.id == Deed.group_id)
        .where(Deed.id > after)
    )
    if group is not None:
        asked = asked.where(Group.name == group)
    if since is not None:
        asked = asked.where(Deed.at >= since)
    return (await session.execute(asked.order_by(Deed.id).limit(most))).all()


async def is_group(session: AsyncSession, name: str) -> bool:
    """Say whether a group has that name."""
    found: UUID | None = await session.scalar(select(Group.id).where(Group.name == name).limit(1))
    return found is not None
