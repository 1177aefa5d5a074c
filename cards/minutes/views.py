"""Minutes, ready to show."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from uuid import UUID

from cards.inputs import Choice
from cards.kit import Element, text
from cards.press import msg
from cards.words import Markup, escaped, one_line

Section = Literal["BESLUT", "INFORMATION", "DIALOG"]

SECTIONS: dict[Section, str] = {
    "BESLUT": msg("Decision"),
    "INFORMATION": msg("Information"),
    "DIALOG": msg("Discussion"),
}


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
    id: UUID | None = field(default=None, compare=False)

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
    """An assignment as the minutes list it; numbered once they are published, and `candidate` in a draft."""

    number: int | None
    text: str
    owners: str
    due_day: str
    due_words: str
    candidate: UUID | None = None


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A found assignment before the secretary: its sentence, and what gave it away, as spans of it.

    `due_day` is its due in words; `number` counts in the order of the text; `before` and `after` are those beside it;
    `verdict` is her answer, if any.
    """

    id: UUID
    sentence: str
    clues: tuple[tuple[int, int], ...]
    text: str
    owners: tuple[str, ...]
    people: tuple[Choice, ...]
    due: date | None
    due_words: str
    item: str
    due_day: str = ""
    number: int = 1
    before: UUID | None = None
    after: UUID | None = None
    verdict: Literal["open", "kept", "skipped"] = "open"


@dataclass(frozen=True, slots=True)
class NotedView:
    """A comeback, a question or a day as a line: its id, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Where published minutes stand: this version, who made it on which day, and the newest there is.

    `approvals` are who and which day; `approvers` are those whose word is awaited.
    """

    version: int
    newest: int
    author: str
    day: str
    approvals: tuple[tuple[str, str], ...] = ()
    approvers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesView:
    """Minutes as a whole; `day` stands in words.

    `other` are words that belong to no item; `around` those of the text's head and foot. `comebacks`, `questions`
    and `days` go out of the minutes once they are published, where the secretary lets them. A draft has no `standing`;
    one that corrects published minutes says which `correction` it is, counted in versions.
    """

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
    around: tuple[str, ...] = ()
    comebacks: tuple[NotedView, ...] = ()
    questions: tuple[NotedView, ...] = ()
    days: tuple[NotedView, ...] = ()
    next_meeting: str = ""
    checkout: str = ""
    registration_number: str = ""
    standing: Standing | None = None
    correction: int | None = None


LONGEST = 4_000
"""A longer paragraph is cut at a space, so that any fits a card, however it is escaped."""

_DOTS = frozenset("•·◦▪‣-–—*+o")
"""Marks that all become the one dot that a card knows."""


def paragraphs(body: Sequence[ParagraphView]) -> list[Element]:
    """Return an item's text: a text block for each paragraph, and one for each run of bullets."""
    blocks: list[Element] = []
    run: list[Markup] = []
    depth = -1
    for part in body:
        first, *rest = pieces(part.text) or [""]
        depth = min(part.level, depth + 1) if part.marker else -1
        if part.marker:
            run.append(_bullet(part.marker, first, depth))
        if rest or not part.marker:
            blocks += [*_flush(run), *map(text, rest if part.marker else [first, *rest])]
    return [*blocks, *_flush(run)]


def _bullet(marker: str, words: str, depth: int) -> Markup:
    """Return a line of a list; a mark that lists don't know, as in "a)", stays among the words."""
    numbered = marker[:-1].isdigit() and marker[-1] in ".)"
    said = one_line(words) if numbered or marker in _DOTS else one_line(f"{marker} {words}")
    return Markup("    " * depth + f"{marker if numbered else '-'} {escaped(said)}")


def _flush(run: list[Markup]) -> list[Element]:
    """Return the bullets gathered so far in text blocks of moderate size, and start anew."""
    blocks: list[Element] = []
    while run:
        taken = [run.pop(0)]
        while run and sum(map(len, taken)) + len(run[0]) < LONGEST:
            taken.append(run.pop(0))
        blocks.append(text(Markup("\n".join(taken))))
    return blocks


def pieces(words: str) -> list[str]:
    """Return `words` cut at blanks into pieces of moderate length."""
    cut_off = []
    while len(words) > LONGEST:
        cut = max(words.rfind(" ", 0, LONGEST), words.rfind("\n", 0, LONGEST))
        cut = cut if cut > 0 else LONGEST
        cut_off.append(words[:cut])
        words = words[cut:].lstrip()
    return [*cut_off, words] if words else cut_off
