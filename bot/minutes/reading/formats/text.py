"""Plain text, also pasted from a PDF: each line is taken apart, its indent and its blank line before it noted."""

import re

from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.layout.marks import Mark, mark
from bot.minutes.reading.outline.kinds import is_absent_label, is_facts_label, is_present_label, key

_WIDE = re.compile(r"[ \t]{3,}")
_WIDE_LABEL = re.compile(r"([^\W\d][^\t:|]{2,40}?)(?:[ ]{2,}|\t)(?=\S)")
_FEWEST_WIDE = 3
_TAB = 4
_FEWEST_CELLS = 2


def _indent(raw: str) -> int:
    width = 0
    for char in raw:
        if char == "\t":
            width += _TAB
        elif char.isspace():
            width += 1
        else:
            break
    return width


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row written with bars or tabs; nothing when the line is no row."""
    if text.startswith("|") and text.count("|") >= _FEWEST_CELLS:
        return tuple(cell.strip() for cell in text.strip("|").split("|"))
    if "\t" in text:
        cells = tuple(cell.strip() for cell in text.split("\t"))
        return cells if sum(map(bool, cells)) >= _FEWEST_CELLS else ()
    cells = tuple(cell.strip() for cell in _WIDE.split(text))
    return cells if len(cells) >= _FEWEST_WIDE else ()


def _labelled(text: str) -> str:
    """`Plats      Rådhuset`: a label set off by space is read as one set off by a colon."""
    found = _WIDE_LABEL.match(text)
    if found is None:
        return text
    label = key(found[1])
    known = is_facts_label(label) or is_present_label(label) or is_absent_label(label)
    return f"{found[1]}: {text[found.end() :]}" if known else text


def is_rule(text: str) -> bool:
    """A drawn line, or the line under the head of a table."""
    return len(text) > 2 and not text.strip("-=_*|:+ \t~—–")  # noqa: PLR2004


def _level(found: Mark, indent: int) -> int:
    return found.depth if found.kind is Kind.HEADING else indent // 2 + found.depth


def line_of(raw: str, *, gap: bool) -> Line | None:
    """One line of text as a Line; None for a blank line or a drawn rule."""
    text = raw.strip()
    if not text or is_rule(text):
        return None
    text = _labelled(text)
    cells = cells_of(text)
    if cells and not mark(text).marker.startswith(("*", "-", "#", "•", "o")):
        return Line("\t".join(cells), Kind.ROW, gap=gap, cells=cells, source=raw)
    found = mark(" ".join(text.split()))
    if found.kind is Kind.HEADING:
        inner = mark(found.text)
        if inner.number and inner.text:
            marker = f"{found.marker} {inner.marker}"
            return Line(inner.text, Kind.HEADING, found.depth, marker, inner.number, gap, source=raw)
    strong = found.text.startswith("**") and found.text.rstrip(":").endswith("**")
    level = _level(found, _indent(raw))
    return Line(found.text, found.kind, level, found.marker, found.number, gap, strong=strong, source=raw)


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text in order; blank lines live on as `gap`."""
    lines: list[Line] = []
    gap = False
    for raw in text.splitlines():
        line = line_of(raw, gap=gap or not lines)
        if line is None:
            gap = True
            continue
        lines.append(line)
        gap = False
    return lines
