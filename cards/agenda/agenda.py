"""The agenda: a row for each item, and the sum against the meeting's length."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from cards.agenda.presses import (
    KINDS,
    AddItem,
    ChooseItem,
    Kind,
    OpenStanding,
    PublishAgenda,
    RemoveItems,
    ReorderAgenda,
    ReviewReached,
)
from cards.folds import toggling
from cards.kit import Action, Card, Element, Tone, block, buttons, draw, head, row, text
from cards.meetings.meeting import calendar_button
from cards.press import button, opens_dialog
from cards.room import ROOM, Forms, fitted, weight
from cards.speech import Translate
from cards.words import joined, link

State = Literal["planned", "published", "under way", "closed", "cancelled"]

FOLDED = 3
"""More lines than so many under one item are folded."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One row of an agenda; `starts` is on the group's wall clock, `left` are those presenters who left the group."""

    starts: datetime
    title: str
    kind: Kind
    presenters: tuple[str, ...]
    minutes: int
    lines: tuple[str, ...] = ()
    note: str = ""
    background: str = ""
    link: str = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaView:
    """The agenda of one meeting; `changes` are the latest since it was published, in words."""

    meeting_id: UUID
    group_id: UUID
    group: str
    day: str
    starts: datetime
    place: str
    items: tuple[ItemView, ...]
    length_minutes: int
    state: State = "planned"
    published: bool = False
    changes: tuple[str, ...] = ()
    link: str = ""


def agenda_card(t: Translate, view: AgendaView, *, organising: bool = False) -> Card:
    """Draw the agenda: a row for each item with its hour and minutes, and the sum in words.

    `organising`: with the organisers' buttons, which a card in the channel has for everybody.
    """
    total = sum(item.minutes for item in view.items)
    over = max(0, total - view.length_minutes)
    above = _above(t, view)
    below: list[Element] = [
        text(_sum_words(t, total, view.length_minutes, over), strong=True, tone=Tone.LATE if over else None),
        *_for_all(t, view),
    ]
    rows = [_forms(t, item, place) for place, item in enumerate(view.items)]
    return draw(
        t,
        summary=t("Agenda for {group}, {day}", group=view.group, day=view.day),
        body=[*above, *fitted(t, rows, ROOM - weight(above) - weight(below)), *below],
        actions=_buttons(t, view) if organising else [],
        full=True,
    )


def _above(t: Translate, view: AgendaView) -> list[Element]:
    words, tone = _state(t, view)
    title = t("{day} at {hour}", day=view.day, hour=t.hour(view.starts))
    above = head(joined(t("Agenda"), view.group), title, words, tone)
    online = link(t("Join the meeting online"), view.link) if view.link and view.state != "cancelled" else ""
    where = joined(view.place, online)
    if where:
        above.append(text(where, small=True))
    above += [text(change, small=True, subtle=True, close=True) for change in view.changes]
    return above


def _state(t: Translate, view: AgendaView) -> tuple[str, Tone | None]:
    match view.state:
        case "cancelled":
            return t("The meeting is cancelled"), Tone.LATE
        case "closed":
            return t("The meeting is closed"), None
        case "under way":
            return t("The meeting is under way"), Tone.ACCENT
    if view.published and view.changes:
        return t("Published, changed since"), Tone.WARNING
    return (t("Published"), Tone.GOOD) if view.published else (t("Not published yet"), None)


def _sum_words(t: Translate, total: int, length: int, over: int) -> str:
    if over:
        return t("{total} of {length} minutes: {over} minutes too much", total=total, length=length, over=over)
    return t("{total} of {length} minutes", total=total, length=length)


def _forms(t: Translate, item: ItemView, place: int) -> Forms:
    """Return the item's row as it is best, and what it can do without when the card is too full."""
    hour, minutes = t.hour(item.starts), t("{n} min", n=item.minutes)
    title = text(link(item.title, item.link) if item.link else item.title)
    about: list[Element] = [title, *_beneath(t, item)]
    whole = [*about, *_lines(t, item, f"lines-{place}"), *_background(t, item, f"background-{place}")]
    short = joined(hour, item.title, minutes)
    return [[row(hour, whole, minutes)], [row(hour, about, minutes)], [text(short, small=True)]]


def _beneath(t: Translate, item: ItemView) -> list[Element]:
    left = {name: t("{name} (no longer in the group)", name=name) for name in item.left}
    below = joined(t(KINDS[item.kind]), ", ".join(left.get(name, name) for name in item.presenters))
    return [text(words, small=True, subtle=True, close=True) for words in (below, item.note) if words]


def _lines(t: Translate, item: ItemView, target: str) -> list[Element]:
    lines = [text(line, small=True, close=True) for line in item.lines]
    if len(lines) <= FOLDED:
        return [*lines]
    fold = toggling(t, t.count("{n} line", "{n} lines", len(lines)), target)
    return [fold, block(lines, id=target, shown=False)]


def _background(t: Translate, item: ItemView, target: str) -> list[Element]:
    if not item.background:
        return []
    return [
        toggling(t, t("Background"), target),
        block([text(item.background, small=True)], id=target, shown=False),
    ]


def _for_all(t: Translate, view: AgendaView) -> list[Element]:
    """Return what everybody may press, within the card: the buttons below it are the organisers'."""
    over = view.state in ("cancelled", "closed", "under way")
    return [] if over else [buttons([calendar_button(t, view.meeting_id)])]


def _buttons(t: Translate, view: AgendaView) -> list[Action]:
    """Return what organisers can do with the agenda as things stand: six at most, the last three unfold."""
    if view.state == "cancelled":
        return []
    not_reached = opens_dialog(t("Not reached"), ReviewReached, meeting=view.meeting_id)
    if view.state == "closed":
        return [not_reached]
    publish = [] if view.published else [button(t("Publish"), PublishAgenda, meeting=view.meeting_id)]
    standing = opens_dialog(t("Standing items"), OpenStanding, secondary=True, group=view.group_id)
    changing: list[Action] = [
        opens_dialog(t("Reorder"), ReorderAgenda, meeting=view.meeting_id),
        opens_dialog(t("Add item"), AddItem, meeting=view.meeting_id),
        opens_dialog(t("Remove"), RemoveItems, secondary=True, meeting=view.meeting_id),
        opens_dialog(t("Edit item"), ChooseItem, secondary=True, meeting=view.meeting_id),
    ]
    if view.state == "under way":
        return [*publish, not_reached, *changing]
    return [*publish, *changing, standing]
