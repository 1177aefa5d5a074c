"""A Word document becomes lines: headings by their style, lists with the numbers Word shows, tables as rows."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from bot.minutes.reading.errors import BrokenFile
from bot.minutes.reading.formats.archive import check
from bot.minutes.reading.formats.numbering import Counter, Numbered
from bot.minutes.reading.layout.lines import Kind, Line
from bot.minutes.reading.layout.marks import mark

Element: TypeAlias = Any  # lxml elements carry no types
_P, _TBL, _TR, _TC, _T, _R = (qn(f"w:{tag}") for tag in ("p", "tbl", "tr", "tc", "t", "r"))
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_INNER = {_TBL, _P}
_LONGEST_STRONG = 110
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

    def paragraph(self, paragraph: Element) -> Iterator[Line]:
        text, depth, place = _text(paragraph), self.heading(paragraph), None
        if text.strip():
            place = self.place(paragraph)
        strong = bool(text.strip()) and len(text) <= _LONGEST_STRONG and _is_bold(paragraph)
        for i, raw in enumerate(text.split("\n")):
            if not raw.strip():
                self.gap = True
                continue
            yield self.line(" ".join(raw.split()), depth, place if i == 0 else None, strong=strong)
            self.gap = False
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(parent.tag in _SKIPPED for parent in box.iterancestors()):
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
        for row in table.iter(_TR):
            if next(row.iterancestors(_TBL)) is not table:
                continue
            cells = [list(self.body(cell, depth + 1)) for cell in row.iter(_TC) if next(cell.iterancestors(_TR)) is row]
            texts = tuple(" ".join(f"{line.marker} {line.text}".strip() for line in cell) for cell in cells)
            filled = [cell for cell in cells if cell]
            if len(filled) == 1:
                yield from filled[0]
            elif filled and max(len(cell) for cell in cells) > 4:  # noqa: PLR2004 -- a table that only lays out the page
                for cell in filled:
                    yield from cell
            elif filled:
                yield Line("\t".join(texts), Kind.ROW, gap=self.gap, whole=True, cells=texts)
        self.gap = True

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
        """Headers and footers, each once; they are set aside, but the header may hold the title or the date."""
        seen: set[str] = set()
        for rel in self.document.part.rels.values():
            if rel.is_external or not rel.reltype.endswith(("/header", "/footer", "/footnotes", "/endnotes")):
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
