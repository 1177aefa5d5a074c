"""One sentence that the secretary calls an assignment."""

from datetime import date

import pytest

from bot.minutes.reading.draft import FoundAssignment
from bot.minutes.reading.sentence import read_sentence

NAMES = ("Amira Haddad", "Sven Åberg", "Karin Ek")
MEETING = date(2026, 11, 20)


def read(words: str) -> tuple[list[str | None], date | None, str | None]:
    """Who is to do it, by when, and the words for that."""
    found = read_sentence(words, names=NAMES, meeting=MEETING)
    return [owner.person or owner.written for owner in found.owners], found.due, found.due_text


@pytest.mark.parametrize(
    ("words", "owners", "due", "written"),
    [
        (
            "Amira skickar ut planen senast den 4 december.",
            ["Amira Haddad"],
            date(2026, 12, 4),
            "senast den 4 december",
        ),
        (
            "Frågan om skyltar landade hos Sven till den 11 december.",
            ["Sven Åberg"],
            date(2026, 12, 11),
            "den 11 december",
        ),
        ("Diskussion mellan Karin och Sven om lönespann.", ["Karin Ek", "Sven Åberg"], None, None),
        ("Vi får se vad som händer efter sommaren.", [], None, "efter sommaren"),
        ("Det regnade.", [], None, None),
        ("", [], None, None),
    ],
)
def test_owners_and_due_are_found_whether_or_not_it_promises(
    words: str, owners: list[str], due: date | None, written: str | None
) -> None:
    assert read(words) == (owners, due, written)


def test_the_words_that_say_so_are_spans_of_the_sentence() -> None:
    words = "Frågan om skyltar landade hos Sven till den 11 december."
    found = read_sentence(words, names=NAMES, meeting=MEETING)

    assert isinstance(found, FoundAssignment)
    assert [words[clue.start : clue.end] for clue in found.why] == ["Sven", "den 11 december"]
