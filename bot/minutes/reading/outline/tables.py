"""Minutes that are kept as a table: each row becomes an item, and its cells become the item's text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.minutes.reading.layout.lines import Block, Kind
from bot.minutes.reading.outline.kinds import is_absent_label, is_facts_label, is_present_label, key
from bot.minutes.reading.words.listing import phrases

_NUMBER = phrases(
    """
    nr, nr., punkt, §, #, p, punkt nr, ärendenr, paragraf, dagordningspunkt
    """
)
_TITLE = phrases(
    """
    ärende, rubrik, ämne, punkt, fråga, dagordningspunkt, område, agendapunkt, agenda, ärenden, rubrik/ärende
    """
)
_TASKS = phrases(
    """
    uppgift, åtgärd, vad, aktivitet, att göra, action, actionpoint, åtgärder
    """
)
_MOST_DIGITS = 4


def _position(header: Sequence[str], words: tuple[str, ...]) -> int | None:
    cells = [key(cell) or cell.strip() for cell in header]
    return next((cells.index(word) for word in words if word in cells), None)


def _is_number(text: str) -> bool:
    bare = text.strip(" .§)")
    return bare.isdigit() and len(bare) <= _MOST_DIGITS


def _label(block: Block) -> Block:
    """`Plats | Rådhuset` is read as `Plats: Rådhuset`."""
    filled = [cell for cell in block.cells if cell]
    if len(filled) < 2:  # noqa: PLR2004
        return block
    label = key(filled[0])
    if not (is_facts_label(label) or is_present_label(label) or is_absent_label(label)):
        return block
    names = ", ".join(filled[1:]) if len(filled) == 2 else " ".join(filled[1:])  # noqa: PLR2004
    return replace(block, kind=Kind.PLAIN, text=f"{filled[0].rstrip(':')}: {names}", cells=(), gap=True)


def _item_rows(table: Sequence[Block]) -> tuple[int | None, int] | None:
    """The columns that hold the number and the title, when the rows of a table are items."""
    header = table[0].cells
    number, title = _position(header, _NUMBER), _position(header, _TITLE)
    if _position(header, _TASKS) is not None and title is None:
        return None
    rows = table[1:]
    numbered = number if number is not None else 0
    counted = (
        bool(rows)
        and sum(1 for row in rows if _is_number(row.cells[numbered] if numbered < len(row.cells) else "")) * 3
        >= len(rows) * 2
    )
    if counted and title == numbered:
        title = None
    if counted:
        return numbered, title if title is not None else numbered + 1
    return (None, title) if title is not None and len(header) > 2 and len(rows) > 1 else None  # noqa: PLR2004


def _unfold(table: Sequence[Block], number: int | None, title: int) -> Iterator[Block]:
    header = table[0]
    yield header
    for row in table[1:]:
        name = row.cells[title] if title < len(row.cells) else ""
        count = row.cells[number] if number is not None and number < len(row.cells) else ""
        if not name:
            yield row
            continue
        rest = tuple("" if i in (number, title) else cell for i, cell in enumerate(row.cells))
        bare = count.strip(" .§)")
        kind = Kind.NUMBERED if bare else Kind.HEADING
        yield Block(name, kind, 0 if bare else 2, count, bare if bare.isdigit() else "", gap=True)
        if any(rest):
            yield replace(row, text="\t".join(cell for cell in rest if cell), cells=rest, heads=header.cells, gap=False)


def unfolded(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tables of items taken apart; other tables stay as they are."""
    found: list[Block] = []
    table: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind is Kind.ROW:
            told = _label(block)
            if told.kind is Kind.ROW:
                table.append(block)
                continue
            block = told  # noqa: PLW2901
        if table:
            columns = _item_rows(table) if len(table) > 1 else None
            found += _unfold(table, *columns) if columns is not None else table
            table = []
        if block is not None:
            found.append(block)
    return found
