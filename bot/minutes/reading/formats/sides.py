"""Attendance that stands side by side: two lists in two columns become two lists, a name and her office one row."""

import re
from collections.abc import Iterator

from bot.minutes.reading.outline.kinds import is_absent_label, is_present_label, key

_WIDE = re.compile(r"[ \t]{3,}")
_LONGEST = 40
_TOP = 60


def _labels(line: str) -> list[tuple[int, str]]:
    """Where the two labels of a line begin, when it is nothing but two labels of attendance."""
    parts = [(m.start(), m[0].strip()) for m in re.finditer(r"\S+(?: {1,2}\S+)*", line)]
    told = len(parts) == 2 and all(  # noqa: PLR2004
        len(part) <= _LONGEST and (is_present_label(key(part)) or is_absent_label(key(part))) for _, part in parts
    )
    return parts if told else []


def _cut(line: str, at: int) -> tuple[str, str]:
    """The two halves of a line, cut at the wide gap nearest before the second column."""
    gaps = [m.end() for m in _WIDE.finditer(line) if m.start() > 0]
    if gaps:
        at = min(gaps, key=lambda gap: abs(gap - at))
    elif line[:at].strip():
        return line.rstrip(), ""
    return line[:at].rstrip(), line[at:].strip()


def _listed(line: str) -> bool:
    label = key(line.partition(":")[0])
    return ":" not in line.rstrip(" :") and (is_present_label(label) or is_absent_label(label))


def lists_of(text: str) -> str:
    """The text with attendance set one below the other; a text without such lists comes back as it was."""
    lines = text.split("\n")
    head = lines[:_TOP]
    return text if not any(_WIDE.search(line) for line in head) else "\n".join((*_told(head), *lines[_TOP:]))


def _told(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        labels = _labels(lines[at])
        stop = at + 1
        while stop < len(lines) and lines[stop].strip():
            stop += 1
        if labels:
            halves = [_cut(line, labels[1][0]) for line in lines[at:stop]]
            yield from (left for left, _ in halves if left.strip())
            yield ""
            yield from (right for _, right in halves if right)
            at = stop
        elif _listed(lines[at]):
            yield lines[at]
            yield from (_WIDE.sub("\t", line.strip()) for line in lines[at + 1 : stop])
            at = stop
        else:
            yield lines[at]
            at += 1
