"""What the clock does for polls."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.queries import meeting_by_id
from bot.people.models import Group
from bot.polls.queries import poll_by_id
from bot.polls.use_cases import close_poll


async def close(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> None:
    """Close the poll `subject`, whose hour has come; while its group is asleep it stands, and takes no answers."""
    del due_at
    try:
        poll = await poll_by_id(session, UUID(subject), held=True)
    except NotFound:
        return
    if poll.closed_at is None:
        group = await session.get_one(Group, poll.group_id)
        if group.is_asleep:
            return
        await close_poll(session, poll, await meeting_by_id(session, poll.meeting_id), group=group, now=now)
