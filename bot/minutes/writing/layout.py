"""A draft laid out in parts: the head, the items under their sections, then three lists that say what came of it.

What no file can hold is made even here: space and control characters within a paragraph; drawn lines, which go; a
list's levels, which go one step deeper at a time and at most five; bullets of all kinds, which become the format's own;
minutes without a title, which get a general one. Words of the source that belong to no item come last.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, Item, Paragraph
from bot.minutes.reading.findings.times import checkout_of
from bot.minutes.reading.layout.lines import Block
from bot.minutes.reading.layout.marks import is_glyph
from bot.minutes.reading.outline.kinds import section_of
from bot.minutes.reading.own.parts import (
    COUNT,
    DEEPEST,
    MARKER,
    NOTHING,
    PARAGRAPH,
    Part,
    Piece,
    Rows,
    Style,
    day_told,
    names_told,
)
from bot.minutes.writing.edition import PLAIN, Edition
from cards.speech import Translate
from cards.words import plain

_NUMBER = re.compile(rf"{COUNT}|{PARAGRAPH}")
_MARKER = re.compile(MARKER)
_RULES = "-=_*|:+ ~—–"
_FEWEST_CELLS = 2


def even(text: str) -> str:
    """The words of a text on one line, without characters that no format takes or that turn the reading order."""
    if text.isprintable():
        return " ".join(text.split())
    kept = "".join(char for char in text if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs", "Cn"))
    return plain(" ".join(kept.split()))


def _says(text: str) -> bool:
    """Whether there are words, or at least more than a drawn line."""
    return bool(even(text).strip(_RULES))


def _fact(label: str, text: str) -> Iterator[Piece]:
    if even(text):
        yield Piece(Style.FACT, even(text), marker=label)


def _head(draft: Draft, t: Translate, edition: Edition) -> Iterator[Part]:
    yield Piece(Style.TITLE, even(draft.title or "") or t("Minutes"))
    yield from _fact(t("Status"), edition.status)
    yield from _fact(t("Registration no."), draft.registration_number or "")
    yield from _fact(t("Date"), day_told(draft.date, None))
    yield from _fact(t("Place"), draft.place or "")
    yield from _fact(t("Participants"), names_told(draft.participants))
    yield from _fact(t("Absent"), names_told(draft.absent))
    yield from _fact(t("Next meeting"), day_told(draft.next_meeting, draft.next_meeting_text))


def _section(item: Item, before: Item | None, t: Translate) -> str:
    told = {"BESLUT": t("Decisions"), "INFORMATION": t("Information"), "DIALOG": t("Discussion")}
    return told[item.section] if item.section else t("Items") if before is None else t("Other items")


def _items(items: Sequence[Item], t: Translate) -> Iterator[Part]:
    before: Item | None = None
    for item in items:
        if before is None or before.section != item.section:
            yield Piece(Style.SECTION, _section(item, before, t))
        number, title = even(item.number or ""), even(item.title) or NOTHING
        if number and not _NUMBER.fullmatch(number):
            number, title = "", f"{number} {title}"
        yield Piece(Style.ITEM, title, marker=number)
        yield from _fact(t("Presenters"), names_told(item.presenters))
        yield from _settled(_body(item.body))
        before = item


def _row(part: Paragraph) -> tuple[str, ...]:
    """The cells of a row of a table; none for text."""
    cells = tuple(even(cell) for cell in part.text.rstrip("\t").split("\t"))
    return cells if sum(map(bool, cells)) >= _FEWEST_CELLS and _says(part.text) else ()


def _rows(rows: Sequence[tuple[str, ...]]) -> Rows:
    """A table whose rows are all equally long."""
    width = max(map(len, rows))
    return Rows(tuple(row + ("",) * (width - len(row)) for row in rows))


def _body(body: Sequence[Paragraph]) -> Iterator[Part]:
    rows: list[tuple[str, ...]] = []
    for part in body:
        row = _row(part)
        if row:
            rows.append(row)
            continue
        if rows:
            yield _rows(rows)
            rows = []
        if _says(part.text):
            yield _paragraph(part)
    if rows:
        yield _rows(rows)


def _paragraph(part: Paragraph) -> Piece:
    text, marker = even(part.text), part.marker[max(0, part.marker.find("[")) :]
    if marker.startswith("#"):
        return Piece(Style.MATTER, text)
    if marker == "o" or (len(marker) == 1 and is_glyph(marker)):
        return Piece(Style.BULLET, text, part.level)
    counted = f"{marker}." if _NUMBER.fullmatch(marker) and "§" not in marker else marker
    if _MARKER.fullmatch(counted):
        return Piece(Style.LISTED, text, part.level, counted)
    return Piece(Style.TEXT, f"{marker} {text}".strip(), part.level)


def _settled(parts: Iterator[Part]) -> Iterator[Part]:
    """The same parts, their lists going one step deeper at a time; a paragraph within a list is part of an entry."""
    deepest = 0
    for part in parts:
        if isinstance(part, Rows) or part.style is Style.MATTER:
            deepest = 0
            yield part
            continue
        level = min(part.level, deepest, DEEPEST)
        deepest = level if part.style is Style.TEXT else level + 1
        yield replace(part, level=level)


def _listed(heading: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]], none: str) -> Iterator[Part]:
    yield Piece(Style.SECTION, heading)
    told = [tuple(even(cell) or NOTHING for cell in row) for row in rows]
    yield Rows((head, *told)) if told else Piece(Style.TEXT, none)


def _task(found: FoundAssignment) -> tuple[str, ...]:
    owners = names_told([owner.written for owner in found.owners])
    return found.item or "", found.text, owners, day_told(found.due, found.due_text)


def _finding(found: Finding) -> tuple[str, ...]:
    return found.item or "", found.text


def _numbered(numbers: Sequence[str], rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows, each with its number before it; as they are where nothing is numbered."""
    if not any(numbers):
        return [*rows]
    return [(number, *row) for number, row in zip(numbers, rows, strict=True)]


def _lists(draft: Draft, t: Translate, edition: Edition) -> Iterator[Part]:
    item = t("Item")
    decisions, tasks = [*map(_finding, draft.decisions)], [*map(_task, draft.assignments)]
    head = _head_of(edition.decisions, (item, t("Decision")), t)
    yield from _listed(t("List of decisions"), head, _numbered(edition.decisions, decisions), t("No decisions."))
    head = _head_of(edition.assignments, (item, t("Assignment"), t("Owner"), t("Due")), t)
    yield from _listed(t("List of assignments"), head, _numbered(edition.assignments, tasks), t("No assignments."))
    comebacks = [*map(_finding, draft.comebacks)]
    yield from _listed(t("Coming back"), (item, t("Comes back")), comebacks, t("Nothing comes back."))


def _head_of(numbers: Sequence[str], head: tuple[str, ...], t: Translate) -> tuple[str, ...]:
    return (t("No."), *head) if any(numbers) else head


def _words(heading: str, lines: Sequence[str]) -> Iterator[Part]:
    told = [even(line) for line in lines if _says(line)]
    if told:
        yield Piece(Style.SECTION, heading)
        yield from (Piece(Style.TEXT, line) for line in told)


def parts_of(draft: Draft, t: Translate, edition: Edition = PLAIN) -> list[Part]:
    """The minutes from title to last word, in the language of `t`."""
    said = (draft.checkout or "") if draft.checkout != checkout_of(draft.items) else ""
    outside = [line for line in draft.rest if section_of(Block(line)) is None]
    return [
        *_head(draft, t, edition),
        *_items(draft.items, t),
        *_words(t("Check-out"), said.split("\n")),
        *_lists(draft, t, edition),
        *_words(t("Other words of the text"), outside),
    ]
