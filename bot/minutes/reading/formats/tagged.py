"""The bot's own PDF becomes lines by its tags, which say what each word is: nothing is guessed from the page.

What stands above and below every page is tagged as belonging to the page, and is set aside.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import pikepdf

from bot.minutes.reading.formats.drawn import drawn_on
from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.own.parts import unspelt
from bot.minutes.reading.own.pieces import NotOurs

Element: TypeAlias = Any  # pikepdf's objects carry no types of their own
Drawn: TypeAlias = dict[tuple[object, int], str]

MOST_PAGES = 400
_MAKER = b"<xmp:CreatorTool>Typst"
_HEADINGS = {"/Title": "title", "/H1": "heading 1", "/H2": "heading 2", "/H3": "heading 3"}
_DEEPEST = 60
_DOT = "•"
_ROWS = frozenset(("/THead", "/TBody"))
_UNSEEN = str.maketrans("", "", "\xad\u200b")
"""What a word is broken with at the end of a line: a hyphen that nobody wrote, or nothing."""


def is_tagged(data: bytes) -> bool:
    """Say whether the PDF was made as the bot makes its own; told without opening it."""
    return _MAKER in data


def lines_of(data: bytes) -> list[Line]:
    """The lines in reading order, with the names of Word's styles; raises NotOurs for what the bot did not write."""
    try:
        with pikepdf.open(BytesIO(data)) as document:
            return _Reader(document).lines()
    except NotOurs:
        raise
    except Exception as error:  # whatever is wrong in a file that somebody else made: the page itself is read instead
        raise NotOurs from error


def _kids(element: Element) -> list[Element]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _role(element: Element) -> str:
    return str(element.get("/S", "")) if isinstance(element, pikepdf.Dictionary) else ""


class _Reader:
    def __init__(self, document: pikepdf.Pdf) -> None:
        if len(document.pages) > MOST_PAGES:
            raise NotOurs
        self.document = document
        self.drawn: Drawn = {}
        self.margins: dict[str, None] = {}
        for page in document.pages:
            for mark, text in drawn_on(page):
                if mark is None:
                    self.margins[text.strip()] = None
                else:
                    at = (page.objgen, mark)
                    self.drawn[at] = self.drawn.get(at, "") + text

    def lines(self) -> list[Line]:
        root = _kids(self.document.Root.StructTreeRoot)
        outer = [kid for one in root for kid in (_kids(one) if _role(one) == "/Document" else [one])]
        found = [line for element in outer for line in self.element(element)]
        return [*(Line(text, Kind.FURNITURE) for text in self.margins if text), *found]

    def element(self, element: Element) -> Iterator[Line]:
        """The lines of something that stands in no list."""
        role = _role(element)
        if role in _HEADINGS:
            yield self.styled(self.text(element), _HEADINGS[role])
        elif role == "/P":
            yield self.styled(self.text(element), "normal")
        elif role == "/L":
            yield from self.listed(element, 1)
        elif role == "/Table":
            yield from self.rows(element)
        else:
            raise NotOurs

    @staticmethod
    def styled(words: str, style: str) -> Line:
        return Line(words, source=words, style=style, whole=True)

    def rows(self, table: Element) -> Iterator[Line]:
        rows = [row for part in _kids(table) for row in (_kids(part) if _role(part) in _ROWS else [part])]
        for row in rows:
            cells = tuple(self.text(cell) for cell in _kids(row))
            yield Line("\t".join(cells), Kind.ROW, cells=cells, source=" ".join(cells), style="normal", whole=True)

    def listed(self, listed: Element, depth: int) -> Iterator[Line]:
        """The entries of a list with what follows in each; a list right within it belongs to the entry before."""
        if depth > _DEEPEST:
            raise NotOurs
        for entry in _kids(listed):
            if _role(entry) == "/L":
                yield from self.listed(entry, depth + 1)
                continue
            label, body = _kids(entry)
            yield from self.entry(label, body, depth)

    def entry(self, label: Element, body: Element, depth: int) -> Iterator[Line]:
        marker, kids = self.text(label), _kids(body)
        inner = [kid for kid in kids if _role(kid) in ("/P", "/L")]
        first = inner.pop(0) if inner and _role(inner[0]) == "/P" else body
        words, deep = self.text(first), f" {depth}" if depth > 1 else ""
        if any(_role(kid) == "/Strong" for kid in _kids(label)):
            yield self.styled(f"{marker}: {words}", "no spacing")
        elif marker == _DOT:
            yield self.styled(words, f"list bullet{deep}")
        else:
            yield self.styled(f"{marker} {words}", f"list{deep}")
        for kid in inner:
            if _role(kid) == "/L":
                yield from self.listed(kid, depth + 1)
            else:
                yield self.styled(self.text(kid), f"list continue{deep}")

    def text(self, element: Element) -> str:
        """All words of an element, on one line."""
        words = "".join(self.pieces(element, None, 0)).translate(_UNSEEN)
        return unspelt(" ".join(words.split()))

    def pieces(self, element: Element, page: object, depth: int) -> Iterator[str]:
        if depth > _DEEPEST:
            raise NotOurs
        if isinstance(element, int):
            yield self.drawn.get((page, int(element)), "")
            return
        page = element.Pg.objgen if "/Pg" in element else page
        if element.get("/Type") == pikepdf.Name.MCR:
            yield self.drawn.get((page, int(element.MCID)), "")
            return
        for kid in _kids(element):
            yield from self.pieces(kid, page, depth + 1)
