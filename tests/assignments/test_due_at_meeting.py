"""Which words mean that something is due at the group's own next meeting."""

import pytest

from bot.meetings.words import means_next_meeting


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
    assert means_next_meeting(words)


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
    assert not means_next_meeting(words)
