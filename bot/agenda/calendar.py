"""Agendas follow the calendar: when they go out, where their items stand, and what their cards say."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.models import Agenda, ChangeKind
from bot.agenda.queries import agenda_of, items_of
from bot.agenda.schedule import NEAR, PUBLISH, days_before
from bot.agenda.use_cases.filling import show_changes
from bot.agenda.use_cases.leaving import take_over
from bot.agenda.views import slots_of
from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.programme import tells_programme
from bot.meetings.watchers import watches_calendar
from bot.outbox.clock import forget, wake
from bot.people.models import Group
from cards.speech import Translate
from cards.words import one_line

COMES_NEAR = 2
"""So many days before a meeting organisers hear that its agenda is not published."""


@watches_calendar
async def follow_meeting(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Set or forget the alarms, let the next meeting take over a cancelled one's items, and redraw the cards."""
    await session.flush()
    agenda = await agenda_of(session, meeting)
    await _set_alarms(session, group, meeting, agenda, now=now)
    await take_over(session, group, now=now)
    if agenda is None:
        return
    if agenda.published_at and meeting.state is not MeetingState.CANCELLED and agenda.shown_start != meeting.starts_at:
        agenda.shown_start = meeting.starts_at
        await show_changes(session, meeting, ChangeKind.MEETING_MOVED, group=group, now=now)
    await letters.amend_agenda(session, meeting, group=group, now=now)


async def _set_alarms(
    session: AsyncSession, group: Group, meeting: Meeting, agenda: Agenda | None, *, now: datetime
) -> None:
    """Let the agenda go out by itself, or have its organisers warned, if it still is to come."""
    out = agenda is not None and agenda.published_at is not None
    wanted = None
    if meeting.state is MeetingState.PLANNED and meeting.starts_at > now and not out and not group.is_asleep:
        wanted = NEAR if group.publish_days is None else PUBLISH
    days = COMES_NEAR if group.publish_days is None else group.publish_days
    for kind in (PUBLISH, NEAR):
        if kind == wanted:
            at = days_before(meeting.starts_at, days=days, zone=group.time_zone, now=now)
            await wake(session, kind=kind, subject=str(meeting.id), at=at)
        else:
            await forget(session, kind=kind, subject=str(meeting.id))


@tells_programme
async def tell_programme(session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate) -> Sequence[str]:
    """Tell a calendar what a published agenda takes up."""
    agenda = await agenda_of(session, meeting)
    if agenda is None or agenda.published_at is None:
        return []
    slots = slots_of(meeting, await items_of(session, meeting))
    return [f"{t.hour(local(slot.starts_at, group.time_zone))} {one_line(slot.item.title)}" for slot in slots]
