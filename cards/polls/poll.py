"""A check-in or check-out: as the channel sees it, as one person sees it, and once it is closed."""

from cards.kit import Action, Card, Element, Refresh, Tone, apart, draw, head, text
from cards.polls.form import questions
from cards.polls.presses import CheckIn, CheckOut, ClosePoll, Remind, ShowTrend, ViewPoll
from cards.polls.result import counted, standing, until, written
from cards.polls.views import MineView, PollView
from cards.press import button
from cards.speech import Translate
from cards.words import joined


def _kind(t: Translate, view: PollView) -> str:
    return joined(t("Check-in") if view.kind == "check-in" else t("Check-out"), view.group)


def summary_of(t: Translate, view: PollView) -> str:
    """Return what a notification says of the poll."""
    if view.kind == "check-in":
        return t("Check-in for the meeting on {day}", day=view.day)
    return t("Check-out from the meeting on {day}", day=view.day)


def poll_card(t: Translate, view: PollView) -> Card:
    """Draw the poll as the channel sees it: its questions and its counts, or what came of it."""
    if view.closed:
        return _closed_card(t, view)
    state, tone = standing(t, view)
    return draw(
        t,
        summary=summary_of(t, view),
        body=[*head(_kind(t, view), view.day, state, tone), *counted(t, view), *questions(t, view)],
        actions=[_answer(t, view), *_organising(t, view)],
        refresh=Refresh(ViewPoll.verb, {"poll": str(view.id)}, view.user_ids),
    )


def own_card(t: Translate, view: PollView, mine: MineView, *, organising: bool) -> Card:
    """Draw the poll for somebody who has answered: what she said, to be changed until it is closed."""
    if view.closed:
        return _closed_card(t, view)
    thanks = t("Thank you, you have answered")
    changeable = t("You can change your answer until this is closed.")
    refused: list[Element] = [text(mine.refused, tone=Tone.LATE)] if mine.refused else []
    so_far = [text(standing(t, view)[0], small=True, subtle=True), *counted(t, view)]
    return draw(
        t,
        summary=thanks,
        body=[
            *head(_kind(t, view), view.day, thanks, Tone.GOOD),
            *refused,
            *so_far,
            apart([*questions(t, view, mine), text(changeable, small=True, subtle=True)]),
        ],
        actions=[_answer(t, view), *(_organising(t, view) if organising else [])],
    )


def nudge_card(t: Translate, view: PollView) -> Card:
    """Draw the same questions for somebody who has not answered, in her own chat."""
    if view.closed:
        return _closed_card(t, view)
    state = joined(t("You have not answered yet"), until(t, view))
    return draw(
        t,
        summary=joined(t("Reminder"), summary_of(t, view)),
        body=[*head(joined(t("Reminder"), _kind(t, view)), view.day, state), *questions(t, view)],
        actions=[_answer(t, view)],
    )


def _answer(t: Translate, view: PollView) -> Action:
    if view.kind == "check-in":
        return button(t("Check in"), CheckIn, poll=view.id)
    return button(t("Check out"), CheckOut, poll=view.id)


def _organising(t: Translate, view: PollView) -> list[Action]:
    remind = button(t("Remind"), Remind, secondary=True, inputs=False, poll=view.id)
    close = button(t("Close"), ClosePoll, secondary=True, inputs=False, poll=view.id)
    return [close] if view.reminded else [close, remind]


def _closed_card(t: Translate, view: PollView) -> Card:
    state, tone = standing(t, view)
    body = [*head(_kind(t, view), view.day, state, tone), *counted(t, view)]
    return draw(
        t,
        summary=summary_of(t, view),
        body=[*body, *written(t, view, body)],
        actions=[button(t("Trend"), ShowTrend, poll=view.id)],
    )
