"""The agenda: a row for each item, and the sum against the meeting's length."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cards.agenda.presses import KINDS, Kind, PublishAgenda
from cards.kit import Card, Element, Tone, draw, head, row, text
from cards.press import button
from cards.room import listed
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class ItemView:
    """One row of an agenda; `starts` is on the group's wall clock."""

    starts: datetime
    title: str
    kind: Kind
    presenters: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda of one meeting."""

    meeting_id: UUID
    group: str
    day: str
    starts: datetime
    place: str
    items: tuple[ItemView, ...]
    length_minutes: int
    published: bool = False
    changed: bool = False


def agenda_card(t: Translate, view: AgendaView, *, may_publish: bool = False) -> Card:
    """Draw the agenda: a row for each item with its hour and minutes, and the sum in words."""
    total = sum(item.minutes for item in view.items)
    title = t("{day} at {hour}", day=view.day, hour=t.hour(view.starts))
    state, tone = _agenda_state(t, view)
    publish = (
        [button(t("Publish"), PublishAgenda, meeting=view.meeting_id)] if may_publish and not view.published else []
    )
    above = head(joined(t("Agenda"), view.group, view.place), title, state, tone)
    over = max(0, total - view.length_minutes)
    return draw(
        t,
        summary=t("Agenda for {group}, {day}", group=view.group, day=view.day),
        body=[
            *listed(t, above, [[_item_row(t, item)] for item in view.items]),
            text(_sum_words(t, total, view.length_minutes, over), strong=True, tone=Tone.LATE if over else None),
        ],
        actions=publish,
        full=True,
    )


def _agenda_state(t: Translate, view: AgendaView) -> tuple[str, Tone | None]:
    if view.published and view.changed:
        return t("Published, changed since"), Tone.WARNING
    return (t("Published"), Tone.GOOD) if view.published else (t("Not published yet"), None)


def _sum_words(t: Translate, total: int, length: int, over: int) -> str:
    if over:
        return t("{total} of {length} minutes: {over} minutes too much", total=total, length=length, over=over)
    return t("{total} of {length} minutes", total=total, length=length)


def _item_row(t: Translate, item: ItemView) -> Element:
    below = joined(t(KINDS[item.kind]), ", ".join(item.presenters))
    return row(
        t.hour(item.starts),
        [text(item.title), text(below, small=True, subtle=True, close=True)],
        t("{n} min", n=item.minutes),
    )
