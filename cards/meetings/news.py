"""What the channel is told when a meeting was booked, moved or cancelled."""

from dataclasses import dataclass
from uuid import UUID

from cards.chat import Say
from cards.kit import Card, Tone, draw, facts, head, text
from cards.meetings.meeting import calendar_button
from cards.meetings.presses import AddToCalendar
from cards.press import button
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class NewsView:
    """A meeting as it is now; `when` is its day and hour in words, `by` who arranged it."""

    id: UUID
    group: str
    when: str
    hours: str
    place: str
    by: str


def booked_news(t: Translate, view: NewsView) -> Card:
    """Draw the news of an extra meeting."""
    words = t("An extra meeting is booked: {when}", when=_where(view.when, view.place))
    return _news(t, view, words)


def moved_news(t: Translate, view: NewsView, *, before: str) -> Card:
    """Draw the news of a meeting that was moved from the day `before`, in words."""
    place = _where(view.when, view.place)
    words = t("The meeting on {day} is moved to {when}", day=before, when=place)
    return _news(t, view, words)


def changed_news(t: Translate, view: NewsView) -> Card:
    """Draw the news of a meeting that stays at its time, but elsewhere or longer."""
    return _news(t, view, t("The meeting on {when} has changed", when=view.when), place=view.place)


def cancelled_news(t: Translate, view: NewsView, *, reason: str, next_day: str) -> Card:
    """Draw the news of a cancelled meeting; `next_day` is that of the next one, "" when none is planned."""
    words = t("The meeting on {when} is cancelled", when=view.when)
    onward = (
        t("What was to be taken up goes on to the next meeting, {day}.", day=next_day)
        if next_day
        else t("No other meeting is planned yet.")
    )
    out = button(t("Take it out of my calendar"), AddToCalendar, secondary=True, meeting=view.id)
    return draw(
        t,
        summary=words,
        body=[
            *head(joined(t("Meeting"), view.group), words, _by(t, view), Tone.LATE),
            *facts([(t("Reason"), reason)]),
            text(onward),
        ],
        actions=[button(t("Next meeting"), Say, said=t("meeting")), out],
    )


def _news(t: Translate, view: NewsView, words: str, *, place: str = "") -> Card:
    lines = facts([(t("Time"), view.hours), (t("Place"), place)])
    return draw(
        t,
        summary=words,
        body=[*head(joined(t("Meeting"), view.group), words, _by(t, view)), *lines],
        actions=[calendar_button(t, view.id)],
    )


def _by(t: Translate, view: NewsView) -> str:
    return t("By {name}", name=view.by) if view.by else ""


def _where(when: str, place: str) -> str:
    return f"{when}, {place}" if place else when
