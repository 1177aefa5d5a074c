"""Letting an agenda go out, by an organiser's press or by itself."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.rules import must_be_unpublished
from bot.agenda.use_cases.filling import agenda_opened, open_agenda
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.watchers import tell_watchers
from bot.people.models import Group, Membership
from bot.people.rules import Permission, require


async def publish_agenda(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> None:
    """Post the agenda in the channel; raises NotAllowed, or TooLate when it is out already."""
    require(by, Permission.ARRANGE_MEETINGS)
    await publish_by_itself(session, meeting, group=by.group, now=now)


async def publish_by_itself(session: AsyncSession, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Post the agenda in the channel and tell the presenters; raises TooLate when it is out already."""
    await open_agenda(session, meeting, group=group)
    agenda = await agenda_opened(session, meeting)
    must_be_unpublished(agenda, meeting, now)
    if meeting.state is MeetingState.PLANNED:
        meeting.state = MeetingState.PUBLISHED
    agenda.published_at, agenda.shown_start = now, meeting.starts_at
    await session.flush()
    await letters.post_agenda(session, meeting, agenda, group=group, now=now)
    await letters.tell_presenters(session, meeting, group=group, now=now)
    await tell_watchers(session, group, meeting, now=now)
