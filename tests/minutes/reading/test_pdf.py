"""PDF files: feet of pages, columns, tables, torn words, and files that are refused."""

import pytest

from bot.minutes.reading.errors import BrokenFile, ProtectedFile, ScannedPdf
from bot.minutes.reading.read import read
from tests.minutes.reading.papermaking import drawn, pdf, picture, two_columns
from tests.minutes.reading.told import told

LONG = "Berta berättar om höstens arbete och om de möten som har varit med enheterna under året. "


def test_headings_are_known_by_their_size_and_the_feet_of_pages_are_set_aside() -> None:
    story: list[str | list[list[str]]] = ["# Mötesanteckningar 2024-03-05", "Närvarande: Berta Ros, Kim Wall"]
    for title in ("Ekonomi", "Lokaler", "Personal"):
        story += [f"## {title}", LONG * 14, "", f"Kim skriver ihop en sida om {title.lower()} till nästa möte."]

    draft = read(pdf(story), name="anteckningar.pdf")

    assert [item.title for item in draft.items] == ["Ekonomi", "Lokaler", "Personal"]
    assert [found.item for found in draft.assignments] == ["Ekonomi", "Lokaler", "Personal"]
    assert draft.left_out[:2] == ("Exempelbolaget · Box 1 · 123 45 Exempelstad", "Sida 1")
    assert [word for item in draft.items for word in item.text.split() if word.startswith("Exempel")] == []


def test_a_table_with_a_column_for_the_responsible_gives_assignments() -> None:
    table = [
        ["Uppgift", "Ansvarig", "Klart"],
        ["Måla om rum två", "Kim Wall", "2024-04-01"],
        ["Beställa nya stolar", "Berta Ros", "nästa möte"],
    ]

    answer = told(read(pdf(["# Mötesanteckningar 2024-03-05", "## Åtgärdslista", table]), name="a.pdf"))

    assert answer["assignments"] == [
        "Kim Wall [2024-04-01] Måla om rum två",
        "Berta Ros [nästa möte] Beställa nya stolar",
    ]


def test_a_cell_that_runs_over_several_lines_is_one() -> None:
    table = [
        ["Uppgift", "Ansvarig", "Klart"],
        ["Måla om rum två och korridoren utanför, även taket där det behövs", "Kim Wall och Berta Ros", "2024-04-01"],
        ["Beställa nya stolar till alla rum på plan tre", "Berta Ros", "nästa möte"],
        ["Ringa hyresvärden", "Kim Wall", "v. 14"],
    ]
    story = ["# Mötesanteckningar 2024-03-05", "## Åtgärdslista", table, "Berta tackade alla.", "Mötet slutade i tid."]

    draft = read(pdf(story), name="a.pdf")

    assert told(draft)["assignments"] == [
        "Kim Wall, Berta Ros [2024-04-01] Måla om rum två och korridoren utanför, även taket där det behövs",
        "Berta Ros [nästa möte] Beställa nya stolar till alla rum på plan tre",
        "Kim Wall [2024-04-05] Ringa hyresvärden",
    ]
    assert [part.text for part in draft.items[-1].body[4:6]] == ["Berta tackade alla.", "Mötet slutade i tid."]


def test_rows_that_stand_close_stay_rows() -> None:
    rows = [("Uppgift", "Ansvarig", "Klart"), ("Måla rummet", "Kim Wall", "1 april"), ("Köpa stolar", "Berta Ros", "")]
    lines = [(60.0, 800.0, "Mötesanteckningar 2024-03-05")]
    lines += [
        (60.0 + 150 * j, 760.0 - 13 * i, cell) for i, row in enumerate(rows) for j, cell in enumerate(row) if cell
    ]

    assert told(read(drawn(lines), name="a.pdf"))["assignments"] == [
        "Kim Wall [2024-04-01] Måla rummet",
        "Berta Ros [-] Köpa stolar",
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{n}. Punkt nummer {n}" if n % 2 else LONG * 3 + f"Kim ringer kund {n}." for n in range(1, 25)]

    draft = read(two_columns(paragraphs), name="a.pdf")

    assert [found.text for found in draft.assignments] == [f"Kim ringer kund {n}." for n in range(2, 25, 2)]


def test_a_number_and_a_bullet_find_the_text_they_were_torn_from() -> None:
    lines = [
        (60, 780, "Protokoll 2024-03-05"),
        (60, 740, "1."), (100, 740, "Ekonomi"),
        (100, 720, "•"), (120, 720, "Kim tar fram en pro-"),
        (120, 706, "gnos till nästa möte"),
        (60, 680, "2."), (100, 680, "Lokaler"),
        (100, 660, "Inget nytt."),
    ]  # fmt: skip

    draft = read(drawn(lines), name="a.pdf")

    assert [(item.number, item.title) for item in draft.items] == [("1", "Ekonomi"), ("2", "Lokaler")]
    assert [found.text for found in draft.assignments] == ["Kim tar fram en prognos till nästa möte"]
    assert draft.mended == ("pro- gnos",)


def test_pictures_of_pages_are_refused() -> None:
    with pytest.raises(ScannedPdf):
        read(picture(), name="a.pdf")


def test_a_password_is_refused() -> None:
    with pytest.raises(ProtectedFile):
        read(pdf(["Hej"], encrypt="hemligt"), name="a.pdf")


@pytest.mark.parametrize("data", [b"%PDF-1.7 and nothing more", b"no pdf at all"], ids=["broken", "wrong ending"])
def test_what_is_no_whole_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(BrokenFile):
        read(data, name="a.pdf")
