"""What a PDF library finds in the PDF: an archive's and a screen reader's file, and no way for words to become code."""

import datetime as dt
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from bot.i18n.speech import speaking
from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, Item, Owner, Paragraph
from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read
from bot.minutes.writing.edition import Edition
from bot.minutes.writing.pdf import draft_to_pdf
from tests.minutes.writing.drafts import seen

NOW = dt.datetime(2026, 11, 21, 9, 0, 0, 123456, tzinfo=dt.UTC)
LONG = "Förvaltningen redovisade läget för lokalerna, för- och nackdelar, och kommunfullmäktiges budgetberedning."
BODY = (
    Paragraph(" ".join([LONG] * 4)),
    Paragraph("Hyra paviljonger av Exempelbolaget.", 0, "•"),
    Paragraph("Kräver bygglov.", 1, "•"),
    Paragraph("Bygglov tar tio veckor.", 2, "•"),
    Paragraph("Detta hör till den första punkten.", 1),
    Paragraph("Räkna på elevtalen.", 0, "1."),
    Paragraph("Fråga nämnden.", 0, "2."),
    Paragraph("Siffror", 0, "#"),
    Paragraph("Skola\tElever"),
    Paragraph("Norra skolan\t412"),
)
DRAFT = Draft(
    title="Ledningsgruppen 5 mars 2024: åtgärder",
    date=dt.date(2024, 3, 5),
    place="Rådhuset",
    participants=("Berta Ros", "Kim Wall", "Maj-Britt Å"),
    items=(
        Item("1", "Lokaler", "BESLUT", ("Kim Wall",), body=BODY),
        Item("2", "Läget", "INFORMATION", body=(Paragraph(" ".join([LONG] * 5)),) * 12),
    ),
    decisions=(Finding("Gruppen beslutar att hyra paviljonger.", "1"),),
    assignments=(FoundAssignment("Kim räknar.", (Owner("Kim Wall"),), dt.date(2024, 4, 1), "före april", "1"),),
    comebacks=(Finding("Frågan återkommer.", "1"),),
    next_meeting=dt.date(2024, 3, 19),
    next_meeting_text="tisdag 19 mars",
)
EDITION = Edition(
    status="Version 1, publicerad",
    mark="UTKAST",
    letterhead="Exempelkommunen · Kontoret",
    footer="exempelkommunen.example",
    author="Ledningsgruppen",
    decisions=("B-7",),
    assignments=("U-12",),
)
SV = speaking("sv")
UNLISTED = str.maketrans("", "", ",;")
"""Takes away what parts one name from the next."""


@pytest.fixture(scope="module")
def data() -> bytes:
    """The minutes, some pages of them."""
    return draft_to_pdf(DRAFT, SV, now=NOW, edition=EDITION)


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, opened."""
    with pikepdf.open(BytesIO(data)) as opened:
        yield opened


def roles(element: Any) -> Iterator[str]:  # noqa: ANN401 -- pikepdf's objects carry no types
    """What the tags say, in reading order, words aside."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield str(kid.S)
            yield from roles(kid)


def test_it_is_an_archive_s_file_and_a_screen_reader_s_at_once(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as about:
        assert (about["pdfaid:part"], about["pdfaid:conformance"], about["pdfuaid:part"]) == ("2", "A", "1")
        assert (about["dc:title"], about["dc:language"]) == (DRAFT.title, {"sv-SE"})
        assert (about["dc:creator"], about["xmp:CreateDate"]) == (["Ledningsgruppen"], "2026-11-21T09:00:00+00:00")
    assert str(pdf.Root.Lang) == "sv-SE"
    assert (bool(pdf.Root.MarkInfo.Marked), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == (True, True)
    assert str(pdf.docinfo.Title) == DRAFT.title
    assert pdf.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_an_english_group_gets_an_english_document() -> None:
    with pikepdf.open(BytesIO(draft_to_pdf(DRAFT, speaking("en"), now=NOW))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"


def test_headings_lists_and_tables_are_tagged_in_the_order_of_the_text(pdf: pikepdf.Pdf) -> None:
    fact, entry = ["/LI", "/Lbl", "/Strong", "/LBody"], ["/LI", "/Lbl", "/LBody"]
    row = ["/TR", "/TD", "/TD"]
    assert list(roles(pdf.Root.StructTreeRoot)) == [
        *("/Document", "/Title", "/L", *(5 * fact)),
        *("/H1", "/H2", "/L", *fact, "/P"),
        *("/L", *entry, "/P", "/L", *entry, "/P", "/L", *entry, "/P"),
        *("/L", *entry, *entry),
        *("/H3", "/Table", "/THead", "/TR", "/TH", "/TH", "/TBody", *row),
        *("/H1", "/H2", *(12 * ["/P"])),
        *("/H1", "/Table", "/THead", "/TR", *(3 * ["/TH"]), "/TBody", *row, "/TD"),
        *("/H1", "/Table", "/THead", "/TR", *(5 * ["/TH"]), "/TBody", *row, *(3 * ["/TD"])),
        *("/H1", "/Table", "/THead", "/TR", "/TH", "/TH", "/TBody", *row),
    ]


def test_every_font_is_within(pdf: pikepdf.Pdf) -> None:
    fonts = [font for page in pdf.pages for font in page.Resources.Font.values()]
    described = [font.DescendantFonts[0].FontDescriptor for font in fonts]

    assert len(pdf.pages) == 3
    assert all("/FontFile2" in one or "/FontFile3" in one for one in described)
    assert all("/ToUnicode" in font for font in fonts)


def test_each_page_has_the_letterhead_the_mark_and_its_number(data: bytes) -> None:
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]

    assert [page.split("\r\n")[0] for page in pages] == 3 * ["Exempelkommunen · Kontoret UTKAST"]
    assert [page.replace("\x02", "\r\n").split("\r\n")[-1] for page in pages] == [
        f"exempelkommunen.example Sida {number} av 3" for number in range(1, 4)
    ]


def test_it_is_read_again_without_loss(data: bytes) -> None:
    draft = read(data, name="a.pdf")

    assert seen(draft) == seen(DRAFT)
    assert draft.left_out[-2:] == ("Sida 2 av 3", "Sida 3 av 3")


@pytest.mark.parametrize(
    "words",
    [
        '#read("/etc/passwd") #sys.version #panic("nej") #import "@preview/x:1.0.0"',
        "*fet* _lutad_ `kod` $x^2$ @ref <etikett> // inget /* alls */ \\ ~ -- --- ...",
        '"; } ] ) #let x = 1 = Rubrik\\u{41} \'citat\' "citat"',
        "= Rubrik",
        "/ Term: Beskrivning",
        "a" * 300 + " " + "https://exempel.se/" + "sida/" * 60 + "?fråga=svar&" * 9,
        "arbetsmarknadsförvaltningsorganisationsutredningssekreterare " * 9,
        "Å ä ö É ü ß ø Æ š ž ł Ŋ č – — ” ’ … § ½ ² € • ✓ → ☐ Ω я",
        "Bra jobbat 😀👍🏽 汉字 ﷽ \ue000",
    ],
)
def test_words_stay_words_whatever_they_look_like(words: str) -> None:
    words = words.strip()
    told = replace(
        DRAFT,
        title=words,
        place=words,
        participants=(words.translate(UNLISTED),),
        items=(
            Item("1", words, "BESLUT", body=(Paragraph(words), Paragraph(words, 0, "•"), Paragraph("a\t" + words))),
        ),
        decisions=(Finding(words, "1"),),
        assignments=(FoundAssignment(words, (Owner(words.translate(UNLISTED)),), None, None, words),),
    )
    edition = replace(EDITION, letterhead=words[:80], footer=words[:80], author=words, status=words)

    assert seen(read(draft_to_pdf(told, SV, now=NOW, edition=edition), name="a.pdf")) == seen(told)


def test_what_nobody_sees_is_left_out() -> None:
    told = replace(DRAFT, items=(Item("1", "A\u200bB\u202eC", None, body=(Paragraph("sam\xadtal\ufeff"),)),))

    [item] = read(draft_to_pdf(told, SV, now=NOW), name="a.pdf").items
    assert (item.title, item.text) == ("ABC", "samtal")


@pytest.mark.parametrize("text", ["utgift 412 kr", "bostäder"])
def test_a_table_of_the_text_that_holds_one_row_only_comes_back(text: str) -> None:
    told = replace(DRAFT, items=(Item("1", "Budget", None, body=(Paragraph(f"Post\t{text}"),)),))

    assert seen(read(draft_to_pdf(told, SV, now=NOW), name="a.pdf")) == seen(told)


def test_a_page_that_unpacks_without_end_is_not_unpacked(pdf: pikepdf.Pdf) -> None:
    bomb = pdf.make_stream(b"")
    bomb.write(zlib.compress(b"/F 1 Tf " * 700_000), filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = bomb
    file = BytesIO()
    pdf.save(file)

    assert "Punkter" not in read(file.getvalue(), name="a.pdf").left_out


def test_a_damaged_file_is_read_as_far_as_it_goes_or_refused(data: bytes) -> None:
    for at in range(0, len(data), len(data) // 12):
        spoilt = data[:at] + b"\xff\x00 >>" + data[at + 5 :]
        try:
            read(spoilt, name="a.pdf")
        except Unreadable:
            continue


def test_a_document_of_somebody_else_s_is_read_by_its_pages(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.K[0].S = pikepdf.Name.Art
    file = BytesIO()
    pdf.save(file)
    draft = read(file.getvalue(), name="a.pdf")

    assert draft.title == DRAFT.title
    assert draft.left_out != read(draft_to_pdf(DRAFT, SV, now=NOW, edition=EDITION), name="a.pdf").left_out
