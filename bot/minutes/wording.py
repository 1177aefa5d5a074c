"""An item's body as text that can be typed over, and back: pure."""

from collections.abc import Sequence
from typing import Any, NamedTuple

Body = list[dict[str, Any]]

WINDOW = 6_000
"""So many characters of an item's text one dialog shows."""

_MARKS = ("-", "–", "•", "*", "·", "o", "◦", "▪")


class Window(NamedTuple):
    """A stretch of a text that fits a dialog, its place among the others, counted from 0, and their number."""

    start: int
    end: int
    number: int
    of: int


def as_text(body: Sequence[dict[str, Any]]) -> str:
    """Return the paragraphs, one a line, bullets with their mark and their depth."""
    return "\n".join(_line(part) for part in body)


def _line(part: dict[str, Any]) -> str:
    indent: str = "  " * part["level"]
    return indent + f"{part['marker']} {part['text']}".strip()


def rewritten(body: Sequence[dict[str, Any]], text: str) -> Body:
    """Return the body that `text` makes; paragraphs at either end that say what they said are left as they are."""
    old, new = [_lines(_line(part)) for part in body], _lines(text)
    head = tail = 0
    begin, end = 0, len(new)
    while head < len(old) and old[head] == new[begin : begin + len(old[head])]:
        begin, head = begin + len(old[head]), head + 1
    while tail < len(old) - head:
        lines = old[len(old) - tail - 1]
        if end - len(lines) < begin or lines != new[end - len(lines) : end]:
            break
        end, tail = end - len(lines), tail + 1
    return [*body[:head], *map(_read, new[begin:end]), *body[len(body) - tail :]]


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]


def _read(line: str) -> dict[str, Any]:
    """Read a line as a paragraph, or as a bullet with its mark and depth."""
    words = line.strip()
    depth = (len(line) - len(line.lstrip(" \t"))) // 2
    mark, _, rest = words.partition(" ")
    numbered = mark[:-1].isdigit() and mark[-1] in ".)"
    if rest and (mark in _MARKS or numbered):
        return {"text": rest.strip(), "level": depth, "marker": mark}
    return {"text": words, "level": 0, "marker": ""}


def windows(text: str) -> list[Window]:
    """Return the stretches of a text, cut at lines, or at blanks where a line is longer than a dialog holds."""
    cuts, start = [0], 0
    while len(text) - start > WINDOW:
        end = start + WINDOW
        cut = max(text.rfind("\n", start, end), 0) or max(text.rfind(" ", start, end), 0)
        start = cut + 1 if cut > start else end
        cuts.append(start)
    ends = [*cuts[1:], len(text)]
    return [Window(begin, end, number, len(cuts)) for number, (begin, end) in enumerate(zip(cuts, ends, strict=True))]


def replaced(text: str, window: Window, words: str) -> str:
    """Return the whole text with new words in the window; what parted it from the others stays."""
    old = text[window.start : window.end]
    before, after = old[: len(old) - len(old.lstrip("\n"))], old[len(old.rstrip()) :]
    return text[: window.start] + before + words.strip("\n").rstrip() + after + text[window.end :]
