"""How the written files look to those who open them: headings, lists and tables that are real ones."""

import datetime as dt
from io import BytesIO

import docx
import pytest

from bot.i18n.speech import speaking
from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, Item, Owner, Paragraph
from bot.minutes.writing.columns import shares_of
from bot.minutes.writing.edition import Edition
from bot.minutes.writing.markdown import draft_to_markdown
from bot.minutes.writing.word import draft_to_word

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
BODY = (
    Paragraph("Växeln är gammal."),
    Paragraph("Gruppen beslutar att köpa växeln.", 0, "•"),
    Paragraph("Kim tecknar avtalet *snart*.", 1, "•"),
    Paragraph("Leverantör\tPris"),
    Paragraph("Exempelbolaget\t3 | 4 kr"),
)
DRAFT = Draft(
    title="Ledningsgruppen 2024-03-05",
    date=dt.date(2024, 3, 5),
    participants=("Berta Ros", "Kim Wall"),
    items=(Item("1", "Ny telefonväxel", "BESLUT", ("Kim Wall",), body=BODY),),
    decisions=(Finding("Gruppen beslutar att köpa växeln.", "1"),),
    assignments=(FoundAssignment("Kim tecknar avtalet.", (Owner("Kim"),), dt.date(2024, 4, 1), "före april", "1"),),
    next_meeting=dt.date(2024, 3, 19),
)
MARKDOWN = """\
# Ledningsgruppen 2024-03-05

**Datum:** 2024-03-05

**Deltagare:** Berta Ros, Kim Wall

**Nästa möte:** 2024-03-19

## Beslut

### 1. Ny telefonväxel

**Föredragande:** Kim Wall

Växeln är gammal.

- Gruppen beslutar att köpa växeln.
    - Kim tecknar avtalet \\*snart\\*.

| Leverantör | Pris |
| --- | --- |
| Exempelbolaget | 3 \\| 4 kr |

## Beslutslista

| Punkt | Beslut |
| --- | --- |
| 1 | Gruppen beslutar att köpa växeln. |

## Uppdragslista

| Punkt | Uppdrag | Ansvarig | Klart senast |
| --- | --- | --- | --- |
| 1 | Kim tecknar avtalet. | Kim | 2024-04-01 (före april) |

## Återkommer

Inget återkommer.
"""


def test_markdown_reads_well_as_it_stands() -> None:
    assert draft_to_markdown(DRAFT, speaking("sv")) == MARKDOWN


def test_word_has_real_styles() -> None:
    document = docx.Document(BytesIO(draft_to_word(DRAFT, speaking("sv"), now=NOW)))

    assert [(p.style.name, p.text.replace("\t", "")) for p in document.paragraphs if p.text] == [
        ("Title", "Ledningsgruppen 2024-03-05"),
        ("No Spacing", "Datum: 2024-03-05"),
        ("No Spacing", "Deltagare: Berta Ros, Kim Wall"),
        ("No Spacing", "Nästa möte: 2024-03-19"),
        ("Heading 1", "Beslut"),
        ("Heading 2", "1. Ny telefonväxel"),
        ("No Spacing", "Föredragande: Kim Wall"),
        ("Normal", "Växeln är gammal."),
        ("List Bullet", "Gruppen beslutar att köpa växeln."),
        ("List Bullet 2", "Kim tecknar avtalet *snart*."),
        ("Heading 1", "Beslutslista"),
        ("Heading 1", "Uppdragslista"),
        ("Heading 1", "Återkommer"),
        ("Normal", "Inget återkommer."),
    ]
    assert [[cell.text for cell in table.rows[0].cells] for table in document.tables] == [
        ["Leverantör", "Pris"],
        ["Punkt", "Beslut"],
        ["Punkt", "Uppdrag", "Ansvarig", "Klart senast"],
    ]
    assert [len(table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) for table in document.tables] == [1, 1, 1]  # noqa: SLF001


EDITION = Edition(
    status="Version 2, publicerad fredag 8 mars 2024",
    mark="UTKAST",
    letterhead="Exempelkommunen · Kontoret",
    footer="exempelkommunen.example",
    author="Ledningsgruppen",
    decisions=("B-7",),
    assignments=("U-12",),
)


@pytest.mark.parametrize(("lang", "language"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_word_says_its_language_its_title_and_whose_it_is(lang: str, language: str) -> None:
    document = docx.Document(BytesIO(draft_to_word(DRAFT, speaking(lang), now=NOW, edition=EDITION)))
    about = document.core_properties

    assert (about.title, about.language, about.author, about.comments) == (DRAFT.title, language, "Ledningsgruppen", "")
    assert (about.subject, about.created, about.modified) == (EDITION.status, NOW, NOW)
    assert document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr/w:lang/@w:val") == [language]


def test_each_page_of_word_has_the_letterhead_the_mark_and_its_number() -> None:
    document = docx.Document(BytesIO(draft_to_word(DRAFT, speaking("sv"), now=NOW, edition=EDITION)))
    section = document.sections[0]

    assert section.header.paragraphs[0].text == "Exempelkommunen · Kontoret\tUTKAST"
    words = [node.text for node in section.footer._element.xpath(".//w:t")]  # noqa: SLF001
    assert "".join(words) == "exempelkommunen.exampleSida 1 av 1"
    assert section.footer._element.xpath(".//w:fldSimple/@w:instr") == ["PAGE", "NUMPAGES"]  # noqa: SLF001
    assert (section.page_width.mm, section.page_height.mm) == pytest.approx((210, 297), abs=0.1)


def test_decisions_and_assignments_stand_in_tables_with_their_numbers() -> None:
    document = docx.Document(BytesIO(draft_to_word(DRAFT, speaking("sv"), now=NOW, edition=EDITION)))

    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables[1:]] == [
        [["Nr", "Punkt", "Beslut"], ["B-7", "1", "Gruppen beslutar att köpa växeln."]],
        [
            ["Nr", "Punkt", "Uppdrag", "Ansvarig", "Klart senast"],
            ["U-12", "1", "Kim tecknar avtalet.", "Kim", "2024-04-01 (före april)"],
        ],
    ]
    assert document.paragraphs[1].text == "Status: \tVersion 2, publicerad fredag 8 mars 2024"


@pytest.mark.parametrize(
    ("rows", "shares"),
    [
        ([["Nr", "Punkt", "Beslut"], ["B-1", "12", "x" * 60]], [90, 90, 820]),
        ([["a", "b"], ["1", "2"]], [500, 500]),
        ([["Kort", "Lång text"], ["x" * 400, "y"]], [910, 90]),
    ],
)
def test_columns_are_as_wide_as_what_they_hold(rows: list[list[str]], shares: list[int]) -> None:
    assert shares_of(rows) == shares
