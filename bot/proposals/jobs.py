"""What the clock does for proposals."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Group
from bot.proposals.letters import THREAD, point_to_thread
from bot.proposals.queries import proposal_by_id
from bot.proposals.threads import thread_address
from bot.proposals.use_cases.carrying_on import MEETING_BEGINS, carry_on, keep_watch

__all__ = ["MEETING_BEGINS", "THREAD", "look_for_thread", "meeting_begins"]

AGAIN = timedelta(minutes=1)
GIVEN_UP = timedelta(days=1)
"""A thread whose first post never reached Teams is looked for no longer than so."""


async def meeting_begins(session: AsyncSession, subject: str, at: datetime, now: datetime) -> datetime | None:
    """Let what waits pass on to the meeting after the one that begins."""
    del at
    group = await session.get(Group, UUID(subject))
    if group is None or group.is_asleep:
        return None
    await plan_ahead(session, group, now=now)
    await carry_on(session, group, now=now)
    return await keep_watch(session, group, now=now)


async def look_for_thread(session: AsyncSession, subject: str, at: datetime, now: datetime) -> datetime | None:
    """Let what points to a proposal's thread do so as soon as the thread stands in Teams."""
    del at
    try:
        proposal = await proposal_by_id(session, UUID(subject))
    except NotFound:
        return None
    if await thread_address(session, proposal) and not proposal.group.is_asleep:
        await point_to_thread(session, proposal, now=now)
        return None
    is_hopeless = proposal.decided_at is None or now - proposal.decided_at > GIVEN_UP
    return None if is_hopeless else now + AGAIN
