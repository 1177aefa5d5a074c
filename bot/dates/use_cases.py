"""Keeping dates in mind."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.dates.models import KeyDate
from bot.dates.rules import must_be_ahead, shortened
from bot.db.upsert import inserting
from bot.kit.dates import local
from bot.kit.ids import new_id
from bot.people.models import Group, Membership
from bot.people.rules import Permission, require


async def note_date(
    session: AsyncSession, group: Group, *, day: date, words: str, source: str, now: datetime
) -> KeyDate:
    """Keep a day that minutes name; the same day with the same words is kept once, and stays away if taken away.

    `source` says in words where it comes from.
    """
    key = {"group_id": group.id, "day": day, "words": shortened(words)}
    first = inserting(session)(KeyDate).values(id=new_id(), **key, source=source, noted_at=now)
    await session.execute(first.on_conflict_do_nothing(index_elements=list(key)))
    kept: KeyDate = (await session.scalars(select(KeyDate).filter_by(**key))).one()
    return kept


async def add_date(session: AsyncSession, *, day: date, words: str, by: Membership, now: datetime) -> KeyDate:
    """Keep a day that an organiser adds; raises NotAllowed, and Invalid for a day that has been."""
    require(by, Permission.ARRANGE_MEETINGS)
    must_be_ahead(day, today=local(now, by.group.time_zone).date())
    kept = await note_date(session, by.group, day=day, words=words, source=by.person.name, now=now)
    kept.removed_at = None
    await session.flush()
    return kept


async def remove_date(session: AsyncSession, key_date: KeyDate, *, by: Membership, now: datetime) -> None:
    """Take a day away, once and for all; raises NotAllowed."""
    require(by, Permission.ARRANGE_MEETINGS)
    key_date.removed_at = key_date.removed_at or now
    await session.flush()
