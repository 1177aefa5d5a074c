"""The one door of the reader: bytes or text in, a draft out; it neither asks the clock nor keeps anything."""

from collections.abc import Sequence
from datetime import date

from bot.minutes.reading.draft import Draft
from bot.minutes.reading.errors import EmptyFile
from bot.minutes.reading.formats import markdown, page, pdf, text, word
from bot.minutes.reading.formats.sniff import Format, decoded, format_of
from bot.minutes.reading.gather import gather
from bot.minutes.reading.layout.lines import Line
from bot.minutes.reading.layout.wrap import join


def _lines(data: bytes, name: str) -> list[Line]:
    match format_of(data, name):
        case Format.WORD:
            return word.lines_of(data)
        case Format.PDF:
            return page.lines_of(pdf.sheets_of(data))
        case Format.MARKDOWN:
            return markdown.lines_of(decoded(data))
        case Format.TEXT:
            return text.lines_of(decoded(data))


def read(data: bytes, *, name: str, roster: Sequence[str] = (), today: date | None = None) -> Draft:
    """Read a file, its kind told by name and content; raises `Unreadable` with the reason, and nothing else."""
    lines = _lines(data, name)
    if not any(line.text for line in lines):
        raise EmptyFile
    return gather(join(lines), name=name, roster=roster, today=today)


def read_text(words: str, *, name: str = "", roster: Sequence[str] = (), today: date | None = None) -> Draft:
    """Read pasted or plain text; `roster` helps to tell whom a first name means, `today` only to doubt a date."""
    return gather(join(text.lines_of(words)), name=name, roster=roster, today=today)
