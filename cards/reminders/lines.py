"""What reminders are drawn of."""

from textwrap import shorten

from cards.kit import Element, Tone, text
from cards.reminders.views import LineView
from cards.words import joined

SHORT = 60
"""So much of what an assignment says stands beside a step of it."""


def rested(words: str) -> list[Element]:
    """Return the line about the break that the reminders rested in, if they did."""
    return [text(words, small=True, subtle=True)] if words else []


def about(line: LineView, *, below: str = "") -> list[Element]:
    """Return what an assignment or step is about, and when it is due."""
    tone = Tone.GOOD if line.over == "done" else Tone.LATE if line.late else Tone.ACCENT if line.started else None
    due = joined(line.due, shorten(line.part_of, SHORT, placeholder=" …"), below)
    return [text(line.text), text(due, small=True, tone=tone, subtle=tone is None, close=True)]
