"""The layout of a page read back: columns, rows of tables, headings by their size, what repeats on every page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from bot.minutes.reading.formats.bands import is_apart, unwrapped
from bot.minutes.reading.formats.pdf import Sheet, Stretch
from bot.minutes.reading.layout.furniture import is_page_number
from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.layout.marks import mark

_EDGE = 0.09
_SAME_LINE = 0.45
_LARGER = 1.14
_STEP = 12.0
_COLUMN_LINES = 6
_LONGEST_HEADING = 110


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in this document: the height of its text, its left margin, its furniture."""

    height: float
    margin: float
    sizes: tuple[float, ...]
    furniture: frozenset[tuple[int, str]]


def _bare(text: str) -> str:
    return "".join(char for char in text if not char.isdigit()).strip()


def _edges(sheet: Sheet) -> list[Stretch]:
    return [s for s in sheet.stretches if s.y < _EDGE * sheet.height or s.y > (1 - _EDGE) * sheet.height]


def _furniture(sheets: Sequence[Sheet]) -> frozenset[tuple[int, str]]:
    """What stands at the edge of several pages, and page numbers."""
    seen = Counter(text for sheet in sheets for text in {_bare(s.text) for s in _edges(sheet)})
    often = max(2, len(sheets) // 2)
    found = set()
    for sheet in sheets:
        for s in _edges(sheet):
            alone = s.text.isdigit() and s.y > (1 - _EDGE) * sheet.height
            if (
                (len(sheets) > 1 and seen[_bare(s.text)] >= often and not mark(s.text).number)
                or is_page_number(s.text)
                or alone
            ):
                found.add((s.page, s.text))
    return frozenset(found)


def _measure(sheets: Sequence[Sheet]) -> _Measure:
    every = [s for sheet in sheets for s in sheet.stretches]
    height = median([s.height for s in every for _ in range(1 + len(s.text) // 20)])
    sizes = sorted({round(s.height) for s in every if s.height > _LARGER * height}, reverse=True)
    return _Measure(height, min(s.left for s in every), tuple(sizes), _furniture(sheets))


def _in_columns(sheet: Sheet) -> bool:
    """Two columns of prose: enough lines that keep to either half of the page."""
    middle, least = sheet.width / 2, 0.26 * sheet.width
    left = [s for s in sheet.stretches if s.right <= middle + 12 and s.right - s.left >= least]
    right = [s for s in sheet.stretches if s.left >= middle - 12 and s.right - s.left >= least]
    return min(len(left), len(right)) >= _COLUMN_LINES


def _columns(sheet: Sheet) -> list[Stretch]:
    """The stretches of a page with two columns: what runs across them, then the left one, then the right."""
    middle = sheet.width / 2
    across = [s for s in sheet.stretches if s.left < middle - 12 and s.right > middle + 12]
    wide = set(map(id, across))
    top = min((s.y for s in sheet.stretches if id(s) not in wide), default=0.0)
    above = [s for s in across if s.y <= top]
    below = [s for s in across if s.y > top]
    left = [s for s in sheet.stretches if s.right <= middle + 12 and id(s) not in wide]
    right = [s for s in sheet.stretches if s.left >= middle - 12 and id(s) not in wide]
    ordered = [sorted(part, key=lambda s: (round(s.y), s.left)) for part in (above, left, right, below)]
    placed = {id(s) for part in ordered for s in part}
    return [s for part in ordered for s in part] + [s for s in sheet.stretches if id(s) not in placed]


def _rows(sheet: Sheet) -> list[list[Stretch]]:
    """The stretches that share a line, from left to right, and the lines from top to bottom."""
    if _in_columns(sheet):
        rows: list[list[Stretch]] = []
        for s in _columns(sheet):
            same = rows and abs(rows[-1][0].y - s.y) < _SAME_LINE * s.height and s.left > rows[-1][-1].right
            rows[-1].append(s) if same and len(rows[-1][-1].text) < 5 else rows.append([s])  # noqa: PLR2004
        return rows
    rows = []
    for s in sorted(sheet.stretches, key=lambda s: s.y + s.height):
        base = s.y + s.height
        if rows and abs(rows[-1][0].y + rows[-1][0].height - base) < _SAME_LINE * min(s.height, rows[-1][0].height):
            rows[-1].append(s)
        else:
            rows.append([s])
    return [sorted(row, key=lambda s: s.left) for row in rows]


def _is_marker(text: str) -> bool:
    found = mark(text)
    return bool(found.marker) and not found.text


def _line(row: Sequence[Stretch], measure: _Measure, *, gap: bool) -> Line:
    first = row[0]
    texts = [s.text for s in row]
    if len(row) > 1 and _is_marker(texts[0]):
        texts = [f"{texts[0]} {texts[1]}", *texts[2:]]
    level = max(0, int((first.left - measure.margin + _STEP / 3) // _STEP))
    if len(texts) > 1:
        return Line("\t".join(texts), Kind.ROW, level, gap=gap, cells=tuple(texts))
    found = mark(texts[0])
    size = round(row[-1].height)
    if size in measure.sizes and len(found.text) <= _LONGEST_HEADING and found.kind is not Kind.BULLET:
        return Line(
            found.text,
            Kind.HEADING,
            1 + measure.sizes.index(size),
            found.marker,
            found.number,
            gap=True,
            strong=first.bold,
        )
    strong = row[-1].bold and len(found.text) <= _LONGEST_HEADING
    kind = Kind.PLAIN if found.kind is Kind.HEADING else found.kind
    return Line(found.text, kind, level, found.marker, found.number, gap, strong=strong)


def _page_lines(sheet: Sheet, measure: _Measure) -> Iterator[Line]:
    last: Stretch | None = None
    rows = _rows(sheet)
    yield from (Line(s.text, Kind.FURNITURE) for row in rows for s in row if (s.page, s.text) in measure.furniture)
    kept = [[s for s in row if (s.page, s.text) not in measure.furniture] for row in rows]
    for row in unwrapped([row for row in kept if row]):
        gap = last is not None and is_apart([last], row)
        yield _line(row, measure, gap=gap)
        last = row[0]


def _joined_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """A heading that runs over two lines is one."""
    held: Line | None = None
    for line in lines:
        follows = (
            held is not None
            and line.kind is Kind.HEADING
            and line.level == held.level
            and not line.marker
            and line.text[:1].islower()
        )
        if held is not None and follows:
            held = Line(
                f"{held.text} {line.text}",
                held.kind,
                held.level,
                held.marker,
                held.number,
                held.gap,
                strong=held.strong,
            )
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def lines_of(sheets: Sequence[Sheet]) -> list[Line]:
    """The lines of all pages in reading order."""
    measure = _measure(sheets)
    return list(_joined_headings([line for sheet in sheets for line in _page_lines(sheet, measure)]))
