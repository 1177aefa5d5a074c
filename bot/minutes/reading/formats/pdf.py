"""A text PDF becomes stretches of text with their places; pictures of pages are refused."""

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from bot.minutes.reading.errors import BrokenFile, ProtectedFile, ScannedPdf, TooLarge

MOST_PAGES = 400
_MOST_CHARS = 2_000_000
_MEGABYTES = 10
_PASSWORD = 4
_WIDE = 1.25
_BOLD = 600
_SPACES = frozenset(" \t\xa0\u2002\u2003\u2009")
_BREAKS = frozenset("\r\n")
_HYPHENS = frozenset("\x02\ufffe\xad")
_MENDED = {
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬀ": "ff",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "¨a": "ä",
    "¨o": "ö",
    "˚a": "å",
    "¨A": "Ä",
    "¨O": "Ö",
    "˚A": "Å",
    "´e": "é",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands together on one line of a page; `y` counts downwards from the top."""

    text: str
    page: int
    left: float
    right: float
    y: float
    height: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's size and its stretches in the order of the file."""

    width: float
    height: float
    stretches: tuple[Stretch, ...]


class _Boxes:
    """Asks pdfium for one character at a time, without a new object for each."""

    def __init__(self, page: pdfium.PdfTextPage) -> None:
        self.raw = page.raw
        self.left, self.right, self.bottom, self.top = (ctypes.c_double() for _ in range(4))
        self.loose = raw.FS_RECTF()

    def box(self, i: int) -> tuple[float, float]:
        raw.FPDFText_GetCharBox(self.raw, i, self.left, self.right, self.bottom, self.top)
        return self.left.value, self.right.value

    def line(self, i: int) -> tuple[float, float]:
        """Top and height of the line that a character stands on."""
        raw.FPDFText_GetLooseCharBox(self.raw, i, self.loose)
        return self.loose.top, max(self.loose.top - self.loose.bottom, 1.0)

    def bold(self, i: int) -> bool:
        return raw.FPDFText_GetFontWeight(self.raw, i) >= _BOLD or self._named_bold(i)

    def _named_bold(self, i: int) -> bool:
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.raw, i, name, 128, None)
        return b"bold" in name.value.lower() or b"bx" in name.value.lower()


def _mend(text: str) -> str:
    for torn, whole in _MENDED.items():
        if torn in text:
            text = text.replace(torn, whole)
    return unicodedata.normalize("NFC", text)


class _Growing:
    """A stretch while its characters come in."""

    def __init__(self, boxes: _Boxes, index: int) -> None:
        self.boxes, self.first, self.last, self.chars = boxes, index, index, [""]
        self.left, self.right = boxes.box(index)
        self.top, self.height = boxes.line(index)
        self.bottom = self.top - self.height

    def done(self, page: int, height: float) -> Stretch:
        bold = self.boxes.bold(self.first) and self.boxes.bold(self.last)
        return Stretch(
            _mend("".join(self.chars)).strip(), page, self.left, self.right, height - self.top, self.height, bold
        )


def _stretches(textpage: pdfium.PdfTextPage, page: int, height: float) -> Iterator[Stretch]:
    boxes = _Boxes(textpage)
    now: _Growing | None = None
    space = False
    for i in range(raw.FPDFText_CountChars(textpage.raw)):
        char = chr(raw.FPDFText_GetUnicode(textpage.raw, i))
        if char in _BREAKS or char == "\0":
            if now is not None and char != "\0":
                yield now.done(page, height)
                now = None
            continue
        if char in _SPACES:
            space = True
            continue
        char = "-" if char in _HYPHENS else char
        left, right = boxes.box(i)
        below = now is not None and boxes.top.value < now.bottom
        if now is not None and (below or left - now.right > _WIDE * now.height or left < now.left - now.height):
            yield now.done(page, height)
            now = None
        if now is None:
            now = _Growing(boxes, i)
        elif space:
            now.chars.append(" ")
        now.chars.append(char)
        now.right, now.last, space = max(now.right, right), i, False
    if now is not None:
        yield now.done(page, height)


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ProtectedFile from error
        raise BrokenFile from error


def sheets_of(data: bytes) -> list[Sheet]:
    """The pages of a PDF; refused when it is protected, damaged, endless or without text."""
    document = _opened(data)
    try:
        if len(document) > MOST_PAGES:
            raise TooLarge(most=_MEGABYTES)
        sheets, total = [], 0
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            total += max(0, raw.FPDFText_CountChars(textpage.raw))
            if total > _MOST_CHARS:
                raise TooLarge(most=_MEGABYTES)
            width, height = page.get_size()
            sheets.append(Sheet(width, height, tuple(s for s in _stretches(textpage, number, height) if s.text)))
            textpage.close()
            page.close()
    except pdfium.PdfiumError as error:
        raise BrokenFile from error
    finally:
        document.close()
    if not any(sheet.stretches for sheet in sheets):
        raise ScannedPdf
    return sheets
