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
from bot.minutes.writing.layout import even, parts_of
from cards.speech import Translate

Element: TypeAlias = Any  # lxml elements carry no types
_NAMES = {
    Style.TITLE: "Title",
    Style.SECTION: "Heading 1",
    Style.ITEM: "Heading 2",
    Style.MATTER: "Heading 3",
    Style.FACT: "No Spacing",
}
_LISTS = {Style.TEXT: "List Continue", Style.BULLET: "List Bullet", Style.LISTED: "List"}
_LANGUAGES = {"sv": "sv-SE", "en": "en-GB"}
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


def _table(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its header, repeated on every page."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    for cell in table.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.bold = True
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 -- python-docx has no door for it
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 -- as above
    document.add_paragraph()


def _draw(document: Document, part: Part) -> None:
    if isinstance(part, Rows):
        _table(document, part.rows)
        return
    paragraph = document.add_paragraph(style=_style(document, part.style, part.level))
    match part.style:
        case Style.FACT:
            paragraph.add_run(f"{part.marker}: ").bold = True
            paragraph.add_run(part.text)
        case Style.ITEM:
            paragraph.add_run(heading_told(part.marker, part.text))
        case Style.LISTED:
            paragraph.add_run(f"{part.marker}\t{part.text}")
        case _:
            paragraph.add_run(part.text)


def _margins(document: Document, header: str, footer: str) -> None:
    """What stands on every page, the page's number last."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.header.paragraphs[0].text = header
    line = section.footer.paragraphs[0]
    line.text = f"{footer}\t\t" if footer else "\t\t"
    field = _element("w:fldSimple", instr="PAGE")
    run, number = _element("w:r"), _element("w:t")
    number.text = "1"
    run.append(number)
    field.append(run)
    line._p.append(field)  # noqa: SLF001 -- as above


def _known_as(document: Document, title: str, lang: str, now: datetime) -> None:
    """The document's own words about itself, and the language that it is read aloud in."""
    about = document.core_properties
    about.title, about.language = even(title)[:_LONGEST_TITLE], _LANGUAGES[lang]
    about.author = about.comments = ""
    about.created = about.modified = now
    fonts = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    spoken = fonts.find(qn("w:lang"))
    spoken.set(qn("w:val"), _LANGUAGES[lang])


def draft_to_word(draft: Draft, t: Translate, *, now: datetime, header: str = "", footer: str = "") -> bytes:
    """The minutes as a .docx in the language of `t`; `read` gives the same draft back, as far as a person sees it."""
    document = docx.Document()
    parts = parts_of(draft, t)
    _known_as(document, draft.title or t("Minutes"), t.lang, now)
    _margins(document, header, footer)
    for part in parts:
        _draw(document, part)
    file = BytesIO()
    document.save(file)
    return file.getvalue()
