"""What the clock does for minutes."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.minutes.models import Upload

KEEP = timedelta(days=7)
"""How long a file waits to be told its group."""

TIDY = "minutes.tidy"
"""The name of the clock's job that throws away what nobody asked for."""


async def tidy(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Throw away the files that nobody named a group for; once a day."""
    del subject
    await session.execute(delete(Upload).where(Upload.sent_at < now - KEEP))
    return max(now, due_at) + timedelta(days=1)
