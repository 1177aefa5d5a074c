"""How mood and ratings have been, as a picture that can also be read aloud."""

from collections.abc import Sequence
from uuid import UUID

from cards.folds import toggling
from cards.kit import Card, Element, block, draw, head, heading, picture, text
from cards.polls.drawing import drawing
from cards.polls.presses import ViewPoll
from cards.polls.result import decimal
from cards.polls.views import PointView, TrendView
from cards.press import button
from cards.speech import Translate
from cards.words import joined

FEWEST = 2
"""Fewer meetings show no trend."""


def trend_card(t: Translate, view: TrendView, *, poll: UUID) -> Card:
    """Draw the means of the latest meetings; `poll` is the card to go back to."""
    title = t("Mood and ratings, meeting by meeting")
    words = t("Means of the latest meetings in which at least three answered, from 1 to 5.")
    return draw(
        t,
        summary=title,
        body=[
            *head(joined(t("Trend"), view.group), title, words),
            *_line(t, t("Mood"), "moods", view.moods),
            *_line(t, t("Rating"), "ratings", view.ratings),
        ],
        actions=[button(t("Back"), ViewPoll, poll=poll)],
    )


def _line(t: Translate, what: str, fold: str, points: Sequence[PointView]) -> list[Element]:
    if len(points) < FEWEST:
        return []
    said = ", ".join(f"{point.day} {decimal(t, point.mean)}" for point in points)
    labelled = [(point.short, decimal(t, point.mean), point.mean) for point in points]
    return [
        heading(what),
        picture(drawing(labelled), alt=t("{what} on average: {points}", what=what, points=said)),
        toggling(t, t("The figures"), fold),
        block([text(said)], id=fold, shown=False),
    ]
