"""The parts of minutes as blocks within each other, ready for typst: lists hold their entries, entries what follows."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from bot.minutes.reading.own.parts import Part, Piece, Rows, Style, heading_told
from bot.minutes.writing.columns import shares_of

Block: TypeAlias = dict[str, Any]

_HEADINGS = {Style.SECTION: 1, Style.ITEM: 2, Style.MATTER: 3}
_DOT = "•"


def blocks_of(parts: Sequence[Part]) -> list[Block]:
    """The blocks, in the order of the parts."""
    blocks: list[Block] = []
    entries: list[Block] = []  # the entries that are open, the outermost first
    for part in parts:
        if isinstance(part, Piece) and part.style in (Style.TEXT, Style.BULLET, Style.LISTED):
            del entries[part.level :]
            within = entries[-1]["body"] if entries else blocks
            if part.style is Style.TEXT:
                within.append({"kind": "text", "text": part.text})
            else:
                entries.append(_entered(within, part))
            continue
        entries = []
        _stand(blocks, part)
    return blocks


def _entered(within: list[Block], piece: Piece) -> Block:
    """Add an entry to the list that ends here, or begin one."""
    kind = "bullets" if piece.style is Style.BULLET else "counted"
    if not within or within[-1]["kind"] != kind:
        within.append({"kind": kind, "entries": []})
    entry: Block = {"marker": piece.marker or _DOT, "text": piece.text, "body": []}
    within[-1]["entries"].append(entry)
    return entry


def _stand(blocks: list[Block], part: Part) -> None:
    """Add what stands in no list."""
    if isinstance(part, Rows):
        head, *rows = part.rows
        blocks.append({"kind": "table", "shares": shares_of(part.rows), "head": head, "rows": rows})
    elif part.style is Style.FACT:
        if not blocks or blocks[-1]["kind"] != "facts":
            blocks.append({"kind": "facts", "facts": []})
        blocks[-1]["facts"].append([part.marker, part.text])
    elif part.style is Style.TITLE:
        blocks.append({"kind": "title", "text": part.text})
    else:
        words = heading_told(part.marker, part.text) if part.style is Style.ITEM else part.text
        blocks.append({"kind": "heading", "level": _HEADINGS[part.style], "text": words})
