"""What the news from sister groups do when meetings change: they follow."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.people.models import Group
from bot.sisters.use_cases import pass_on_news


@watches_calendar
async def follow_calendar(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let news that were told for a cancelled meeting pass on to the next."""
    del meeting
    await session.flush()
    await pass_on_news(session, group, now=now)
