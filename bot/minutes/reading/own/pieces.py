"""The lines of a file as parts of the bot's own minutes: by Word's styles, or by Markdown's signs."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.own.parts import COUNT, MARKER, PARAGRAPH, Part, Piece, Rows, Style

_STYLES = {
    "title": Style.TITLE,
    "heading 1": Style.SECTION,
    "heading 2": Style.ITEM,
    "heading 3": Style.MATTER,
    "no spacing": Style.FACT,
    "normal": Style.TEXT,
    "list continue": Style.TEXT,
    "list bullet": Style.BULLET,
    "list": Style.LISTED,
}
_SIGNS = {"#": Style.TITLE, "##": Style.SECTION, "###": Style.ITEM, "####": Style.MATTER, "-": Style.BULLET}
_COUNTED = re.compile(rf"({COUNT})\. (.*)")
_PARAGRAPH = re.compile(rf"({PARAGRAPH}) (.*)")
_MARKED = re.compile(rf"({MARKER}) (.*)")
_LABELLED = re.compile(r"\*\*(.{1,40}?):\*\* (.*)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_BOXES = ("[ ] ", "[x] ", "[X] ")
_INDENT = 4


class NotOurs(Exception):
    """The file is laid out in another way than the bot's."""


def _taken_apart(style: Style, text: str, level: int) -> Piece:
    """An item without its number, an entry without its marker."""
    patterns = {Style.ITEM: (_COUNTED, _PARAGRAPH), Style.LISTED: (_MARKED,)}.get(style, ())
    for found in (pattern.fullmatch(text) for pattern in patterns):
        if found is not None:
            return Piece(style, found[2], level, found[1])
    return Piece(Style.TEXT if style is Style.LISTED else style, text, level)


def _styled(line: Line) -> Part:
    """A paragraph of a Word file: its style's name ends in the depth."""
    if line.cells:
        return Rows((line.cells,))
    name, _, depth = line.style.rpartition(" ")
    name, level = (name, int(depth)) if depth.isdigit() and line.style not in _STYLES else (line.style, 1)
    style = _STYLES.get(name)
    if style is None:
        raise NotOurs
    if style is Style.FACT:
        label, _, words = line.source.partition(": ")
        return Piece(style, words, marker=label)
    return _taken_apart(style, line.source, level if name == "list continue" else level - 1)


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text)


def _signed(line: Line) -> Part:
    """A line of Markdown."""
    text = line.source.strip()
    if text.startswith("| ") and text.endswith(" |"):
        return Rows((tuple(_plain(cell) for cell in text[2:-2].split(" | ")),))
    level = (len(line.source) - len(line.source.lstrip())) // _INDENT
    fact = _LABELLED.fullmatch(text)
    if fact is not None:
        return Piece(Style.FACT, _plain(fact[2]), marker=_plain(fact[1]))
    sign, _, words = text.partition(" ")
    if sign == "-" and words[:4] in _BOXES:
        return Piece(Style.LISTED, _plain(words[4:]), level, words[:3])
    style = _SIGNS.get(sign) if words else None
    piece = _taken_apart(style or Style.LISTED, words if style else text, level)
    return Piece(piece.style, _plain(piece.text), piece.level, _plain(piece.marker))


def _joined(parts: Iterator[Part]) -> Iterator[Part]:
    """Rows that follow each other are one table."""
    rows: tuple[tuple[str, ...], ...] = ()
    for part in parts:
        if isinstance(part, Rows):
            rows += part.rows
            continue
        if rows:
            yield Rows(rows)
            rows = ()
        yield part
    if rows:
        yield Rows(rows)


def parts_in(lines: Sequence[Line]) -> list[Part]:
    """The parts, page furniture left aside; raises NotOurs when the first line is no title of ours."""
    first = next((line for line in lines if line.kind is not Kind.FURNITURE), None)
    if first is None or not (first.style == "title" or first.source.startswith("# ")):
        raise NotOurs
    read = _styled if first.style else _signed
    return list(_joined(read(line) for line in lines if line.kind is not Kind.FURNITURE))
