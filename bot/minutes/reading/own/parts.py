"""The parts that the bot's own minutes consist of, whatever the format, and how facts stand in them as words."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

NOTHING = "–"
DEEPEST = 4
COUNT = r"\d{1,4}(?:\.\d{1,4}){0,3}"
PARAGRAPH = r"§ ?\d{1,4}[a-z]?|\d{1,4}[a-z]? ?§"
MARKER = r"\d{1,4}(?:\.\d{1,4}){0,3}[.)]|[a-zåäö]{1,4}\)|\[[ xX]\]"
_SPELT = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
_DATED = re.compile(r"(\d{4}-\d\d-\d\d)(?: \((.*)\))?")


class Style(StrEnum):
    """What a paragraph is in the minutes."""

    TITLE = "title"
    SECTION = "section"
    ITEM = "item"
    MATTER = "matter"
    FACT = "fact"
    TEXT = "text"
    BULLET = "bullet"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph; `marker` is an item's number, a fact's label, or what stands before an entry of a list."""

    style: Style
    text: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table, its header first."""

    rows: tuple[tuple[str, ...], ...]


Part: TypeAlias = Piece | Rows


def heading_told(number: str, title: str) -> str:
    """`5. Ekonomi`, `§ 5 Ekonomi` or `Ekonomi`."""
    return f"{number}{'' if not number or '§' in number else '.'} {title}".strip()


def names_told(names: Sequence[str]) -> str:
    """`Anna Berg, Bo Ek`; with semicolons when a name holds a comma."""
    if not any("," in name for name in names):
        return ", ".join(names)
    return "; ".join(name.replace(";", ",") for name in names) + (";" if len(names) == 1 else "")


def names_read(text: str) -> tuple[str, ...]:
    """The names again."""
    pieces = text.split(";" if ";" in text else ",") if text != NOTHING else []
    return tuple(piece.strip() for piece in pieces if piece.strip())


def day_told(day: date | None, words: str | None) -> str:
    """`2024-03-01 (den 1 mars)`, or whichever of the two there is."""
    if day is None:
        return words or ""
    return f"{day} ({words})" if words and words != str(day) else str(day)


def day_read(text: str) -> tuple[date | None, str | None]:
    """The day and its words; a bare date is its own words."""
    found = _DATED.fullmatch(text)
    if text in ("", NOTHING) or found is None:
        return None, (text if text not in ("", NOTHING) else None)
    try:
        return date.fromisoformat(found[1]), found[2] or found[1]
    except ValueError:
        return None, text


def spelt(char: str) -> str:
    """A character by its number, where it can't be shown."""
    return f"[U+{ord(char):04X}]"


def unspelt(text: str) -> str:
    """The text with the characters that were spelt by their number."""
    return _SPELT.sub(lambda code: chr(int(code[1], 16)) if int(code[1], 16) <= sys.maxunicode else code[0], text)
