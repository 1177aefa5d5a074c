"""The organisers' dialogs about the items that every agenda has."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from cards.agenda.presses import (
    ENDS,
    KINDS,
    AddStanding,
    ChangeStanding,
    DropStanding,
    Kind,
    SaveNewStanding,
    SaveStanding,
    SkipStanding,
)
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, apart, buttons, draw, row, text
from cards.press import submits
from cards.room import fitted
from cards.speech import Translate
from cards.words import joined

ROOM_FOR_ROWS = 34_000
"""What the rows may weigh, beside the words above and the buttons below."""


@dataclass(frozen=True, slots=True)
class StandingView:
    """One item that every agenda has; `skipped`: the next one does without it."""

    id: UUID
    title: str
    kind: Kind
    minutes: int
    last: bool = False
    skipped: bool = False


def standing_dialog(
    t: Translate, views: Sequence[StandingView], *, group: UUID, meeting: UUID, next_day: str, published: bool
) -> Card:
    """Draw the group's standing items, each with what can be done with it; `meeting` is the next one."""
    hint = t("Every agenda has these items. What you change here holds for agendas that are not published yet.")
    if published:
        hint = f"{hint} {t('The agenda for {day} is published: change it there.', day=next_day)}"
    rows = [[[_line(t, one, group, None if published else meeting, next_day)]] for one in views]
    return draw(
        t,
        summary=t("Standing items"),
        body=[text(hint, small=True, subtle=True), *fitted(t, rows, ROOM_FOR_ROWS)],
        actions=[submits(t("Add standing item"), AddStanding, group=group)],
    )


def _line(t: Translate, one: StandingView, group: UUID, meeting: UUID | None, next_day: str) -> Element:
    where = t(ENDS["3 closing" if one.last else "1 opening"])
    below = [text(joined(t(KINDS[one.kind]), where), small=True, subtle=True, close=True)]
    if one.skipped:
        below.append(text(t("Skipped on {day}", day=next_day), small=True, close=True))
    actions: list[Action] = [submits(t("Edit"), ChangeStanding, group=group, standing=one.id)]
    if meeting is not None:
        label = t("Take it up after all") if one.skipped else t("Skip next time")
        skip = not one.skipped
        actions.append(submits(label, SkipStanding, group=group, standing=one.id, meeting=meeting, skipping=skip))
    actions.append(submits(t("Remove"), DropStanding, group=group, standing=one.id))
    title = row("", [text(one.title, strong=True), *below], t("{n} min", n=one.minutes))
    return apart([title, buttons(actions)])


def standing_form(t: Translate, *, group: UUID, nonce: str) -> Card:
    """Draw the form of a new standing item, which is sent once."""
    form = Form(t, SaveNewStanding)
    ends = [Choice(end, t(words)) for end, words in ENDS.items()]
    return draw(
        t,
        summary=t("Add standing item"),
        body=[*_inputs(form, None), form.choice("part", ends, "1 opening")],
        actions=[submits(t("Save"), SaveNewStanding, group=group, nonce=nonce)],
    )


def standing_edit_form(t: Translate, view: StandingView, *, group: UUID) -> Card:
    """Draw the form of a standing item that there is already."""
    form = Form(t, SaveStanding)
    return draw(
        t,
        summary=t("Edit standing item"),
        body=_inputs(form, view),
        actions=[submits(t("Save"), SaveStanding, group=group, standing=view.id)],
    )


def _inputs(form: Form, view: StandingView | None) -> list[Element]:
    kinds = [Choice(kind, form.t(words)) for kind, words in KINDS.items()]
    return [
        form.line("title", view.title if view else None),
        form.choice("kind", kinds, view.kind if view else "information"),
        form.number("minutes", view.minutes if view else 10),
    ]
