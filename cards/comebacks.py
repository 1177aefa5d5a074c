"""Questions to ponder until a matter comes back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from pydantic import Field

from cards.inputs import Form
from cards.kit import Action, Card, Element, Tone, draw, head, text
from cards.press import Press, button
from cards.speech import Translate
from cards.words import joined

MOST = 600
"""An answer is short: so much the agenda can carry of each."""

MOST_VIEWS = 60
"""Teams gives a card so many readers with a view of their own."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question and what it belongs to; `own` is the reader's answer, `closed` why there can be none any more."""

    comeback: UUID
    title: str
    question: str
    group: str
    day: str = ""
    asked_by: str = ""
    answers: int = 0
    own: str = ""
    closed: str = ""


class AnswerQuestion(Press, verb="comebacks.answer"):
    """What a member answers."""

    comeback: UUID
    text: str = Field(title="Answer", min_length=1, max_length=MOST)


class EditAnswer(Press, verb="comebacks.edit"):
    """She wants to change what she answered."""

    comeback: UUID


class SeeAnswer(Press, verb="comebacks.see"):
    """Her own view of the card is asked for, by her client."""

    comeback: UUID


def question_card(t: Translate, view: QuestionView, *, answered_by: Sequence[str] = (), again: bool = False) -> Card:
    """Draw the question as everybody sees it; those who answered (by Teams' member id) are shown their own view."""
    card = draw(
        t,
        summary=t("A question to ponder: {question}", question=view.question),
        body=[*_above(t, view, again=again), *([] if view.closed else _form(t, view))],
        actions=[] if view.closed else [_send(t, view)],
    )
    return _with_views_of_their_own(t, card, view, answered_by)


def own_answer_card(t: Translate, view: QuestionView, *, editing: bool = False) -> Card:
    """Draw the question as one who answered it sees it: with her own answer, or while `editing` with the form."""
    body: list[Element] = [text(t("Your answer"), small=True, subtle=True), text(view.own, close=True)]
    actions: list[Action] = [button(t("Edit"), EditAnswer, comeback=view.comeback)]
    if editing or not view.own:
        body, actions = _form(t, view), [_send(t, view)]
    return draw(
        t,
        summary=t("A question to ponder: {question}", question=view.question),
        body=[*_above(t, view), *(body if view.own or not view.closed else [])],
        actions=[] if view.closed else actions,
    )


def _above(t: Translate, view: QuestionView, *, again: bool = False) -> list[Element]:
    kind = joined(t("Reminder") if again else "", t("A question to ponder"), view.group)
    asked = t("{name} asks", name=view.asked_by) if view.asked_by else ""
    day = t("for the meeting on {day}", day=view.day) if view.day else t("for a later meeting")
    return [
        *head(kind, view.question, joined(view.title, day)),
        *([text(asked, small=True, subtle=True, close=True)] if asked else []),
        *([text(view.closed, small=True, subtle=True)] if view.closed else []),
        text(_count(t, view), tone=Tone.GOOD if view.answers else None),
    ]


def _count(t: Translate, view: QuestionView) -> str:
    if not view.answers:
        return t("No answers yet")
    return t.count("{n} answer, which stands in the agenda", "{n} answers, which stand in the agenda", view.answers)


def _form(t: Translate, view: QuestionView) -> list[Element]:
    return [Form(t, AnswerQuestion).line("text", view.own, long=True)]


def _send(t: Translate, view: QuestionView) -> Action:
    return button(t("Send"), AnswerQuestion, comeback=view.comeback)


def _with_views_of_their_own(t: Translate, card: Card, view: QuestionView, readers: Sequence[str]) -> Card:
    """Return the card so that the clients of those readers ask for their own view of it."""
    if not readers:
        return card
    action = {
        "type": "Action.Execute",
        "title": t("Your answer"),
        "verb": SeeAnswer.verb,
        "data": {"comeback": str(view.comeback)},
    }
    return replace(card, json={**card.json, "refresh": {"action": action, "userIds": list(readers[-MOST_VIEWS:])}})
