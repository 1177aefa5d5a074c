"""Lines become blocks: wrapped lines are joined, torn markers find their text, hyphenation is mended."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.minutes.reading.layout.furniture import is_furniture, is_page_number
from bot.minutes.reading.layout.lines import Block, Kind, Line
from bot.minutes.reading.words.listing import phrases

_NARROWEST, _WIDEST = 45, 135
_FULL = 0.8
_JOINED_BY_AND = ("och ", "eller ", "samt ", "respektive ")
_STOPS = phrases(
    """
    ., !, ?, :, ;, ”, "
    """
)
_HEADING_LENGTH = 80
_SHORT = 40
_LEADS = ("beslutar", "beslutade", "beslöt", "beslutas", "föreslår", "yrkar")


@dataclass(slots=True)
class _Open:
    """A block that is still growing."""

    line: Line
    parts: list[str]
    last: str


@dataclass(slots=True)
class Joined:
    """The blocks of a document, what was set aside, and the words that were mended from two halves."""

    blocks: list[Block] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Page:
    """The width that the source was wrapped at, 0 where each line is a paragraph; and whether it is mostly prose."""

    width: int
    prose: bool


def page_of(lines: Sequence[Line]) -> Page:
    """Measure the page by the lengths of its lines."""
    lengths = sorted(
        len(line.text) + len(line.marker) for line in lines if line.text and line.kind not in (Kind.ROW, Kind.FURNITURE)
    )
    if len(lengths) < 4:  # noqa: PLR2004
        return Page(0, prose=False)
    width = lengths[int(len(lengths) * 0.93)]
    full = sum(1 for length in lengths if length >= _FULL * width) / len(lengths)
    wrapped = _NARROWEST <= width <= _WIDEST and full >= 0.15  # noqa: PLR2004
    return Page(width if wrapped else 0, prose=full >= 0.25)  # noqa: PLR2004


def _labelled(text: str) -> bool:
    """`Föredragande: …` begins a line of its own."""
    word, colon, _ = text[:30].lstrip("*_").partition(":")
    return bool(colon) and word[:1].isupper() and word.isalpha()


def _lower(text: str) -> bool:
    return text[:1].islower() or text[:1] in ",;)"


def _hyphenated(last: str, text: str) -> bool:
    return last[-1:] == "-" and last[-2:-1].islower() and text[:1].islower() and not text.startswith(_JOINED_BY_AND)


def _goes_on(opened: _Open, line: Line, page: Page) -> bool:
    last, text, width = opened.last, line.text, page.width
    if line.kind is not Kind.PLAIN or opened.line.kind in (Kind.HEADING, Kind.ROW):
        return False
    if line.whole:
        return bool(width) and _whole_goes_on(last, line, width)
    if _of_bullet(opened.line, line):
        return True
    if _begins_anew(opened, text, width) or not width:
        return not line.gap and not width and _hyphenated(last, text)
    long = len(last) >= _FULL * width
    if _lower(text):
        return not last.endswith(_STOPS) and (long or not line.gap or len(last) > width / 2)
    fits = len(last) + 1 + len(text.split(maxsplit=1)[0]) <= 0.95 * width
    begins = line.gap or last.endswith(":") or (_labelled(text) and not last.endswith(","))
    return page.prose and long and not fits and not begins


def _whole_goes_on(last: str, line: Line, width: int) -> bool:
    """Whether a paragraph of its own goes on all the same: a sentence broken off at the width of the page."""
    broken = line.text[:1].islower() and not last.endswith(_STOPS) and len(last) > width / 2
    return broken and (len(last) >= _FULL * width or not line.gap)


def _of_bullet(opened: Line, line: Line) -> bool:
    """A line set in below its bullet, or the owner in brackets that was torn from it."""
    bracket = line.text[:1] == "(" and line.text.endswith(")") and len(line.text) <= _SHORT
    return opened.kind is Kind.BULLET and (bracket or (not line.gap and line.level > opened.level))


def _begins_anew(opened: _Open, text: str, width: int) -> bool:
    """The next `att …` of a decision, and whatever stands below a word that is alone on its line."""
    last = opened.last
    if text.startswith("att ") and (last.startswith("att ") or (last.endswith(_LEADS) and len(last) < width / 2)):
        return True
    alone = opened.line.kind is Kind.PLAIN and opened.line.gap and len(opened.parts) == 1
    return alone and 0 < len(last) <= width / 4


def _torn(marker: Line, line: Line, expected: int) -> bool:
    """Whether a marker that stands alone belongs to this line."""
    if line.kind is not Kind.PLAIN or line.whole or not line.text:
        return False
    if marker.kind is Kind.BULLET or not marker.marker.isdigit():
        return True
    heading = line.text[:1].isupper() and len(line.text) <= _HEADING_LENGTH and not line.text.endswith(".")
    return heading and int(marker.marker) == expected


class _Joiner:
    def __init__(self, page: Page) -> None:
        self.page = page
        self.joined = Joined()
        self.opened: _Open | None = None
        self.alone: Line | None = None
        self.gap = False
        self.number = 0

    def close(self) -> None:
        if self.opened is None:
            return
        line, text = self.opened.line, " ".join(self.opened.parts)
        self.joined.blocks.append(
            Block(
                text,
                line.kind,
                line.level,
                line.marker,
                line.number,
                line.gap,
                line.strong,
                line.cells,
                text.endswith(":"),
            ),
        )
        self.opened = None

    def drop_marker(self) -> None:
        if self.alone is not None:
            if self.alone.marker.isdigit():
                self.joined.left_out.append(self.alone.marker)
            else:
                self.close()
                self.opened = _Open(
                    replace(self.alone, kind=Kind.PLAIN, text=self.alone.marker, marker=""), [self.alone.marker], ""
                )
                self.close()
            self.alone = None

    def take(self, line: Line) -> None:
        if line.kind is Kind.FURNITURE or (not line.whole and is_furniture(line.text)) or is_page_number(line.text):
            self.joined.left_out.append(f"{line.marker} {line.text}".strip())
            self.gap = self.gap or line.gap
            return
        if self.gap:
            line, self.gap = replace(line, gap=True), False
        if self.alone is not None and _torn(self.alone, line, self.number + 1):
            line = replace(self.alone, text=line.text, gap=True)
            self.alone = None
        self.drop_marker()
        if line.marker and not line.text and not line.cells:
            self.alone = line
            return
        self.place(line)

    def place(self, line: Line) -> None:
        if self.opened is not None and _goes_on(self.opened, line, self.page):
            if _hyphenated(self.opened.last, line.text) and not line.gap:
                half, rest = self.opened.parts[-1].rsplit(" ", 1)[-1], line.text.split(maxsplit=1)[0]
                self.joined.mended.append(f"{half} {rest}")
                self.opened.parts[-1] = self.opened.parts[-1][:-1] + line.text
            else:
                self.opened.parts.append(line.text)
            self.opened.last = line.text
            return
        self.close()
        if line.kind is Kind.NUMBERED and line.number.isdigit():
            self.number = int(line.number)
        self.opened = _Open(line, [line.text], f"{line.marker} {line.text}".strip())


def join(lines: Sequence[Line]) -> Joined:
    """Join wrapped lines to blocks; whatever is taken out of the text stands in `left_out` or `mended`."""
    joiner = _Joiner(page_of(lines))
    for line in lines:
        joiner.take(line)
    joiner.drop_marker()
    joiner.close()
    return joiner.joined
