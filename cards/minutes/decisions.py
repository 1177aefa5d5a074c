"""The decision log, as members see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from pydantic import Field

from cards.kit import Action, Card, Element, draw, facts, head, row, text
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


class MoreDecisions(Press, verb="minutes.decisions"):
    """The decisions before that number; without one, the latest."""

    group: UUID
    before: int | None = Field(None, ge=1, le=1_000_000_000)


class OpenMinutes(Press, verb="minutes.open"):
    """Published minutes are shown as a whole."""

    minutes: UUID


@dataclass(frozen=True, slots=True)
class LoggedView:
    """A decision of the log; the day in words, and the minutes it stands in."""

    number: int
    text: str
    day: str
    source: str
    minutes: UUID
    item: str = ""


def decision_log(t: Translate, logged: Sequence[LoggedView], *, group: str, group_id: UUID, total: int) -> Card:
    """Draw decisions, newest first, as many as there is room for; `total` is how many there are from these on."""
    title = t.count("{n} decision", "{n} decisions", total) if logged else t("No decisions yet")
    state = "" if logged else t("They stand here, numbered, as soon as minutes with decisions are published.")
    above = head(joined(t("Decisions"), group), title, state)
    lines = _fitting([_row(one) for one in logged[:MOST]], ROOM - weight(above) - AT_THE_END)
    more: list[Action] = []
    if len(lines) < total and lines:
        more = [button(t("Show more"), MoreDecisions, group=group_id, before=logged[len(lines) - 1].number)]
    return draw(t, summary=f"{t('Decisions')}: {title}", body=[*above, *lines], actions=more)


def _fitting(lines: Sequence[Element], room: int) -> list[Element]:
    fitting: list[Element] = []
    for line in lines:
        room -= weight([line])
        if room < 0 and fitting:
            break
        fitting.append(line)
    return fitting


def _row(one: LoggedView) -> Element:
    below = text(joined(one.day, one.source), small=True, subtle=True, close=True)
    return row(f"B-{one.number}", [text(_cut(one_line(one.text), LONGEST)), below])


def decision_card(t: Translate, one: LoggedView, *, group: str) -> Card:
    """Draw one decision in full."""
    about = facts([(t("Date"), one.day), (t("Minutes"), one.source), (t("Item"), one.item)])
    return draw(
        t,
        summary=f"B-{one.number}: {one_line(one.text)[:LONGEST]}",
        body=[*head(joined(t("Decision"), group), f"B-{one.number}"), text(_cut(one.text, WHOLE)), *about],
        actions=[button(t("Show the minutes"), OpenMinutes, minutes=one.minutes)],
    )


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1]}…"
