"""The decision log, as members see it: what was decided, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.folds import show_card
from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, draw, facts, head, heading, row, text
from cards.press import Press, button
from cards.room import AT_THE_END, ROOM, weight
from cards.speech import Translate
from cards.words import joined, one_line

MOST = 20
"""So many decisions one card lists."""

LONGEST = 600
"""So many characters of a decision stand in the list."""

WHOLE = 8_000
"""So many characters of a decision a card has room for, whatever they are."""

Outcome = Literal["open", "done", "revoked"]
State = Literal["open", "done", "revoked", "replaced", "struck"]


class MoreDecisions(Press, verb="minutes.decisions"):
    """The decisions before that number; without one, the latest. `only_open`: those that are to be carried out."""

    group: UUID
    before: int | None = Field(None, ge=1, le=1_000_000_000)
    only_open: bool = False


class OpenMinutes(Press, verb="minutes.open"):
    """Published minutes are shown as a whole."""

    minutes: UUID


class SettleDecision(Press, verb="minutes.settle"):
    """An organiser says what became of a decision."""

    decision: UUID
    outcome: Outcome


class ReplaceDecision(Press, verb="minutes.replaced_by"):
    """Another decision took a decision's place."""

    decision: UUID
    by: int = Field(title="Replaced by", ge=1, le=1_000_000_000)


@dataclass(frozen=True, slots=True)
class StepView:
    """What somebody said of a decision's fate: in words, with the day."""

    words: str
    day: str
    name: str


@dataclass(frozen=True, slots=True)
class BesideView:
    """An assignment from the same item; `state` is how it stands, in words."""

    number: int
    text: str
    owners: str
    state: str


@dataclass(frozen=True, slots=True)
class LoggedView:
    """A decision of the log; the day in words, and the minutes it stands in.

    `replaced_by` is the decision that took its place; `replaces` are those whose place it took.
    """

    id: UUID
    number: int
    text: str
    day: str
    source: str
    minutes: UUID
    item: str = ""
    state: State = "open"
    replaced_by: int | None = None
    replaces: tuple[int, ...] = ()
    steps: tuple[StepView, ...] = ()
    beside: tuple[BesideView, ...] = ()


def state_words(t: Translate, state: State, replaced_by: int | None = None) -> str:
    """Return what became of a decision."""
    match state:
        case "open":
            return t("To be carried out")
        case "done":
            return t("Carried out")
        case "revoked":
            return t("Revoked")
        case "replaced":
            return t("Replaced by B-{number}", number=replaced_by)
        case "struck":
            return t("Struck in a correction")


def decision_log(
    t: Translate, logged: Sequence[LoggedView], *, group: str, group_id: UUID, total: int, only_open: bool = False
) -> Card:
    """Draw decisions, newest first, as many as there is room for; `total` is how many there are from these on."""
    title, state = _titles(t, total if logged else 0, only_open=only_open)
    above = head(joined(t("Decisions"), group), title, state)
    lines = _fitting([_row(t, one) for one in logged[:MOST]], ROOM - weight(above) - AT_THE_END)
    more: list[Action] = []
    if len(lines) < total and lines:
        before = logged[len(lines) - 1].number
        more = [button(t("Show more"), MoreDecisions, group=group_id, before=before, only_open=only_open or None)]
    return draw(t, summary=f"{t('Decisions')}: {title}", body=[*above, *lines], actions=more)


def _titles(t: Translate, total: int, *, only_open: bool) -> tuple[str, str]:
    if only_open:
        words = t.count("{n} decision to carry out", "{n} decisions to carry out", total)
        return (words, "") if total else (t("No decisions to carry out"), t("“Decisions” shows them all."))
    if total:
        return t.count("{n} decision", "{n} decisions", total), ""
    return t("No decisions yet"), t("They stand here, numbered, as soon as minutes with decisions are published.")


def _fitting(lines: Sequence[Element], room: int) -> list[Element]:
    fitting: list[Element] = []
    for line in lines:
        room -= weight([line])
        if room < 0 and fitting:
            break
        fitting.append(line)
    return fitting


def _row(t: Translate, one: LoggedView) -> Element:
    below = joined(state_words(t, one.state, one.replaced_by), one.day, one.source)
    return row(
        f"B-{one.number}", [text(_cut(one_line(one.text), LONGEST)), text(below, small=True, subtle=True, close=True)]
    )


TONES: dict[State, Tone | None] = {
    "open": Tone.ACCENT,
    "done": Tone.GOOD,
    "revoked": Tone.WARNING,
    "replaced": Tone.WARNING,
    "struck": Tone.WARNING,
}


def decision_card(t: Translate, one: LoggedView, *, group: str, others: Sequence[Choice] | None = None) -> Card:
    """Draw one decision in full; `others` are those that may have replaced it, for whoever may say so."""
    state = state_words(t, one.state, one.replaced_by)
    about = facts(
        [
            (t("Date"), one.day),
            (t("Minutes"), one.source),
            (t("Item"), one.item),
            (t("Replaces"), ", ".join(f"B-{number}" for number in one.replaces)),
        ]
    )
    above = head(joined(t("Decision"), group), f"B-{one.number}", state, TONES[one.state])
    return draw(
        t,
        summary=f"B-{one.number}: {one_line(one.text)[:LONGEST]}. {state}",
        body=[*above, text(_cut(one.text, WHOLE)), *about, *_beside(t, one), *_history(t, one)],
        actions=[
            *_outcomes(t, one, others),
            button(t("Show the minutes"), OpenMinutes, inputs=False, minutes=one.minutes),
        ],
    )


def _outcomes(t: Translate, one: LoggedView, others: Sequence[Choice] | None) -> list[Action]:
    if others is None or one.state == "struck":
        return []

    def said(label: str, outcome: Outcome) -> Action:
        return button(label, SettleDecision, inputs=False, decision=one.id, outcome=outcome)

    if one.state != "open":
        return [said(t("Open again"), "open")]
    replaced = show_card(
        t("Replaced"),
        [Form(t, ReplaceDecision).choice("by", others, menu=True)],
        [button(t("Save"), ReplaceDecision, decision=one.id)],
    )
    return [said(t("Carried out"), "done"), *([replaced] if others else []), said(t("Revoked"), "revoked")]


def _beside(t: Translate, one: LoggedView) -> list[Element]:
    """Return the assignments that came from the same item, with how far they have come."""
    lines = [
        row(
            f"U-{task.number}",
            [
                text(_cut(one_line(task.text), LONGEST)),
                text(joined(task.owners, task.state), small=True, subtle=True, close=True),
            ],
        )
        for task in one.beside[:MOST]
    ]
    return [heading(t("Assignments from the same item")), *_fitting(lines, ROOM // 3)] if lines else []


def _history(t: Translate, one: LoggedView) -> list[Element]:
    """Return what was said of it, the latest last; the first of many are left out."""
    lines = [
        text(joined(step.words, step.day, step.name), small=True, subtle=True, close=bool(place))
        for place, step in enumerate(one.steps[-MOST:])
    ]
    return [heading(t("What became of it")), *lines] if lines else []


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
