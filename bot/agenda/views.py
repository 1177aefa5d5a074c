"""Agendas, made ready to show."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.agenda.models import AgendaItem
from bot.agenda.rules import in_order, start_times
from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.views import day_words
from bot.people.models import Group
from cards.agenda.agenda import AgendaView, ItemView
from cards.speech import Translate


def agenda_view(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    *,
    group: Group,
    t: Translate,
    today: date,
    changed: bool = False,
) -> AgendaView:
    """Return the agenda with its hours on the group's wall clock."""
    starts_at = local(meeting.starts_at, group.time_zone)
    ordered = in_order(items)
    return AgendaView(
        meeting_id=meeting.id,
        group=group.name,
        day=day_words(meeting, group, t=t, today=today),
        starts=starts_at,
        place=meeting.place,
        items=tuple(
            _item_view(item, starts)
            for item, starts in zip(ordered, start_times(ordered, starts_at=starts_at), strict=True)
        ),
        length_minutes=meeting.length_minutes,
        published=meeting.state is not MeetingState.PLANNED,
        changed=changed,
    )


def _item_view(item: AgendaItem, starts: datetime) -> ItemView:
    return ItemView(
        starts=starts, title=item.title, kind=item.kind.value, presenters=tuple(item.presenters), minutes=item.minutes
    )
