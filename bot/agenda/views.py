"""Agendas, made ready to show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.agenda.models import Agenda, AgendaChange, AgendaItem, ChangeKind, Part, StandingItem
from bot.agenda.presenters import chosen_by_name
from bot.agenda.rules import MINUTES, NOTICE, start_times
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Membership
from cards.agenda.agenda import AgendaView, ItemView
from cards.agenda.dialogs import ItemFormView, RowView
from cards.agenda.letters import SlotNews, SlotView
from cards.agenda.standing import StandingView
from cards.inputs import Choice
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class Filled:
    """What an agenda's card shows besides its items: the lines under each, by its id, and who left the group."""

    lines: Mapping[UUID, Sequence[str]]
    gone: Mapping[str, str]


def agenda_view(
    meeting: Meeting,
    agenda: Agenda,
    items: Sequence[AgendaItem],
    changes: Sequence[AgendaChange],
    filled: Filled,
    *,
    group: Group,
    t: Translate,
    today: date,
) -> AgendaView:
    """Return the agenda with its hours on the group's wall clock; `items` stand in their order."""
    return AgendaView(
        meeting_id=meeting.id,
        group_id=group.id,
        group=group.name,
        day=day_words(meeting, group, t=t, today=today),
        starts=local(meeting.starts_at, group.time_zone),
        place=meeting.place,
        items=tuple(_item_view(item, at, filled) for item, at in _on_the_wall(meeting, items, group)),
        length_minutes=meeting.length_minutes,
        state=meeting.state.value,
        published=agenda.published_at is not None,
        changes=tuple(change_words(one, group=group, t=t, today=today) for one in changes),
        link=meeting.link,
    )


def _on_the_wall(meeting: Meeting, items: Sequence[AgendaItem], group: Group) -> Sequence[tuple[AgendaItem, datetime]]:
    starts = start_times(items, starts_at=meeting.starts_at)
    return [(item, local(at, group.time_zone)) for item, at in zip(items, starts, strict=True)]


def _item_view(item: AgendaItem, starts: datetime, filled: Filled) -> ItemView:
    return ItemView(
        starts=starts,
        title=item.title,
        kind=item.kind.value,
        presenters=tuple(item.presenters),
        minutes=item.minutes,
        lines=tuple(filled.lines.get(item.id, ())),
        note=item.note,
        background=item.background,
        link=item.link,
        left=tuple(filled.gone[one] for one in item.presenter_ids if one in filled.gone),
    )


def change_words(change: AgendaChange, *, group: Group, t: Translate, today: date) -> str:
    """Return what changed and when, in words."""
    facts = {"day": t.day(local(change.at, group.time_zone).date(), today=today), "title": change.title}
    match change.what:
        case ChangeKind.ADDED:
            return t("Changed {day}: new item {title}", **facts)
        case ChangeKind.REMOVED:
            return t("Changed {day}: {title} was removed", **facts)
        case ChangeKind.CHANGED:
            return t("Changed {day}: {title} was edited", **facts)
        case ChangeKind.REORDERED:
            return t("Changed {day}: a new order", **facts)
        case ChangeKind.MOVED_ON:
            return t("Changed {day}: {title} is taken up at the next meeting instead", **facts)
        case ChangeKind.MEETING_MOVED:
            return t("Changed {day}: the meeting was moved", **facts)


def rows(meeting: Meeting, items: Sequence[AgendaItem], *, group: Group) -> list[RowView]:
    """Return the items as rows to choose among."""
    return [RowView(item.id, at, item.title, item.minutes) for item, at in _on_the_wall(meeting, items, group)]


def form_view(members: Sequence[Membership], item: AgendaItem | None = None) -> ItemFormView:
    """Return what an item's form offers and holds: the item's own words, or a newcomer's defaults."""
    people = tuple(Choice(str(one.person_id), one.person.name) for one in members)
    if item is None:
        return ItemFormView(people, minutes=MINUTES)
    chosen = chosen_by_name(item.presenters, members)
    known = {one.value for one in people}
    return ItemFormView(
        people=(*people, *(Choice(name, name) for name in chosen if name not in known)),
        presenters=chosen,
        title=item.title,
        kind=item.kind.value,
        minutes=item.minutes,
        background=item.background,
        link=item.link,
        standing=item.standing_id is not None,
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """When one item begins (UTC)."""

    item: AgendaItem
    starts_at: datetime


def slots_of(
    meeting: Meeting, items: Sequence[AgendaItem], mine: Callable[[AgendaItem], bool] | None = None
) -> list[Slot]:
    """Return the items with the moment at which each begins; only those that are `mine`, if that is asked."""
    times = zip(items, start_times(items, starts_at=meeting.starts_at), strict=True)
    return [Slot(item, at) for item, at in times if mine is None or mine(item)]


def must_be_told(slot: Slot, person_id: UUID) -> bool:
    """Say whether what the person was told of her slot, if anything, is no longer near enough the truth."""
    said = slot.item.told.get(str(person_id))
    return said is None or abs(datetime.fromisoformat(said) - slot.starts_at) >= NOTICE


def slot_view(
    slot: Slot, meeting: Meeting, *, group: Group, t: Translate, today: date, news: SlotNews = ""
) -> SlotView:
    """Return the presenter's slot with its hour on the group's wall clock."""
    return SlotView(
        group=group.name,
        title=slot.item.title,
        kind=slot.item.kind.value,
        minutes=slot.item.minutes,
        day=day_words(meeting, group, t=t, today=today),
        starts=local(slot.starts_at, group.time_zone),
        place=meeting.place,
        link=meeting.link,
        note=slot.item.note,
        news=news,
    )


def standing_view(standing: StandingItem, title: str, *, meeting: Meeting | None = None) -> StandingView:
    """Return the standing item under that title; `meeting` is the next one, which may skip it."""
    return StandingView(
        id=standing.id,
        title=title,
        kind=standing.kind.value,
        minutes=standing.minutes,
        last=standing.part is Part.CLOSING,
        skipped=meeting is not None and str(meeting.id) in standing.skipped,
    )
