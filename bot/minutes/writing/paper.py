"""How the Word document looks: A4, black on white, what stands on every page."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from bot.minutes.writing.columns import shares_of
from bot.minutes.writing.edition import Edition
from bot.minutes.writing.layout import even
from cards.speech import Translate

Element: TypeAlias = Any  # lxml elements carry no types
LABELS = Mm(35)
"""Where the words of a fact begin; its label stands before."""

_FONT = "Calibri"
_BLACK = RGBColor(0, 0, 0)
_SIZES = {"Title": (20, 0, 10), "Heading 1": (15, 20, 6), "Heading 2": (12, 12, 3), "Heading 3": (11, 8, 2)}
_MARGIN, _WIDTH = Mm(25), Mm(160)
_WIDTH_TWIPS = 9071
_LINE = 1.15


def widths_of(rows: Sequence[Sequence[str]]) -> list[int]:
    """The widths of a table's columns in twentieths of a point; they fill the line."""
    shares = shares_of(rows)
    return [share * _WIDTH_TWIPS // sum(shares) for share in shares]


def dress(document: Document) -> None:
    """Give the styles one font and no colour, headings in sizes that tell them apart."""
    normal = document.styles["Normal"]
    _set_in(normal, 11)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), _LINE
    for name, (size, above, below) in _SIZES.items():
        style = document.styles[name]
        _set_in(style, size)
        style.font.bold, style.font.color.rgb = True, _BLACK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(above), Pt(below)
    for drawn in document.styles["Title"].element.findall(f"{qn('w:pPr')}/{qn('w:pBdr')}"):
        drawn.getparent().remove(drawn)
    document.styles["No Spacing"].paragraph_format.space_after = Pt(3)
    document.styles["Table Grid"].paragraph_format.space_before = Pt(2)
    document.styles["Table Grid"].paragraph_format.space_after = Pt(2)
    tabs = document.settings.element.find(qn("w:defaultTabStop"))
    tabs.addnext(OxmlElement("w:autoHyphenation"))


def _set_in(style: Any, size: int) -> None:  # noqa: ANN401 -- python-docx carries no types
    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.lower().endswith("theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:cs"), _FONT)


def with_margins(document: Document, edition: Edition, t: Translate) -> None:
    """Put the letterhead and the mark above each page, the footer and the page's number below."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    section.header_distance = section.footer_distance = Mm(12)
    above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    above.add_run(even(edition.letterhead)).bold = True
    above.add_run(f"\t{edition.mark}").bold = True
    below.add_run(f"{even(edition.footer)}\t")
    _count(below, t)
    for line in (above, below):
        _reset_tabs(line)


def _reset_tabs(line: Paragraph) -> None:
    stops = line.paragraph_format.tab_stops
    for place in (4680, 9360):
        stops.add_tab_stop(place * 635, WD_TAB_ALIGNMENT.CLEAR)
    stops.add_tab_stop(_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _count(line: Paragraph, t: Translate) -> None:
    """Write `Sida 1 av 3`, the figures counted by Word."""
    before, _, rest = t("Page {n} of {pages}", n="\x01", pages="\x02").partition("\x01")
    between, _, after = rest.partition("\x02")
    line.add_run(before)
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)


def _field(line: Paragraph, name: str) -> None:
    field, run, number = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), name)
    number.text = "1"
    run.append(number)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 -- python-docx has no door for it
