"""The word to whoever writes minutes that nobody has seen yet, with the ways on."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.kit import Action, Card, Tone, draw, head, text
from cards.press import Press, button, msg
from cards.speech import Translate
from cards.words import joined

Outcome = Literal["published", "without"]

OUTCOMES: dict[Outcome, str] = {
    "published": msg("The minutes are published"),
    "without": msg("No minutes are written of this meeting"),
}


class ShowDraft(Press, verb="minutes.show_draft"):
    """That draft is wanted, in a message of its own."""

    minutes: UUID


class NoMinutes(Press, verb="minutes.none"):
    """No minutes are written of that meeting."""

    meeting: UUID


@dataclass(frozen=True, slots=True)
class WaitingView:
    """The meeting whose minutes are waited for, its day in words, and the draft of them if one is begun."""

    meeting: UUID
    group: str
    day: str
    draft: UUID | None


def waiting_card(t: Translate, view: WaitingView) -> Card:
    """Ask for the minutes, and offer the draft, or the word that there are none."""
    title = t("The minutes of {day} are not published yet", day=view.day)
    if view.draft:
        words = t("Your draft is waiting. Go through it and publish it.")
    else:
        words = t("Send me the file here, or write “minutes” and paste the text after it.")
    show: list[Action] = [button(t("Show the draft"), ShowDraft, minutes=view.draft)] if view.draft else []
    actions = [*show, button(t("No minutes"), NoMinutes, meeting=view.meeting)]
    kind = joined(t("Minutes"), view.group)
    return draw(
        t,
        summary=title,
        body=[*head(kind, title, t("Two working days have passed"), Tone.WARNING), text(words)],
        actions=actions,
    )


def waiting_settled(t: Translate, view: WaitingView, outcome: Outcome) -> Card:
    """Draw what the word becomes once nobody waits any more."""
    words = t(OUTCOMES[outcome])
    body = head(joined(t("Minutes"), view.group), t("Minutes of {day}", day=view.day), words, Tone.GOOD)
    if outcome == "without":
        body = [*body, text(t("If that changes, send me the file here."))]
    return draw(t, summary=words, body=body)
