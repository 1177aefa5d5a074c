"""Rows of a printed table whose cells run over several lines: the lines of one row are put together again.

A table shows by itself where its rows end: below its head there is more space than between the lines of a cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.formats.pdf import Stretch
from bot.minutes.reading.layout.marks import mark
from bot.minutes.reading.words.listing import words

_HEADS = words("ansvarig ansvar vem uppgift åtgärd beslut föredragande aktivitet")
_SPACE = 1.4
_SLACK = 6.0
_SURE = 3
_MOST = 20

Row = Sequence[Stretch]


def _is_head(row: Row) -> bool:
    """Three columns, or two of which one is named as a table's."""
    if not 2 <= len(row) <= _MOST or not mark(row[0].text).text:  # noqa: PLR2004
        return False
    return len(row) >= _SURE or any(s.text.strip(" .:*_").lower() in _HEADS for s in row)


def is_apart(upper: Row, lower: Row) -> bool:
    """Whether there is more space between two lines than within a paragraph."""
    return abs(lower[0].y - upper[0].y) > _SPACE * max(upper[0].height, lower[0].height)


def _column(s: Stretch, head: Row) -> int | None:
    """The column that a stretch stands in; None when it runs across."""
    at = max((i for i, one in enumerate(head) if one.left <= s.left + _SLACK), default=0)
    inside = at + 1 == len(head) or s.right <= head[at + 1].left + _SLACK
    return at if inside and s.left >= head[0].left - _SLACK / 2 else None


def _fits(row: Row, head: Row) -> bool:
    places = [_column(s, head) for s in row] if len(row) <= len(head) else [None]
    return None not in places and len(set(places)) == len(places)


def _bands(rows: Sequence[Row], first: int, head: Row) -> Iterator[list[Row]]:
    """The lines below a head, each with those that stand close to it, as long as they keep to the columns."""
    band: list[Row] = []
    for row in (rows[at] for at in range(first, len(rows))):
        if not _fits(row, head):
            break
        if band and is_apart(band[-1], row):
            yield band
            band = []
        band.append(row)
    if band:
        yield band


def _glued(first: str, second: str) -> str:
    torn = first[-1:] == "-" and first[-2:-1].islower() and second[:1].islower() and not second.startswith("och ")
    return first[:-1] + second if torn else f"{first} {second}"


def _merged(band: Sequence[Row], head: Row) -> list[Row]:
    """One row of a band; lines that are each a whole row, or no row at all, stay as they are."""
    cells: dict[int, Stretch] = {}
    for s in (s for row in band for s in row):
        at = _column(s, head) or 0
        cells[at] = replace(cells[at], text=_glued(cells[at].text, s.text)) if at in cells else s
    whole = sum(len(row) == len(head) for row in band)
    if len(band) == 1 or len(cells) < 2 or whole > 1:  # noqa: PLR2004
        return [*band]
    top = min(s.y for s in band[0])
    return [[replace(cells[at], y=top) for at in sorted(cells)]]


def unwrapped(rows: Sequence[Row]) -> list[Row]:
    """The lines of a page, with those that are one row of a table made one."""
    found: list[Row] = []
    at = 0
    while at < len(rows):
        head = rows[at]
        found.append(head)
        at += 1
        if at < len(rows) and _is_head(head) and is_apart(head, rows[at]):
            bands = list(_bands(rows, at, head))
            found += [row for band in bands for row in _merged(band, head)]
            at += sum(map(len, bands))
    return found
