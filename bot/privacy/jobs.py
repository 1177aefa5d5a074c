"""What the clock does about retention."""

from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.audit.models import Deed
from bot.outbox.clock import wake_all
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
"""The name of the clock's daily job: it wakes the next one, for each group."""

PURGE_OF = "privacy.purge_of"
"""The name of the job that takes away what was kept long enough: a group's, by its id, or what belongs to none."""

NOBODY = ""
SOON = timedelta(minutes=1)


async def purge(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Have what was kept long enough purged, each group's texts by a job of its own; daily."""
    del subject
    groups = [str(one) for one in await session.scalars(select(Group.id))]
    await wake_all(session, kind=PURGE_OF, wishes=dict.fromkeys([NOBODY, *groups], now))
    return max(now, due_at) + timedelta(days=1)


async def purge_of(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Purge a group's texts by its own settings, a batch of each kind, and soon again while there is more.

    Without a subject: the letters, and the deeds of no group. What went is counted in the log and as a deed, never
    named.
    """
    del due_at
    if subject == NOBODY:
        counts = {
            "log": await purge_log(session, None, before(now, LOG_WITHOUT_GROUP)),
            "letters": await purge_letters(session, now - LETTERS),
        }
    else:
        group = await session.get(Group, UUID(subject))
        if group is None:
            return None
        kept = await retention_of(session, group)
        counts = {kind: await take(session, group, before(now, getattr(kept, kind))) for kind, take in PURGES.items()}
        counts["log"] = await purge_log(session, group.id, before(now, kept.log))
    for kind, count in counts.items():
        _tell(session, kind, count, now, UUID(subject) if subject else None)
    return now + SOON if max(counts.values()) >= BATCH else None


def _tell(session: AsyncSession, kind: str, count: int, now: datetime, group_id: UUID | None) -> None:
    if count:
        log.info("privacy.purged", kind=kind, count=count)
        session.add(Deed(at=now, what=f"{PURGE}.{kind}", group_id=group_id, count=count))
