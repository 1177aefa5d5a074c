"""What hangs on a meeting and its items: what waits for one, and when its questions are asked again."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fates import Fate, follows_items
from bot.agenda.models import AgendaItem
from bot.comebacks.letters import show_question
from bot.comebacks.queries import comeback_of
from bot.comebacks.rules import is_ahead
from bot.comebacks.schedule import repeat_at
from bot.comebacks.use_cases import REPEAT, place_waiting, show_questions
from bot.meetings.models import Meeting
from bot.meetings.watchers import watches_calendar
from bot.outbox.clock import forget, wake
from bot.people.models import Group


@watches_calendar
async def follow(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let what waits stand on the agenda, and its questions be asked again in time."""
    await place_waiting(session, group, now=now)
    await _repeat_in_time(session, group, meeting, now=now)
    await show_questions(session, group, meeting, now=now)


async def _repeat_in_time(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    subject = str(meeting.id)
    if is_ahead(meeting, now=now):
        await wake(session, kind=REPEAT, subject=subject, at=repeat_at(meeting.starts_at, group.time_zone))
    else:
        await forget(session, kind=REPEAT, subject=subject)


@follows_items
async def follow_item(session: AsyncSession, item: AgendaItem, fate: Fate, *, group: Group, now: datetime) -> None:
    """Let a question know that its matter goes on to another meeting, or is off the agenda."""
    comeback = await comeback_of(session, item)
    if comeback is None:
        return
    meeting = await session.get(Meeting, item.meeting_id) if fate is not Fate.REMOVED else None
    if meeting is not None:
        await _repeat_in_time(session, group, meeting, now=now)
    await show_question(session, comeback, group=group, now=now)
