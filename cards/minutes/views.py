"""Minutes, ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from cards.inputs import Choice
from cards.kit import Element, text
from cards.words import Markup, escaped

Section = Literal["BESLUT", "INFORMATION", "DIALOG"]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph, or a bullet with its depth and its mark ("•", "1.") as written."""

    text: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item of the minutes."""

    number: str
    title: str
    section: Section | None
    presenters: tuple[str, ...]
    body: tuple[ParagraphView, ...]

    @property
    def heading(self) -> str:
        """Its number and title in one."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One decision; numbered once the minutes are published."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """An assignment as the minutes list it; numbered once they are published."""

    number: int | None
    text: str
    owners: str
    due_day: str
    due_words: str


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A found assignment that waits for the secretary: its sentence, and what gave it away, as spans of it."""

    id: UUID
    sentence: str
    clues: tuple[tuple[int, int], ...]
    text: str
    owners: tuple[str, ...]
    people: tuple[Choice, ...]
    due: date | None
    due_words: str
    item: str


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes as a whole; `day` stands in words."""

    id: UUID
    group: str
    title: str
    day: str
    place: str
    participants: tuple[str, ...]
    absent: tuple[str, ...]
    items: tuple[ItemView, ...]
    decisions: tuple[DecisionView, ...]
    tasks: tuple[TaskView, ...]
    other: tuple[str, ...] = ()


LONGEST = 6_000
"""A paragraph longer than so many characters is cut at a space, so that any paragraph fits a card."""


def paragraphs(body: Sequence[ParagraphView]) -> list[Element]:
    """Return an item's text: a text block for each paragraph, and one for each run of bullets."""
    blocks: list[Element] = []
    run: list[Markup] = []
    for part in body:
        if part.marker:
            run.append(_bullet(part))
            continue
        blocks += [*_flush(run), *(text(piece) for piece in _pieces(part.text))]
    return [*blocks, *_flush(run)]


def _bullet(part: ParagraphView) -> Markup:
    mark = part.marker if part.marker[:-1].isdigit() else "-"
    return Markup("  " * part.level + f"{mark} {escaped(part.text)}")


def _flush(run: list[Markup]) -> list[Element]:
    """Return the bullets gathered so far in text blocks of moderate size, and start anew."""
    blocks: list[Element] = []
    while run:
        taken = [run.pop(0)]
        while run and sum(map(len, taken)) + len(run[0]) < LONGEST:
            taken.append(run.pop(0))
        blocks += [text(Markup(piece)) for piece in _pieces(Markup("\n".join(taken)))]
    return blocks


def _pieces(words: str) -> list[str]:
    pieces = []
    while len(words) > LONGEST:
        cut = max(words.rfind(" ", 0, LONGEST), words.rfind("\n", 0, LONGEST))
        cut = cut if cut > 0 else LONGEST
        pieces.append(words[:cut])
        words = words[cut:].lstrip()
    return [*pieces, words] if words else pieces
