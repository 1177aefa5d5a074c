"""Word files as they are sent: merged cells, comments, notes, boxes, tracked changes."""

import re
from typing import Any

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.minutes.reading.read import read
from tests.minutes.reading.papermaking import word
from tests.minutes.reading.told import told

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def element(xml: str) -> Any:  # noqa: ANN401 -- lxml elements carry no types
    return parse_xml(re.sub(r"^<[\w:]+", lambda tag: f"{tag[0]} {nsdecls('w')}", xml))


def test_cells_that_were_merged_say_their_words_once_and_keep_their_columns() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Mötesanteckningar 2024-03-05")
        table = document.add_table(4, 3)
        rows = [("Uppgift", "Ansvarig", "Klart"), ("Måla om rum två", "Kim Wall", "1 april"),
                ("Boka en flyttfirma", "", "8 april"), ("Köpa stolar", "Berta Ros", "")]  # fmt: skip
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 1).merge(table.cell(2, 1))
        table.cell(3, 1).merge(table.cell(3, 2))

    draft = read(word(write), name="a.docx")

    assert told(draft)["assignments"] == [
        "Kim Wall [2024-04-01] Måla om rum två",
        "Kim Wall [2024-04-08] Boka en flyttfirma",
        "Berta Ros [-] Köpa stolar",
    ]
    assert " ".join((*draft.preamble, *draft.rest)).count("Kim Wall") == 1


def test_words_hidden_in_a_merged_cell_are_set_aside() -> None:
    def write(document: Document) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip((cell for row in table.rows for cell in row.cells), ["A", "Kim", "B", "Bo"], strict=True):
            cell.text = text
            if text in ("Kim", "Bo"):
                merged = f'<w:vMerge w:val="{"restart" if text == "Kim" else "continue"}"/>'
                cell._tc.get_or_add_tcPr().append(element(merged))  # noqa: SLF001 -- a producer that keeps hidden words

    draft = read(word(write), name="a.docx")

    assert (draft.preamble, draft.left_out) == (("A\tKim", "B"), ("Bo",))


def test_a_row_that_was_deleted_is_not_read() -> None:
    def write(document: Document) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip((cell for row in table.rows for cell in row.cells), ["A", "B", "C", "D"], strict=True):
            cell.text = text
        table.rows[1]._tr.get_or_add_trPr().append(element('<w:del w:id="1" w:author="K"/>'))  # noqa: SLF001

    assert read(word(write), name="a.docx").preamble == ("A\tB",)


def test_comments_and_footnotes_are_set_aside_and_kept() -> None:
    def write(document: Document) -> None:
        run = document.add_paragraph("Kim beställer stolar.").runs[0]
        document.add_comment(run, text="Är det Kim eller Bo?", author="Berta")
        uri = PackURI("/word/footnotes.xml")
        note = "<w:p><w:r><w:t>Enligt avtalet.</w:t></w:r></w:p>"
        notes = element(f"<w:footnotes><w:footnote w:id='2'>{note}</w:footnote></w:footnotes>")
        part = XmlPart(
            uri,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
            notes,
            document.part.package,
        )
        document.part.relate_to(part, f"{REL}/footnotes")

    draft = read(word(write), name="a.docx")

    assert (draft.preamble, sorted(draft.left_out)) == (
        ("Kim beställer stolar.",),
        ["Enligt avtalet.", "Är det Kim eller Bo?"],
    )


def test_a_text_box_is_read_once_where_it_stands() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>Kim beställer stolar.</w:t></w:r></w:p></w:txbxContent>"

    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Före rutan.")
        run = (
            f'<w:r xmlns:mc="{MC}"><mc:AlternateContent>'
            f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        paragraph._p.append(element(run))  # noqa: SLF001
        document.add_paragraph("Efter rutan.")

    assert read(word(write), name="a.docx").preamble == ("Före rutan.", "Kim beställer stolar.", "Efter rutan.")


def test_moved_words_stand_where_they_were_moved_to() -> None:
    def write(document: Document) -> None:
        first, second = document.add_paragraph("Först. "), document.add_paragraph("Sedan. ")
        words = "<w:r><w:t>Kim ringer.</w:t></w:r>"
        first._p.append(element(f'<w:moveFrom w:id="1">{words}</w:moveFrom>'))  # noqa: SLF001
        second._p.append(element(f'<w:moveTo w:id="2">{words}</w:moveTo>'))  # noqa: SLF001

    assert read(word(write), name="a.docx").preamble == ("Först.", "Sedan. Kim ringer.")


def test_the_second_level_of_a_list_is_known_by_its_style() -> None:
    def write(document: Document) -> None:
        document.add_heading("Mötesanteckningar 2024-03-05", 0)
        document.add_heading("Ekonomi", 1)
        for depth, text in enumerate(["Läget", "Prognosen", "Hyran"]):
            document.add_paragraph(text, style=f"List Bullet {depth + 1}" if depth else "List Bullet")

    [item] = read(word(write), name="a.docx").items

    assert [(part.level, part.marker, part.text) for part in item.body] == [
        (0, "•", "Läget"),
        (1, "•", "Prognosen"),
        (2, "•", "Hyran"),
    ]
