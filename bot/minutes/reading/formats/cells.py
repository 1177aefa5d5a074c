"""The grid of a Word table: cells that were merged keep their columns, and their words stand once."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from docx.oxml.ns import qn

Element: TypeAlias = Any  # lxml elements carry no types
_TBL, _TR, _TC = (qn(f"w:{tag}") for tag in ("tbl", "tr", "tc"))
_MOST_SPANNED = 20
_LONGEST_SHARED = 40


def rows_of(table: Element) -> Iterator[list[Element | None]]:
    """The rows that were not deleted: their cells in order, None for each further column that a cell spans."""
    for row in table.iter(_TR):
        if next(row.iterancestors(_TBL)) is table and row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield [place for cell in row.iter(_TC) if next(cell.iterancestors(_TR)) is row for place in _columns(cell)]


def _columns(cell: Element) -> list[Element | None]:
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    width = str(span.get(qn("w:val"), "1")) if span is not None else "1"
    wide = int(width) if width.isdigit() and len(width) < 3 else 1  # noqa: PLR2004
    return [cell, *[None] * (min(wide, _MOST_SPANNED) - 1)]


def goes_on(cell: Element) -> bool:
    """Whether a cell is merged with the one above it; Word shows no words of its own."""
    merged = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merged is not None and merged.get(qn("w:val")) != "restart"


def shared(row: Sequence[Element | None], texts: Sequence[str], above: Sequence[str]) -> tuple[str, ...]:
    """What each cell tells of its row: a name that is merged over several rows belongs to all of them."""
    told = list(texts)
    for i, cell in enumerate(row):
        inherited = above[i] if i < len(above) else ""
        if cell is not None and not told[i] and goes_on(cell) and len(inherited) <= _LONGEST_SHARED:
            told[i] = inherited
    return tuple(told)
