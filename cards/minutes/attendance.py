"""Who was there: what the secretary decides before the minutes are published."""

from collections.abc import Sequence
from dataclasses import dataclass

from cards.inputs import Choice, Form
from cards.kit import Element, text
from cards.minutes.presses import PublishMinutes
from cards.minutes.taming import cut
from cards.speech import Translate

MOST_SILENT, LONGEST_NAME = 40, 60
MOST_LINES, LONGEST_LINE = 12, 200
"""What a draft's card has room for; whoever is beyond it is put right in the head's own form."""


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """How text and check-in differ, a line each, whom neither tells of, and a word on the check-out, if any."""

    differences: Sequence[str] = ()
    silent: Sequence[Choice] = ()
    check_out: str = ""


NOTHING_OPEN = AttendanceView()


def attendance_inputs(t: Translate, view: AttendanceView) -> list[Element]:
    """Return what differs with the choice whom to believe, and the boxes for those who did not answer."""
    form = Form(t, PublishMinutes)
    sources = [Choice("text", t("The text")), Choice("check-in", t("The check-in"))]
    odds: list[Element] = [text(t("The text and the check-in differ:"), strong=True)] if view.differences else []
    chosen: list[Element] = [form.choice("attendance", sources, "text")] if view.differences else []
    shown = [Choice(one.value, cut(one.words, LONGEST_NAME)) for one in view.silent[:MOST_SILENT]]
    boxes: list[Element] = [form.choice("absent", shown, several=True)] if shown else []
    word = [text(view.check_out, small=True, subtle=True)] if view.check_out else []
    lines: list[Element] = [text(cut(one, LONGEST_LINE), close=True) for one in view.differences[:MOST_LINES]]
    left = len(view.differences) - len(lines)
    if left > 0:
        lines.append(text(t.count("… and {n} more line", "… and {n} more lines", left), subtle=True, close=True))
    return [*odds, *lines, *chosen, *boxes, *word]
