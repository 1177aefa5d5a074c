"""Twice the text takes twice the work, however hostile it is: counted in calls, not by the clock."""

import sys
from types import FrameType

import pytest

from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read, read_text
from tests.minutes.reading.papermaking import word

HOSTILE = {
    "items": "{n}. Punkt (Kim Wall)\n\nKim bokar rum {n}. Gruppen beslutar att köpa bord.\n- Bo ringer.\n\n",
    "numbers": "{n}.\n",
    "brackets": "((((Kim) ",
    "names": "Kim, ",
    "present": "Närvarande: Kim Wall, Bo Ek\n",
    "one word": "å",
    "one sentence": "Kim och Bo och Alla chefer ska ",
    "dates": "den 3 maj, 4/5, v. 7 ",
    "he and she": "Kim bokar. Han ringer. ",
    "rows": "| Uppgift | Ansvarig | {n} |\n",
    "headings": "# {n}. Beslut\n",
    "bullets": "  - o • {n}) boka (Kim)\n",
    "colons": "Ansvarig: Kim: ",
    "dashes": "Kim - boka - ",
    "stops": "A. b. ",
    "hyphens": "be-\nsluta ",
    "signed": "Vid protokollet\nKim Wall\n",
    "lists": "1. a\n2. b\n",
    "our own": "# a\n\n## Beslut\n\n### {n}. b\n\n",
}


def work(text: str) -> int:
    """How many functions are called while a text is read."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_text(text)
    finally:
        sys.setprofile(None)
    return calls


def of_length(piece: str, length: int) -> str:
    return "".join(piece.replace("{n}", str(n)) for n in range(1, 2 + length // len(piece)))[:length]


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_is_at_most_twice_the_work(piece: str) -> None:
    once, twice = work(of_length(piece, 4_000)), work(of_length(piece, 8_000))

    assert twice <= 2.2 * once + 2_000


def test_tables_within_tables_are_read_or_refused() -> None:
    def write(document: object) -> None:
        cell = document.add_table(1, 1).cell(0, 0)  # type: ignore[attr-defined]
        for _ in range(60):
            cell.text = "Kim bokar rum."
            cell = cell.add_table(1, 1).cell(0, 0)

    try:
        found = len(read(word(write), name="a.docx").preamble)
    except Unreadable:
        found = 0

    assert found <= 60
