"""Minutes as a Word document with real styles, so that headings, lists and tables can be walked through by ear."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any, TypeAlias

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from bot.minutes.reading.draft import Draft
from bot.minutes.reading.own.parts import Part, Rows, Style, heading_told
from bot.minutes.writing.edition import PLAIN, Edition
from bot.minutes.writing.layout import even, parts_of
from bot.minutes.writing.paper import LABELS, dress, widths_of, with_margins
from cards.speech import Translate

Element: TypeAlias = Any  # lxml elements carry no types
LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
"""What the languages that the bot speaks are called in documents."""

_NAMES = {
    Style.TITLE: "Title",
    Style.SECTION: "Heading 1",
    Style.ITEM: "Heading 2",
    Style.MATTER: "Heading 3",
    Style.FACT: "No Spacing",
}
_LISTS = {Style.TEXT: "List Continue", Style.BULLET: "List Bullet", Style.LISTED: "List"}
_LONGEST_TITLE = 255
_STEP = Mm(6.35)


def _style(document: Document, style: Style, level: int) -> str:
    """The name of a paragraph's style; Word's own lists end at three levels, so the deeper ones are added."""
    if style not in _LISTS:
        return _NAMES[style]
    depth = level if style is Style.TEXT else level + 1
    if depth == 0:
        return "Normal"
    name = f"{_LISTS[style]} {depth}" if depth > 1 else _LISTS[style]
    if name not in document.styles:
        added = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = document.styles[f"{_LISTS[style]} 3"]
        added.paragraph_format.left_indent = _STEP * depth
    return name


def _element(tag: str, **attributes: str) -> Element:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _paragraph(text: str, *, strong: bool) -> Element:
    """A cell's paragraph."""
    paragraph = _element("w:p")
    paragraph.append(_run(text, strong=strong))
    return paragraph


def _row(cells: Sequence[str], widths: Sequence[int], *, head: bool) -> Element:
    """A row that no page break tears apart; the head's is repeated on every page."""
    row, kept = _element("w:tr"), _element("w:trPr")
    kept.append(_element("w:cantSplit"))
    if head:
        kept.append(_element("w:tblHeader"))
    row.append(kept)
    for text, width in zip(cells, widths, strict=True):
        cell, looks = _element("w:tc"), _element("w:tcPr")
        looks.append(_element("w:tcW", w=str(width), type="dxa"))
        cell.append(looks)
        cell.append(_paragraph(text, strong=head))
        row.append(cell)
    return row


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its header."""
    widths = widths_of(rows)
    table = document.add_table(0, len(rows[0]), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width * 635
    for number, cells in enumerate(rows):
        table._tbl.append(_row(cells, widths, head=number == 0))  # noqa: SLF001 -- python-docx has no door for it
    document.add_paragraph()


def _run(text: str, *, strong: bool = False) -> Element:
    """Words in one look; a tab among them is one."""
    run = _element("w:r")
    if strong:
        looks = _element("w:rPr")
        looks.append(_element("w:b"))
        run.append(looks)
    before, tab, after = text.partition("\t")
    run.append(_words(before))
    if tab:
        run.append(_element("w:tab"))
        run.append(_words(after))
    return run


def _words(text: str) -> Element:
    words = _element("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return words


class _Pen:
    """Draws parts one after the other; by hand, since python-docx looks each style up anew and takes a minute."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.body = document.element.body
        self.styles: dict[tuple[Style, int], str] = {}

    def draw(self, part: Part) -> None:
        if isinstance(part, Rows):
            _table(self.document, part.rows)
            return
        paragraph, looks = self.body.add_p(), _element("w:pPr")
        looks.append(_element("w:pStyle", val=self.style(part.style, part.level)))
        paragraph.append(looks)
        match part.style:
            case Style.FACT:
                looks.append(_element("w:ind", left=str(LABELS.twips), hanging=str(LABELS.twips)))
                paragraph.append(_run(f"{part.marker}: ", strong=True))
                paragraph.append(_run(f"\t{part.text}"))
            case Style.ITEM:
                paragraph.append(_run(heading_told(part.marker, part.text)))
            case Style.LISTED:
                paragraph.append(_run(f"{part.marker}\t{part.text}"))
            case _:
                paragraph.append(_run(part.text))

    def style(self, style: Style, level: int) -> str:
        """The id of a style."""
        known = self.styles.get((style, level))
        if known is None:
            named = _style(self.document, style, level)
            known = self.styles[style, level] = self.document.styles[named].style_id
        return known


def _known_as(document: Document, title: str, lang: str, edition: Edition, now: datetime) -> None:
    """The document's own words about itself, and the language that it is read aloud in."""
    about = document.core_properties
    about.title, about.language = even(title)[:_LONGEST_TITLE], LANGUAGES[lang]
    about.author = about.last_modified_by = even(edition.author)[:_LONGEST_TITLE]
    about.subject, about.comments = even(edition.status)[:_LONGEST_TITLE], ""
    about.created = about.modified = now
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = fonts.find(qn("w:lang"))
    spoken.set(qn("w:val"), LANGUAGES[lang])


def draft_to_word(draft: Draft, t: Translate, *, now: datetime, edition: Edition = PLAIN) -> bytes:
    """The minutes as a .docx in the language of `t`; `read` gives the same draft back, as far as a person sees it."""
    document = docx.Document()
    parts = parts_of(draft, t, edition)
    _known_as(document, draft.title or t("Minutes"), t.lang, edition, now)
    dress(document)
    with_margins(document, edition, t)
    pen = _Pen(document)
    for part in parts:
        pen.draw(part)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
