"""A Word document becomes lines: headings by their style, lists with the numbers Word shows, tables as rows."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from bot.minutes.reading.errors import BrokenFile
from bot.minutes.reading.formats.archive import check
from bot.minutes.reading.formats.cells import goes_on, rows_of, shared
from bot.minutes.reading.formats.numbering import Counter, Numbered
from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.layout.marks import mark

Element: TypeAlias = Any  # lxml elements carry no types
_P, _TBL, _T, _R = (qn(f"w:{tag}") for tag in ("p", "tbl", "t", "r"))
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_OUTSIDE = ("/header", "/footer", "/footnotes", "/endnotes", "/comments")
_LISTS = ("list", "lista", "punktlista", "numrerad lista")
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_INNER = {_TBL, _P}
_LONGEST_STRONG = 110
_MOST_LINES = 4
_DEEPEST = 40


def _text(paragraph: Element) -> str:
    """All the words of a paragraph, with those inserted or linked and without those deleted."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED or node.tag in _INNER or not isinstance(node.tag, str):
            continue
        if node.tag == _T:
            parts.append(node.text or "")
        elif node.tag in _BREAKS:
            parts.append(_BREAKS[node.tag])
        else:
            stack.extend(reversed(node))
    return "".join(parts)


def _is_bold(paragraph: Element) -> bool:
    runs = [run for run in paragraph.iter(_R) if "".join(t.text or "" for t in run.findall(_T)).strip()]
    return bool(runs) and all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)


def _shown(line: Line) -> str:
    """A paragraph as Word shows it: a marker that Word counts itself stands before the words."""
    return line.source if line.source.startswith(line.marker) else f"{line.marker} {line.source}"


def _deeper(place: Numbered | None, style: str) -> Numbered | None:
    """`List Bullet 2` is the second level of a list, though it counts as a list of its own."""
    name, _, depth = style.rpartition(" ")
    if place is None or place.depth or not depth.isdigit() or not name.startswith(_LISTS):
        return place
    return replace(place, depth=min(int(depth[:1]) - 1, _DEEPEST) if depth[:1] > "1" else 0)


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.styles = {style.style_id: style.element for style in document.styles}
        part = next(
            (
                rel.target_part
                for rel in document.part.rels.values()
                if rel.reltype.endswith("/numbering") and not rel.is_external
            ),
            None,
        )
        self.counter = Counter.of(
            etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            if part is not None
            else None
        )
        self.gap = True

    def style_chain(self, paragraph: Element) -> Iterator[Element]:
        found = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = found.get(qn("w:val")) if found is not None else None
        for _ in range(10):
            style = self.styles.get(name or "")
            if style is None:
                return
            yield style
            based = style.find(qn("w:basedOn"))
            name = based.get(qn("w:val")) if based is not None else None

    def heading(self, paragraph: Element) -> int:
        """The depth of a heading style, also under its Swedish name; 0 for text."""
        for style in self.style_chain(paragraph):
            named = style.find(qn("w:name"))
            name = (named.get(qn("w:val")) if named is not None else "").lower()
            if name in ("title", "rubrik", "titel"):
                return 1
            kind, _, depth = name.rpartition(" ")
            if kind in ("heading", "rubrik") and depth.isdigit():
                return int(depth[:2]) + 1
        return 0

    def place(self, paragraph: Element) -> Numbered | None:
        """The paragraph's place in a list of Word's own, by itself or by its style."""
        for source in (paragraph, *self.style_chain(paragraph)):
            found = source.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
            if found is None:
                continue
            number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
            level = str(depth.get(qn("w:val"), "0")) if depth is not None else "0"
            return self.counter.next(
                str(number.get(qn("w:val"))) if number is not None else "0", int(level) if level.isdigit() else 0
            )
        return None

    def style(self, paragraph: Element) -> str:
        """The name of the paragraph's own style, in lower case."""
        named = next((style.find(qn("w:name")) for style in self.style_chain(paragraph)), None)
        return named.get(qn("w:val"), "").lower() if named is not None else "normal"

    def paragraph(self, paragraph: Element) -> Iterator[Line]:
        text, depth, place = _text(paragraph), self.heading(paragraph), None
        style = self.style(paragraph)
        if text.strip():
            place = _deeper(self.place(paragraph), style)
        strong = bool(text.strip()) and len(text) <= _LONGEST_STRONG and _is_bold(paragraph)
        for i, raw in enumerate(text.split("\n")):
            if not raw.strip():
                self.gap = True
                continue
            words = " ".join(raw.split())
            yield replace(self.line(words, depth, place if i == 0 else None, strong=strong), source=words, style=style)
            self.gap = False
        for box in paragraph.iter(qn("w:txbxContent")):
            if next(box.iterancestors(_P)) is paragraph and not any(
                parent.tag in _SKIPPED for parent in box.iterancestors()
            ):
                yield from self.body(box, _DEEPEST // 2)

    def line(self, text: str, depth: int, place: Numbered | None, *, strong: bool) -> Line:
        found = mark(text)
        if place is not None and not found.number:
            kind = Kind.HEADING if depth else Kind.NUMBERED if place.number else Kind.BULLET
            return Line(
                text,
                kind,
                depth or place.depth,
                place.marker,
                place.number,
                self.gap or bool(depth),
                whole=True,
                strong=strong,
            )
        if depth:
            return Line(
                found.text, Kind.HEADING, depth, found.marker, found.number, gap=True, whole=True, strong=strong
            )
        kind = Kind.PLAIN if found.kind is Kind.HEADING else found.kind
        return Line(found.text, kind, found.depth, found.marker, found.number, self.gap, whole=True, strong=strong)

    def table(self, table: Element, depth: int) -> Iterator[Line]:
        above: tuple[str, ...] = ()
        for row in rows_of(table):
            cells = [[] if cell is None or goes_on(cell) else list(self.body(cell, depth + 1)) for cell in row]
            texts = tuple(" ".join(map(_shown, cell)) for cell in cells)
            filled = [cell for cell in cells if cell]
            above = shared(row, texts, above)
            if len(filled) > 1 and max(map(len, filled)) <= _MOST_LINES:
                yield Line("\t".join(texts), Kind.ROW, gap=self.gap, whole=True, cells=above)
            else:  # a title across the table, or a table that only lays out the page
                yield from (line for cell in filled for line in cell)
            yield from self.hidden(row)
        self.gap = True

    def hidden(self, row: list[Element | None]) -> Iterator[Line]:
        """Words that a merged cell holds and Word does not show: set aside."""
        for cell in row:
            for paragraph in cell.iter(_P) if cell is not None and goes_on(cell) else ():
                text = " ".join(_text(paragraph).split())
                if text:
                    yield Line(text, Kind.FURNITURE)

    def body(self, parent: Element, depth: int = 0) -> Iterator[Line]:
        for node in parent:
            if node.tag in _SKIPPED or depth > _DEEPEST:
                continue
            if node.tag == _P:
                yield from self.paragraph(node)
            elif node.tag == _TBL:
                yield from self.table(node, depth)
            elif isinstance(node.tag, str) and node.tag != qn("w:sectPr"):
                yield from self.body(node, depth + 1)

    def margins(self) -> Iterator[Line]:
        """Headers, footers, notes and comments, each once: set aside, so that their words are kept."""
        seen: set[str] = set()
        for rel in self.document.part.rels.values():
            if rel.is_external or not rel.reltype.endswith(_OUTSIDE):
                continue
            root = etree.fromstring(rel.target_part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
            for paragraph in root.iter(_P):
                text = " ".join(_text(paragraph).split())
                if text and text not in seen:
                    seen.add(text)
                    yield Line(text, Kind.FURNITURE)


def lines_of(data: bytes) -> list[Line]:
    """The lines of a .docx in reading order; nothing in it is run or fetched."""
    check(data)
    try:
        reader = _Reader(docx.Document(BytesIO(data)))
        return [*reader.margins(), *reader.body(reader.document.element.body)]
    except Exception as error:
        raise BrokenFile from error
