"""The organisers' dialogs about one meeting's agenda: order, a new item, a changed one, and rows to choose among."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from cards.agenda.presses import (
    KINDS,
    CarryOver,
    DropItems,
    EditItem,
    EndReordering,
    Kind,
    MoveItem,
    SaveItem,
    SaveNewItem,
)
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, apart, buttons, draw, row, text
from cards.press import submits
from cards.room import ROOM, weight
from cards.speech import Translate
from cards.words import one_line

LONG = 60
"""A title longer than that is cut where many are to choose among."""


@dataclass(frozen=True, slots=True)
class RowView:
    """One item among others to choose; `starts` is on the group's wall clock."""

    id: UUID
    starts: datetime
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ItemFormView:
    """What the form of an item offers to choose among, and what stands in it already."""

    people: tuple[Choice, ...]
    presenters: tuple[str, ...] = ()
    title: str = ""
    kind: Kind = "discussion"
    minutes: int | None = None
    background: str = ""
    link: str = ""
    standing: bool = False


def reorder_dialog(t: Translate, rows: Sequence[RowView], *, meeting: UUID) -> Card:
    """Draw the items with buttons that move each up or down, and a quick way to any place.

    More items than a card holds buttons for are moved by the quick way alone.
    """
    form = Form(t, MoveItem)
    quick: list[Element] = [
        form.choice("item", _numbered(t, rows), menu=True),
        form.number("place"),
        buttons([submits(t("Move"), MoveItem, meeting=meeting)]),
    ]
    listed = [_movable(t, rows, place, meeting) for place in range(len(rows))]
    fits = weight(listed) + weight(quick) <= ROOM
    hint = text(t("Each move is saved at once, and the times follow."), small=True, subtle=True)
    return draw(
        t,
        summary=t("Reorder"),
        body=[hint, *(listed if fits else []), apart(quick)],
        actions=[submits(t("Done"), EndReordering, inputs=False, meeting=meeting)],
    )


def _movable(t: Translate, rows: Sequence[RowView], place: int, meeting: UUID) -> Element:
    one = rows[place]
    moves: list[Action] = []
    if place > 0:
        moves.append(submits(t("Up"), MoveItem, inputs=False, meeting=meeting, item=one.id, place=place))
    if place < len(rows) - 1:
        moves.append(submits(t("Down"), MoveItem, inputs=False, meeting=meeting, item=one.id, place=place + 2))
    line = row(t.hour(one.starts), [text(one.title)], t("{n} min", n=one.minutes))
    return apart([line, *([buttons(moves)] if moves else [])])


def _numbered(t: Translate, rows: Sequence[RowView]) -> list[Choice]:
    return [Choice(one.value, f"{place}. {one.words}") for place, one in enumerate(_choices(t, rows), start=1)]


def _choices(t: Translate, rows: Sequence[RowView]) -> list[Choice]:
    return [Choice(str(one.id), f"{t.hour(one.starts)} {_short(one.title)}") for one in rows]


def _short(title: str) -> str:
    words = one_line(title)
    return words if len(words) <= LONG else f"{words[: LONG - 1].rstrip()}…"


def add_item_dialog(t: Translate, view: ItemFormView, *, meeting: UUID, nonce: str) -> Card:
    """Draw the form of a new item, which is sent once."""
    form = Form(t, SaveNewItem)
    return draw(
        t,
        summary=t("Add item"),
        body=[form.line("title", view.title), *_item_inputs(form, view)],
        actions=[submits(t("Add item"), SaveNewItem, meeting=meeting, nonce=nonce)],
    )


def edit_item_dialog(t: Translate, view: ItemFormView, *, meeting: UUID, item: UUID) -> Card:
    """Draw the form of an item that stands already; a standing item's title and kind are the group's to change."""
    form = Form(t, SaveItem)
    if view.standing:
        body: list[Element] = [text(view.title, strong=True), *_who_and_how_long(form, view)]
    else:
        body = [form.line("title", view.title), *_item_inputs(form, view)]
    return draw(
        t, summary=t("Edit item"), body=body, actions=[submits(t("Save"), SaveItem, meeting=meeting, item=item)]
    )


def _item_inputs(form: Form, view: ItemFormView) -> list[Element]:
    kinds = [Choice(kind, form.t(words)) for kind, words in KINDS.items()]
    return [
        form.choice("kind", kinds, view.kind),
        *_who_and_how_long(form, view),
        form.line("background", view.background, long=True),
        form.line("link", view.link),
    ]


def _who_and_how_long(form: Form, view: ItemFormView) -> list[Element]:
    return [
        form.people("presenters", view.people, ",".join(view.presenters), several=True),
        form.number("minutes", view.minutes),
    ]


def choose_item_dialog(t: Translate, rows: Sequence[RowView], *, meeting: UUID) -> Card:
    """Draw the question which item is to be changed."""
    choices = _choices(t, rows)
    return draw(
        t,
        summary=t("Edit item"),
        body=[Form(t, EditItem).choice("item", choices, choices[0].value if choices else None, menu=True)],
        actions=[submits(t("Continue"), EditItem, meeting=meeting)],
    )


def remove_dialog(t: Translate, rows: Sequence[RowView], *, meeting: UUID) -> Card:
    """Draw the question which items are to be removed."""
    hint = t("A proposal that is removed waits for an answer again, and its proposer is told.")
    return draw(
        t,
        summary=t("Remove items"),
        body=[Form(t, DropItems).choice("items", _choices(t, rows), several=True, spread=True), _hint(hint)],
        actions=[submits(t("Remove"), DropItems, meeting=meeting)],
    )


def not_reached_dialog(t: Translate, rows: Sequence[RowView], *, meeting: UUID, next_day: str) -> Card:
    """Draw the question which items were not reached."""
    hint = t("They come up by themselves on {day}, before what is new, and their presenters are told.", day=next_day)
    return draw(
        t,
        summary=t("Which items were not reached?"),
        body=[Form(t, CarryOver).choice("items", _choices(t, rows), several=True, spread=True), _hint(hint)],
        actions=[submits(t("Move to the next meeting"), CarryOver, meeting=meeting)],
    )


def _hint(words: str) -> Element:
    return text(words, small=True, subtle=True)
