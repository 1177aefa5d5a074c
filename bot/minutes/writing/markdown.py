"""Minutes as Markdown that also reads well as plain text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.minutes.reading.draft import Draft
from bot.minutes.reading.own.parts import Part, Piece, Rows, Style, heading_told
from bot.minutes.writing.edition import PLAIN, Edition
from bot.minutes.writing.layout import parts_of
from cards.speech import Translate

_SIGNS = re.compile(r"[\\`*\[\]<>|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,30};)|#$")
_OPENING = re.compile(r"^(?:(?=[-#+=~])|(\d{1,9}(?:\.\d{1,4}){0,3})(?=[.)](?:\s|$))|([^\W\d_]{1,4})(?=\)))")
_HEADS = {Style.TITLE: "#", Style.SECTION: "##", Style.MATTER: "####"}
_INDENT = "    "


def escaped(text: str) -> str:
    """The text with all signs taken for what they are."""
    return _OPENING.sub(r"\1\2\\", _SIGNS.sub(r"\\\g<0>", text), count=1)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *below = [[escaped(cell) for cell in row] for row in rows]
    return "\n".join(map(_row, (head, ["---"] * len(head), *below)))


def _drawn(part: Part) -> str:
    if isinstance(part, Rows):
        return _table(part.rows)
    text = escaped(part.text)
    match part.style:
        case Style.ITEM:
            return f"### {heading_told(part.marker, text)}"
        case Style.FACT:
            return f"**{escaped(part.marker)}:** {text}"
        case Style.TEXT | Style.BULLET | Style.LISTED:
            sign = "- " if part.style is Style.BULLET or part.marker.startswith("[") else ""
            return _INDENT * part.level + sign + f"{part.marker} {text}".strip()
        case _:
            return f"{_HEADS[part.style]} {text}"


def _is_tight(first: Part, second: Part) -> bool:
    """Two entries of a list stand below each other without a blank line."""
    listed = [
        isinstance(part, Piece)
        and (part.style is Style.BULLET or (part.style is Style.LISTED and part.marker[:-1].isdigit()))
        for part in (first, second)
    ]
    return all(listed)


def _lines(parts: Sequence[Part]) -> Iterator[str]:
    for part, following in pairwise(parts):
        yield _drawn(part) + ("\n" if _is_tight(part, following) else "\n\n")
    yield _drawn(parts[-1]) + "\n"


def draft_to_markdown(draft: Draft, t: Translate, edition: Edition = PLAIN) -> str:
    """The minutes in the language of `t`; `read` gives the same draft back, as far as a person sees it."""
    return "".join(_lines(parts_of(draft, t, edition)))
