"""What the clock does for agendas."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.queries import agenda_of, items_of
from bot.agenda.use_cases.publishing import publish_by_itself
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group
from bot.people.queries import hold

ASLEEP = timedelta(hours=1)
"""So long after it found the group asleep the job looks again."""


async def publish(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Publish the agenda of the meeting `subject`, if that is still to be done; after the clock stood still, once."""
    del due_at
    found = await _waiting(session, subject, now)
    if found is not None:
        meeting, group = found
        await publish_by_itself(session, meeting, group=group, now=now)
    return None


async def warn(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Let the organisers know that the meeting `subject` comes near and its agenda waits for them."""
    del due_at
    found = await _waiting(session, subject, now)
    if found is not None:
        meeting, group = found
        await letters.tell_near(session, meeting, group=group, now=now)
        await letters.tell_who_left(session, meeting, await items_of(session, meeting), group=group, now=now)
    return None


async def tell(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Tell the presenters of the meeting `subject` of slots that have changed; later, while its group is asleep."""
    del due_at
    found = await _held(session, subject)
    over = (MeetingState.CLOSED, MeetingState.CANCELLED)
    if found is None or found[0].state in over or found[0].ends_at <= now:
        return None
    meeting, group = found
    if group.is_asleep:
        return now + ASLEEP
    await letters.tell_presenters(session, meeting, group=group, now=now)
    return None


async def _waiting(session: AsyncSession, subject: str, now: datetime) -> tuple[Meeting, Group] | None:
    """Return the meeting and its group, if its agenda is not out yet and the meeting has not begun."""
    found = await _held(session, subject)
    if found is None or found[0].state is not MeetingState.PLANNED or found[0].starts_at <= now:
        return None
    agenda = await agenda_of(session, found[0])
    return None if found[1].is_asleep or (agenda and agenda.published_at) else found


async def _held(session: AsyncSession, subject: str) -> tuple[Meeting, Group] | None:
    """Return the meeting and its group, both held; None when it is no more."""
    meeting = await session.get(Meeting, UUID(subject))
    if meeting is None:
        return None
    group = await session.get_one(Group, meeting.group_id)
    await hold(session, group)
    await session.refresh(meeting, with_for_update=True)
    return meeting, group
