"""One assignment in a card of its own: how it stands, its steps and history, and all that can be done with it."""

from typing import Literal

from cards.assignments.due import due_words
from cards.assignments.parts import (
    about_one,
    asked_for,
    change_fold,
    contacts_part,
    history_part,
    step_form,
    steps_part,
)
from cards.assignments.presses import (
    BackToList,
    Change,
    CommentOn,
    Drop,
    HandOn,
    MarkDone,
    MarkInProgress,
    MoveDate,
    Reopen,
    ShowAssignment,
    ShowSource,
    TakeBack,
    Where,
)
from cards.assignments.views import AssignmentView, Kind, StepView
from cards.kit import Action, Card, Element, Tone, buttons, draw, facts, head, open_link, text
from cards.press import button, msg
from cards.room import ROOM, weight
from cards.speech import Translate
from cards.words import joined

Open = Literal["", "comment", "move", "hand over", "steps"]
"""What the card asks for just now: nothing, what goes with one of its presses, or a step."""

KINDS: dict[Kind, str] = {
    "assignment": msg("Assignment"),
    "news": msg("You have been given an assignment"),
    "receipt": msg("New assignment"),
}
HERE = Where()
PRESSES = 9_000
"""What the presses at the foot of the card weigh at most."""

COMMENT = msg("Comment ")
"""The verb: its blank tells it from the input's noun, which English calls the same."""


def assignment_card(
    t: Translate,
    view: AssignmentView,
    *,
    news: bool = False,
    kind: Kind = "assignment",
    where: Where = HERE,
    opened: Open = "",
    step: StepView | None = None,
    note: str = "",
) -> Card:
    """Draw one assignment; as `news` to its owner when it was just given.

    `note` is a word on the press before; `step` the one whose form stands open. Within a list (`where`) there is a way
    back.
    """
    words, tone = due_words(t, view)
    words = joined(words, _left_open(t, view))
    called = t(KINDS["news" if news else kind])
    above = head(joined(called, view.group), f"U-{view.number} · {view.text}", words, tone)
    noted: list[Element] = [text(note, tone=Tone.WARNING)] if note else []
    if opened:
        middle, actions = _asked(t, view, where, opened, step)
    else:
        middle, actions = _about(t, view, where), _presses(t, view, where)
    body = [*above, *noted, *_way_back(t, view, where), *middle]
    return draw(t, summary=f"{called}: {view.text}. {words}", body=body, actions=actions)


def _left_open(t: Translate, view: AssignmentView) -> str:
    """Return how many steps were left open when it was done, if any were."""
    left = sum(not one.done for one in view.detail.steps) if view.state == "done" else 0
    return t.count("{n} step was left open", "{n} steps were left open", left) if left else ""


def _asked(
    t: Translate, view: AssignmentView, where: Where, opened: Open, step: StepView | None
) -> tuple[list[Element], list[Action]]:
    """Return the form that stands open in place of the rest, and the way back from it."""
    about = about_one(view, where)
    back = button(t("Back without changing"), ShowAssignment, inputs=False, **about)
    if opened == "steps":
        return step_form(t, view, step, where=where), [back]
    asking: dict[str, tuple[str, type[Change]]] = {
        "comment": (t(COMMENT).strip(), CommentOn),
        "move": (t("Move date"), MoveDate),
        "hand over": (t("Hand over"), HandOn),
    }
    label, press = asking[opened]
    return asked_for(t, view, press), [button(label, press, **about), back]


def _way_back(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    if where.shown_in == "one":
        return []
    label = t("Back to the step") if where.shown_in == "step" else t("Back to the list")
    back = button(label, BackToList, inputs=False, assignment=view.id, **where.there)
    return [buttons([back])]


def _about(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    detail = view.detail
    source = _source(t, view)
    waiting: list[Element] = [text(detail.waiting, tone=Tone.ACCENT)] if detail.waiting else []
    commented = [(t("Latest comment"), detail.comment)]
    above: list[Element] = [
        *facts([(t("Owner"), view.owners), *commented]),
        *contacts_part(t, view, where),
        *waiting,
        *([text(source, small=True, subtle=True)] if source else []),
        *steps_part(t, view, where),
        *_ways(t, view, where),
    ]
    inputs = change_fold(t, view, where) if _is_open(view) and detail.may_change else []
    room = ROOM - PRESSES - weight([*above, *inputs])
    return [*above, *history_part(t, view, room=room), *inputs]


def _is_open(view: AssignmentView) -> bool:
    return view.state in {"open", "in progress"}


def _source(t: Translate, view: AssignmentView) -> str:
    if view.source in {"", view.text}:
        return view.detail.item and t("From the minutes, item {item}", item=view.detail.item)
    if view.detail.item:
        return t("From the minutes, item {item}: “{sentence}”", item=view.detail.item, sentence=view.source)
    if view.detail.from_minutes or not view.detail.link:
        return t("From the minutes: “{sentence}”", sentence=view.source)
    return t("From a message: “{sentence}”", sentence=view.source)


def _ways(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    """Return the ways to where it came from, and out of a question that waits."""
    detail = view.detail
    about = about_one(view, where)
    ways: list[Action] = [
        *([button(t("Show in the minutes"), ShowSource, inputs=False, **about)] if detail.from_minutes else []),
        *([open_link(t("To the message"), detail.link)] if detail.link else []),
    ]
    if _is_open(view) and detail.may_take_back:
        ways.append(button(t("Take the question back"), TakeBack, inputs=False, **about))
    return [buttons(ways)] if ways else []


def _presses(t: Translate, view: AssignmentView, where: Where) -> list[Action]:
    detail, about = view.detail, about_one(view, where)
    if not detail.may_change:
        return []
    if not _is_open(view):
        return [button(t("Open it again"), Reopen, inputs=False, **about)]
    under_way = [] if view.state == "in progress" else [button(t("In progress"), MarkInProgress, **about)]
    drops = [button(t("Drop"), Drop, secondary=True, **about)] if detail.may_drop else []
    return [
        button(t("Done"), MarkDone, **about),
        *under_way,
        button(t(COMMENT).strip(), CommentOn, secondary=True, **about),
        button(t("Move date"), MoveDate, secondary=True, **about),
        button(t("Hand over"), HandOn, secondary=True, **about),
        *drops,
    ]
