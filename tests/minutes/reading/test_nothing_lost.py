"""Whatever comes in: no word of it is lost, and nothing but a refusal is ever raised."""

from collections import Counter
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from bot.minutes.reading.draft import as_json
from bot.minutes.reading.errors import Unreadable
from bot.minutes.reading.read import read, read_text
from tests.minutes.reading.papermaking import pdf, word

PAPERS = [
    path.read_text(encoding="utf-8")
    for path in sorted(Path(__file__).with_name("papers").iterdir())
    if path.suffix in (".txt", ".md")
]
LINES = sorted({line for paper in PAPERS for line in paper.splitlines()})
PIECES = [
    "\n",
    "\n\n",
    "\t",
    "§ 1 ",
    "1. ",
    "- ",
    "o ",
    "|a|b|\n",
    ": ",
    "(",
    ")",
    "\f",
    "# ",
    "Närvarande: ",
    "Beslut\n",
    "",
    "-\n",
    "   ",
    "den 3 maj ",
]
FILES = {
    "word": word(lambda document: [document.add_paragraph(line) for line in PAPERS[0].splitlines()]),
    "pdf": pdf(["# Möte 2024-03-05", "1. Ekonomi", "Kim tar fram en prognos."]),
    "text": PAPERS[1].encode(),
}
slow = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def letters(text: str) -> Counter[str]:
    return Counter(char for char in text if char.isalpha())


def strings(value: object) -> str:
    if isinstance(value, str):
        return value
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return " ".join(strings(part) for part in parts)


def kept(text: str) -> str:
    return strings(as_json(read_text(text), speaking("en")))


@slow
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_lines_in_any_order_are_all_kept(lines: list[str]) -> None:
    text = "\n".join(lines)

    assert letters(text) - letters(kept(text)) == Counter()


@slow
@given(
    st.sampled_from(PAPERS),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES)), max_size=12),
)
def test_minutes_that_were_cut_and_pasted_are_kept(paper: str, changes: list[tuple[float, int, str]]) -> None:
    for place, length, piece in changes:
        at = int(place * len(paper))
        paper = paper[:at] + piece + paper[at + length :]

    assert letters(paper) - letters(kept(paper)) == Counter()


@slow
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    assert letters(text) - letters(kept(text)) == Counter()


@slow
@given(st.binary(max_size=600), st.sampled_from(["a.docx", "a.pdf", "a.md", "a.txt", "a", "a.xls", ""]))
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    with suppress(Unreadable):
        read(data, name=name)


@slow
@given(
    st.sampled_from(sorted(FILES)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=8)), min_size=1, max_size=6),
    st.sampled_from([".docx", ".pdf", ".txt", ".md"]),
)
def test_files_with_broken_bytes_are_read_or_refused(kind: str, hurts: list[tuple[float, bytes]], ending: str) -> None:
    data = FILES[kind]
    for place, piece in hurts:
        at = int(place * len(data))
        data = data[:at] + piece + data[at + len(piece) :]

    with suppress(Unreadable):
        read(data, name=f"a{ending}")
