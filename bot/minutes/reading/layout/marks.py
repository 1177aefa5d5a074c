"""What stands before the text of a line: bullets of all kinds, numbers, paragraph signs, hashes."""

import re
from dataclasses import dataclass

from bot.minutes.reading.layout.lines import Kind

_GLYPHS = frozenset("•·▪■□●○◦‣⁃∙►➢➤→✓✔❖*–—−-+")
_DASHES = frozenset("–—−-+*")
_SECTION = re.compile(r"§{1,2}[ \t]?(\d{1,4}(?:[./:]\d{1,4})?)[.:)]?(?=\s|$|[^\W\d])")
_SECTION_AFTER = re.compile(r"(\d{1,4})[ \t]?§[.:]?(?=\s|$|[^\W\d])")
_POINT = re.compile(r"(?:Punkt|PUNKT|Agendapunkt|Dagordningspunkt) (\d{1,2})[.:)]?(?=\s|$)")
_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})([.):]{0,2})(?=[ \t]|$)")
_TIGHT = re.compile(r"(\d{1,2})([.)])(?=[A-ZÅÄÖ])")
_LETTER = re.compile(r"([a-zåäö]|[ivx]{2,4})\)(?=[ \t]|$)")
_HASHES = re.compile(r"#{1,6}(?=[ \t]|$)")
_TICKET = re.compile(r"#\d{1,6}(?=[ \t])")
_CHECKBOX = re.compile(r"\[[ xX]\](?=[ \t]|$)")


@dataclass(slots=True)
class Mark:
    """A line taken apart: its kind, the marker as written, its number, its depth, and the words that remain.

    Not frozen, as the lines are not; nobody changes it.
    """

    kind: Kind
    marker: str
    text: str
    number: str = ""
    depth: int = 0


def is_glyph(char: str) -> bool:
    """A private-use glyph is what a bullet of a symbol font becomes in pasted text."""
    return char in _GLYPHS or "\ue000" <= char <= "\uf8ff"


def _bullet(text: str) -> Mark | None:
    first, rest = text[0], text[1:]
    ticket = _TICKET.match(text) if first == "#" else None
    if ticket:
        return Mark(Kind.BULLET, ticket[0], text[ticket.end() :].strip())
    if first == "o" and (not rest or rest[0] in " \t"):
        return Mark(Kind.BULLET, first, rest.strip(), depth=1)
    if not is_glyph(first) or (rest and rest[0] not in " \t\xa0" and first in _DASHES):
        return None
    kept = rest.strip()
    box = _CHECKBOX.match(kept)
    if box:
        return Mark(Kind.BULLET, f"{first} {box[0]}", kept[box.end() :].strip())
    return Mark(Kind.BULLET, first, kept)


def _number(text: str) -> Mark | None:
    for pattern in (_SECTION, _SECTION_AFTER, _POINT):
        found = pattern.match(text)
        if found:
            return Mark(Kind.NUMBERED, found[0], text[found.end() :].strip(" \t:–-"), found[1])
    found = _NUMBER.match(text) or _TIGHT.match(text)
    if not found:
        found = _LETTER.match(text)
        return Mark(Kind.NUMBERED, found[0], text[found.end() :].strip(), depth=1) if found else None
    rest = text[found.end() :].strip()
    bare = not found[2] and "." not in found[1]
    if bare and rest and not (rest[0].isupper() and len(rest) > 2):  # noqa: PLR2004
        return None
    return Mark(Kind.NUMBERED, found[0], rest, found[1], depth=found[1].count("."))


def mark(text: str) -> Mark:
    """Take a stripped line apart; a line without any marker comes back as plain."""
    if not text:
        return Mark(Kind.PLAIN, "", "")
    hashes = _HASHES.match(text)
    if hashes:
        return Mark(Kind.HEADING, hashes[0], text[hashes.end() :].strip(" \t#"), depth=len(hashes[0]))
    return _bullet(text) or _number(text) or Mark(Kind.PLAIN, "", text)
