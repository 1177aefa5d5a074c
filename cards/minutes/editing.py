"""The dialogs in which a draft is changed by hand: what to change, and the form for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, draw, text
from cards.minutes.editing_presses import (
    HEAD,
    LONGEST_TEXT,
    NEW,
    AddNewItem,
    EditPart,
    OpenEditing,
    RemovePart,
    SaveDecision,
    SaveHead,
    SaveItemText,
    SaveTask,
)
from cards.minutes.views import SECTIONS
from cards.press import submits
from cards.room import ROOM, weight
from cards.speech import Translate

LONGEST_LABEL = 80
BESIDE_THEM = 6_000
"""What the rest of a dialog may weigh."""

LONGEST_LIST = 4_000
"""Longer lists of names are left as they are: no field holds them."""


@dataclass(frozen=True, slots=True)
class PartView:
    """Something of a draft that can be changed: how it is called, and its place in one of the lists."""

    part: str
    words: str


@dataclass(frozen=True, slots=True)
class ItemForm:
    """An item as it stands: the stretch of its text with the number `window`, counted from 0, of so many."""

    part: str
    seen: str
    title: str
    section: str | None
    presenters: Sequence[str]
    text: str
    place: int
    of: int
    window: int = 0
    windows: int = 1


@dataclass(frozen=True, slots=True)
class HeadForm:
    """A draft's head as it stands."""

    seen: str
    title: str
    day: date
    place: str
    participants: Sequence[str]
    absent: Sequence[str]
    next_meeting: date | None
    next_meeting_words: str
    registration_number: str = ""


@dataclass(frozen=True, slots=True)
class TaskForm:
    """A found assignment as it stands, with the owners to choose among."""

    part: str
    seen: str
    text: str
    owners: Sequence[str]
    people: Sequence[Choice]
    due: date | None
    due_words: str


def choose_part(t: Translate, minutes: UUID, parts: Sequence[PartView], start: int) -> Card:
    """Ask what is to be changed: as much of what there is, from `start` on, as a dialog has room for."""
    form = Form(t, EditPart)
    fixed = [Choice(HEAD, t("Title, date, attendance and next meeting")), Choice(NEW, t("A new item"))]
    shown = _page(parts[start:])
    choices = [*(fixed if start == 0 else []), *(Choice(one.part, _cut(one.words)) for one in shown)]
    summary = t("What do you want to change?")
    actions: list[Action] = [submits(t("Next"), EditPart, minutes=minutes)]
    if start + len(shown) < len(parts):
        actions.append(submits(t("Show more"), OpenEditing, inputs=False, minutes=minutes, start=start + len(shown)))
    body: list[Element] = [form.choice("part", choices, choices[0].value, menu=True)]
    return draw(t, summary=summary, body=body, actions=actions)


def _page(parts: Sequence[PartView]) -> list[PartView]:
    room, shown = ROOM - BESIDE_THEM, list[PartView]()
    for one in parts:
        room -= weight([text(_cut(one.words))]) + 200
        if shown and room < 0:
            break
        shown.append(one)
    return shown


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_LABEL else f"{words[:LONGEST_LABEL].rstrip()}…"


def item_form(t: Translate, minutes: UUID, view: ItemForm) -> Card:
    """Show an item to be changed: its title, kind, presenters, place and text."""
    more = view.window + 1 < view.windows
    hidden: dict[str, Any] = {"minutes": minutes, "part": view.part, "seen": view.seen}
    actions: list[Action] = [submits(t("Save"), SaveItemText, window=view.window, **hidden)]
    if more:
        onward = t("Save and show the next part")
        actions.append(submits(onward, SaveItemText, window=view.window, onward=True, **hidden))
    actions.append(submits(t("Remove the item"), RemovePart, inputs=False, **hidden))
    part = t("The text, part {n} of {parts}", n=view.window + 1, parts=view.windows) if view.windows > 1 else ""
    return draw(t, summary=view.title, body=_item_fields(Form(t, SaveItemText), view, part), actions=actions)


def new_item_form(t: Translate, minutes: UUID, *, place: int, nonce: str) -> Card:
    """Show an empty item, to be filled in and added at that place."""
    view = ItemForm(NEW, "", "", None, (), "", place, place)
    add = submits(t("Add"), AddNewItem, minutes=minutes, part=NEW, nonce=nonce)
    return draw(t, summary=t("A new item"), body=_item_fields(Form(t, AddNewItem), view, ""), actions=[add])


def _item_fields(form: Form, view: ItemForm, part: str) -> list[Element]:
    kinds = [*(Choice(kind, form.t(words)) for kind, words in SECTIONS.items()), Choice("none", form.t("No kind"))]
    return [
        form.line("title", view.title),
        form.choice("section", kinds, view.section or "none", menu=True),
        form.line("presenters", ", ".join(view.presenters)),
        *([text(part, small=True, subtle=True)] if part else []),
        form.line("text", view.text, long=True),
        form.number("place", view.place),
    ]


def head_form(t: Translate, minutes: UUID, view: HeadForm) -> Card:
    """Show the head to be changed; a list of names that no field holds is left out, and stays as it is."""
    form = Form(t, SaveHead)
    lists = {"participants": "\n".join(view.participants), "absent": "\n".join(view.absent)}
    held = {name: names for name, names in lists.items() if len(names) <= LONGEST_LIST}
    body: list[Element] = [
        form.line("title", view.title),
        form.day("day", view.day),
        form.line("place", view.place),
        *(form.line(name, names, long=True) for name, names in held.items()),
        form.day("next_meeting", view.next_meeting),
        form.line("next_meeting_words", view.next_meeting_words),
        form.line("registration_number", view.registration_number),
    ]
    save = submits(t("Save"), SaveHead, minutes=minutes, part=HEAD, seen=view.seen, lists=tuple(held))
    return draw(t, summary=view.title, body=body, actions=[save])


def decision_form(t: Translate, minutes: UUID, *, part: str, seen: str, words: str) -> Card:
    """Show a decision to be changed, or to be none."""
    hidden: dict[str, Any] = {"minutes": minutes, "part": part, "seen": seen}
    actions = [
        submits(t("Save"), SaveDecision, **hidden),
        submits(t("Remove the decision"), RemovePart, inputs=False, **hidden),
    ]
    notes = [text(t("The text of the item stays as it is."), small=True, subtle=True)]
    body: list[Element] = [Form(t, SaveDecision).line("text", words, long=True), *notes]
    if len(words) > LONGEST_TEXT:
        actions, body = actions[1:], [text(t("It is too long to be changed here. Remove it, and add what is missing."))]
    return draw(t, summary=t("Decision"), body=body, actions=actions)


def task_form(t: Translate, minutes: UUID, view: TaskForm) -> Card:
    """Show a found assignment to be changed."""
    form = Form(t, SaveTask)
    in_words = t("The text says: {words}", words=view.due_words) if view.due_words and view.due is None else ""
    body: list[Element] = [
        form.people(
            "owners",
            sorted(view.people, key=lambda one: one.value not in view.owners),
            ",".join(view.owners),
            several=True,
        ),
        form.day("due", view.due),
        *([text(in_words, small=True, subtle=True, close=True)] if in_words else []),
        form.line("text", view.text, long=True),
    ]
    save = submits(t("Save"), SaveTask, minutes=minutes, part=view.part, seen=view.seen)
    return draw(t, summary=t("Assignment"), body=body, actions=[save])
