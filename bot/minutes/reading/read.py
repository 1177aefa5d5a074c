"""The one door of the reader: bytes or text in, a draft out; it neither asks the clock nor keeps anything."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.minutes.reading.draft import Draft
from bot.minutes.reading.errors import EmptyFile
from bot.minutes.reading.formats import latex, markdown, page, pdf, sides, tagged, text, word
from bot.minutes.reading.formats.sniff import Format, decoded, format_of
from bot.minutes.reading.gather import gather
from bot.minutes.reading.layout.lines import Line
from bot.minutes.reading.layout.wrap import join
from bot.minutes.reading.own.minutes import own_minutes
from bot.minutes.reading.own.pieces import NotOurs


def _lines(data: bytes, name: str) -> list[Line]:
    match format_of(data, name):
        case Format.WORD:
            return word.lines_of(data)
        case Format.PDF:
            return page.lines_of(pdf.sheets_of(data))
        case Format.MARKDOWN:
            return _written(decoded(data), markdown.lines_of)
        case Format.TEXT:
            return _written(decoded(data), text.lines_of)


def _written(words: str, lines_of: Callable[[str], list[Line]]) -> list[Line]:
    """LaTeX source goes under any name that text has."""
    return latex.lines_of(words) if latex.is_latex(words) else lines_of(sides.lists_of(words))


def read(data: bytes, *, name: str, roster: Sequence[str] = (), today: date | None = None) -> Draft:
    """Read a file, its kind told by name and content; raises `Unreadable` with the reason, and nothing else."""
    own = _tagged(data, roster) if tagged.is_tagged(data) and format_of(data, name) is Format.PDF else None
    if own is not None:
        return own
    lines = _lines(data, name)
    if not any(line.text for line in lines):
        raise EmptyFile
    return _read(lines, name, roster, today)


def _tagged(data: bytes, roster: Sequence[str]) -> Draft | None:
    """The draft of a PDF that the bot wrote; None for one that only looks like it."""
    try:
        return own_minutes(tagged.lines_of(data), roster)
    except NotOurs:
        return None


def _read(lines: Sequence[Line], name: str, roster: Sequence[str], today: date | None) -> Draft:
    """Minutes that the bot wrote are taken as they stand; all others are read by the rules."""
    return own_minutes(lines, roster) or gather(join(lines), name=name, roster=roster, today=today)


def read_text(words: str, *, name: str = "", roster: Sequence[str] = (), today: date | None = None) -> Draft:
    """Read pasted or plain text; `roster` helps to tell whom a first name means, `today` only to doubt a date."""
    return _read(_written(words, text.lines_of), name, roster, today)
