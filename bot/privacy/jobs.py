"""What the clock does about retention."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import Deed
from bot.people.models import Group
from bot.privacy.purging import (
    BATCH,
    LETTERS,
    LOG_WITHOUT_GROUP,
    PURGES,
    before,
    purge_letters,
    purge_log,
    retention_of,
)

log = structlog.get_logger()

PURGE = "privacy.purge"
"""The name of the clock's job that takes away what was kept long enough."""

SOON = timedelta(minutes=1)


async def purge(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Purge every group's texts by its own settings, a batch of each kind; daily, and soon again while there is more.

    What went is counted in the log and as a deed, never named.
    """
    del subject
    counts: list[int] = []
    for group in await session.scalars(select(Group).order_by(Group.id)):
        kept = await retention_of(session, group)
        for kind, take in PURGES.items():
            counts.append(
                _told(session, kind, await take(session, group, before(now, getattr(kept, kind))), now, group.id)
            )
        counts.append(_told(session, "log", await purge_log(session, group.id, before(now, kept.log)), now, group.id))
    nobodys = await purge_log(session, None, before(now, LOG_WITHOUT_GROUP))
    letters = await purge_letters(session, now - LETTERS)
    counts += [_told(session, "log", nobodys, now), _told(session, "letters", letters, now)]
    return max(now, due_at) + (SOON if max(counts) >= BATCH else timedelta(days=1))


def _told(session: AsyncSession, kind: str, count: int, now: datetime, group_id: UUID | None = None) -> int:
    if count:
        log.info("privacy.purged", kind=kind, count=count)
        session.add(Deed(at=now, what=f"{PURGE}.{kind}", group_id=group_id, count=count))
    return count
