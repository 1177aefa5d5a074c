"""What is drawn on a page of the bot's own PDF: text by its marks, with the words that a mark puts in its place."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pikepdf

from bot.minutes.reading.own.pieces import NotOurs

Object: TypeAlias = Any  # pikepdf's objects carry no types of their own
Codes: TypeAlias = Mapping[int, str]

MOST_BYTES = 4_000_000
"""A page's drawing, or a font's table, is never as long as that."""

_OPERATORS = "BDC BMC EMC Tf Tj TJ"
_CHAR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*(?=<|endbfchar)")
_CHARS = re.compile(rb"beginbfchar(.*?endbfchar)", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>")
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)


def _inflated(stream: Object) -> bytes:
    """What a stream holds, never more than so much of it."""
    kind = stream.get("/Filter")
    if kind is None:
        return bytes(stream.read_raw_bytes())
    if kind != pikepdf.Name.FlateDecode or "/DecodeParms" in stream:
        raise NotOurs
    opened = zlib.decompressobj()
    data = opened.decompress(stream.read_raw_bytes(), MOST_BYTES)
    if opened.unconsumed_tail:
        raise NotOurs
    return data


def _codes(font: Object) -> Codes:
    """What a font's codes mean."""
    table = _inflated(font.ToUnicode)
    codes: dict[int, str] = {}
    for part in _CHARS.findall(table):
        codes |= {int(code, 16): _spoken(means) for code, means in _CHAR.findall(part)}
    for part in _RANGES.findall(table):
        for first, last, means in _RANGE.findall(part):
            start = int(first, 16)
            for code in range(start, int(last, 16) + 1):
                codes[code] = chr(ord(_spoken(means)) + code - start)
    return codes


def _spoken(means: bytes) -> str:
    return bytes.fromhex(means.decode()).decode("utf-16-be")


@dataclass(slots=True)
class _Pen:
    """Where the drawing is: the marks that are open, and the font."""

    fonts: Mapping[str, Codes]
    marks: list[Object] = field(default_factory=list)
    codes: Codes = field(default_factory=dict)

    def number(self) -> int | None:
        """The number of the innermost mark that has one."""
        return next((int(mark["/MCID"]) for mark in reversed(self.marks) if "/MCID" in mark), None)

    def said(self) -> bool:
        """Whether a mark has said already what the drawing means."""
        return any("/ActualText" in mark for mark in self.marks)

    def text(self, shown: Object) -> str:
        strings = [shown] if isinstance(shown, pikepdf.String) else list(shown)
        data = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
        return data.decode("utf-16-be", "surrogatepass").translate(self.codes)


def drawn_on(page: pikepdf.Page) -> Iterator[tuple[int | None, str]]:
    """Yield the text of a page, piece by piece, with the number of its mark; None for what belongs to the page."""
    fonts = {str(name): _codes(font) for name, font in page.Resources.get("/Font", {}).items()}
    pen = _Pen(fonts)
    _inflated(page.Contents)
    for drawn in pikepdf.parse_content_stream(page, _OPERATORS):
        operands: Object = drawn.operands
        match str(drawn.operator):
            case "BDC" | "BMC":
                mark = operands[1] if len(operands) > 1 else {}
                pen.marks.append(mark)
                if "/ActualText" in mark:
                    yield pen.number(), str(mark["/ActualText"])
            case "EMC":
                pen.marks.pop()
            case "Tf":
                pen.codes = pen.fonts[str(operands[0])]
            case "Tj" | "TJ" if not pen.said():
                yield pen.number(), pen.text(operands[0])
