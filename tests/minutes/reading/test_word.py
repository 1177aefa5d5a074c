"""Word files: styles, lists that Word numbers itself, tables, tracked changes, and files that are refused."""

import zipfile
from io import BytesIO

import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.minutes.reading.errors import BrokenFile, EmptyFile, MacroFile, ProtectedFile, TooLarge, Unreadable, WrongKind
from bot.minutes.reading.read import read
from tests.minutes.reading.papermaking import word
from tests.minutes.reading.told import told


def test_headings_sections_and_bullets_are_read_by_their_styles() -> None:
    def write(document: Document) -> None:
        document.add_heading("Mötesanteckningar ledningsgruppen 2024-03-05", 0)
        document.add_paragraph("Deltagare: Berta Ros, Kim Wall, Olof Träd")
        document.add_paragraph("Frånvarande: Edit Sten")
        document.add_heading("Beslut", 1)
        document.add_heading("Ny telefonväxel (Kim Wall)", 2)
        document.add_paragraph("Gruppen beslutar att köpa växeln.")
        document.add_paragraph("Kim tecknar avtalet före den 1 april.", style="List Bullet")
        document.add_heading("Information", 1)
        document.add_heading("Sjukfrånvaro", 2)
        document.add_paragraph("Olof informerar om siffrorna.", style="List Bullet")

    assert told(read(word(write), name="anteckningar.docx")) == {
        "title": "Mötesanteckningar ledningsgruppen 2024-03-05",
        "date": "2024-03-05",
        "participants": ["Berta Ros", "Kim Wall", "Olof Träd"],
        "absent": ["Edit Sten"],
        "items": ["- | Ny telefonväxel | BESLUT | Kim Wall", "- | Sjukfrånvaro | INFORMATION"],
        "decisions": ["Ny telefonväxel: Gruppen beslutar att köpa växeln."],
        "assignments": ["Kim [2024-04-01] Kim tecknar avtalet före den 1 april."],
        "comebacks": [],
        "questions": [],
        "next_meeting": None,
        "checkout": None,
    }


def test_numbers_that_word_counts_itself_become_the_items_numbers() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Protokoll 2024-05-02")
        for title, text in (
            ("Mötet öppnas", "Rut hälsade välkommen."),
            ("Ekonomi", "Rut tar fram en prognos."),
            ("Avslutning", "Tack."),
        ):
            document.add_paragraph(title, style="List Number")
            document.add_paragraph(text)

    draft = read(word(write), name="protokoll.docx")

    assert [(item.number, item.title) for item in draft.items] == [
        ("1", "Mötet öppnas"),
        ("2", "Ekonomi"),
        ("3", "Avslutning"),
    ]
    assert [(found.item, found.owners[0].written) for found in draft.assignments] == [("2", "Rut")]


def test_a_table_of_items_is_taken_apart() -> None:
    rows = [
        ("Nr", "Ärende", "Föredragande", "Anteckning", "Ansvarig"),
        ("1", "Lokaler", "Kim Wall", "Två rum behöver målas om.", "Edit Sten"),
        ("2", "Budget", "Berta Ros", "Budgeten godkändes.", ""),
    ]

    def write(document: Document) -> None:
        document.add_paragraph("Samverkansmöte 2024-03-05")
        table = document.add_table(rows=len(rows), cols=5)
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text

    answer = told(read(word(write), name="möte.docx"))

    assert answer["items"] == ["1 | Lokaler | - | Kim Wall", "2 | Budget | - | Berta Ros"]
    assert answer["decisions"] == ["2: Budgeten godkändes."]
    assert answer["assignments"] == ["Edit Sten [-] Två rum behöver målas om."]


def test_the_table_at_the_head_names_day_place_and_people() -> None:
    def write(document: Document) -> None:
        document.add_paragraph("Ledningsgruppsmöte")
        table = document.add_table(rows=4, cols=2)
        for row, texts in zip(
            table.rows,
            [
                ("Datum", "2024-03-05"),
                ("Plats", "Rum 4"),
                ("Närvarande", "Berta Ros, Kim Wall"),
                ("Frånvarande", "Edit Sten"),
            ],
            strict=True,
        ):
            row.cells[0].text, row.cells[1].text = texts

    draft = read(word(write), name="möte.docx")

    assert (str(draft.date), draft.place, draft.participants, draft.absent) == (
        "2024-03-05",
        "Rum 4",
        ("Berta Ros", "Kim Wall"),
        ("Edit Sten",),
    )


def test_inserted_words_count_and_deleted_ones_do_not() -> None:
    def write(document: Document) -> None:
        paragraph = document.add_paragraph("Kim ")
        ns = nsdecls("w")
        paragraph._p.append(parse_xml(f"<w:del {ns}><w:r><w:delText>köper </w:delText></w:r></w:del>"))  # noqa: SLF001
        paragraph._p.append(parse_xml(f"<w:ins {ns}><w:r><w:t>beställer stolar.</w:t></w:r></w:ins>"))  # noqa: SLF001

    assert [found.text for found in read(word(write), name="a.docx").assignments] == ["Kim beställer stolar."]


def test_header_and_footer_are_set_aside_and_kept() -> None:
    def write(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Exempelbolaget, intern"
        document.sections[0].footer.paragraphs[0].text = "Sida 1"
        document.add_paragraph("Kim beställer stolar.")

    draft = read(word(write), name="a.docx")

    assert sorted(draft.left_out) == ["Exempelbolaget, intern", "Sida 1"]
    assert draft.preamble == ("Kim beställer stolar.",)


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


GOOD = word(lambda document: document.add_paragraph("Kim beställer stolar."))


def with_part(name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        return zipped({entry: archive.read(entry) for entry in archive.namelist()} | {name: content})


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyFile),
        (b"PK\x03\x04" + b"rubbish" * 20, BrokenFile),
        (GOOD[: len(GOOD) // 2], BrokenFile),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ProtectedFile),
        (zipped({"hello.txt": b"hej"}), WrongKind),
        (with_part("word/vbaProject.bin", b"Sub AutoOpen()"), MacroFile),
        (with_part("word/media/bomb.xml", b"0" * 40_000_000), TooLarge),
        (
            with_part(
                "word/document.xml",
                b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
            ),
            BrokenFile,
        ),
        (with_part("word/document.xml", b"<w:document"), BrokenFile),
        (b"x" * 10_000_001, TooLarge),
        (b"Just text under a wrong name.", BrokenFile),
        (word(lambda document: document.add_paragraph("")), EmptyFile),
    ],
    ids=[
        "empty",
        "no zip",
        "cut off",
        "protected",
        "other zip",
        "macros",
        "bomb",
        "entities",
        "bad xml",
        "huge",
        "wrong ending",
        "blank",
    ],
)
def test_a_file_that_can_not_be_read_is_refused_with_the_reason(data: bytes, refusal: type[Unreadable]) -> None:
    with pytest.raises(refusal):
        read(data, name="anteckningar.docx")
