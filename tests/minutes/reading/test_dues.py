"""Which words mean that something is due at the group's own next meeting."""

from datetime import date

import pytest

from bot.minutes.reading.findings.dues import Due
from bot.minutes.reading.sentence import read_sentence


def _due(words: str, day: date | None = None) -> Due:
    return Due(words, 0, len(words), day)


@pytest.mark.parametrize(
    "words",
    [
        "nästa LG",
        "till nästa möte",
        "Till nästa LG.",
        "senast nästa möte",
        "senast till nästkommande möte",
        "inför nästa ledningsgruppsmöte",
        "vid nästa sammanträde",
        "till nästa gång",
        "klart till nästa träff",
        "by the next meeting",
        "till  nästa\nmöte",
    ],
)
def test_the_next_meeting_is_meant(words: str) -> None:
    assert _due(words).at_next_meeting


@pytest.mark.parametrize(
    "words",
    [
        "",
        "nästa vecka",
        "till nästa styrgruppsmöte",
        "nästa APT",
        "efter nästa möte",
        "om två möten",
        "mötet efter nästa",
        "efter sommaren",
        "senast den 4 december",
        "nästa möte med styrgruppen",
    ],
)
def test_something_else_is_meant(words: str) -> None:
    assert not _due(words).at_next_meeting


def test_a_day_that_is_named_goes_before_the_meeting() -> None:
    assert not _due("till nästa möte", date(2026, 12, 4)).at_next_meeting


@pytest.mark.parametrize(
    ("sentence", "at_next_meeting"),
    [
        ("Anna tar fram ett underlag till nästa LG.", True),
        ("Till nästa möte ska Anna ta fram ett underlag.", True),
        ("Underlaget skickas till Anna senast till nästa ledningsgruppsmöte", True),
        ("Anna tar fram ett underlag till nästa styrgruppsmöte.", False),
        ("Anna tar fram ett underlag till nästa möte den 4 december 2026.", False),
        ("Anna tar fram ett underlag.", False),
    ],
)
def test_the_reader_says_whether_a_task_is_due_at_the_next_meeting(sentence: str, at_next_meeting: bool) -> None:  # noqa: FBT001
    found = read_sentence(sentence, names=["Anna Berg"], meeting=date(2026, 11, 20))

    assert found.at_next_meeting is at_next_meeting
