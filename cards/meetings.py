"""Meetings, as members see them."""

from dataclasses import dataclass

from cards.chat import Say
from cards.kit import Card, draw, facts, head
from cards.press import button
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class MeetingView:
    """One meeting; its day and hours stand in words."""

    group: str
    day: str
    hours: str
    place: str
    state: str


def meeting_card(t: Translate, view: MeetingView) -> Card:
    """Draw the next meeting."""
    title = joined(view.day, view.hours)
    body = [*head(joined(t("Meeting"), view.group), title, view.state), *facts([(t("Place"), view.place)])]
    return draw(
        t,
        summary=t("Next meeting of {group}: {day}", group=view.group, day=view.day),
        body=body,
        actions=[button(t("Agenda"), Say, said=t("agenda"))],
    )
