"""Where something new belongs among what was found."""

from uuid import UUID

import pytest

from bot.minutes.missed import Part, position_for
from bot.minutes.models import Decision

PARTS = (
    Part("1", "1. Lokaler", ("Först a.", "Sedan b.", "Sist c.")),
    Part("2", "2. Budget", ("Först d.", "Sist e.")),
    Part("", "", ("Utanför f.",)),
)
ID = UUID(int=1)


def found(*texts: tuple[str, str]) -> list[Decision]:
    """Decisions of the items and with the texts given, their positions two apart."""
    return [
        Decision(group_id=ID, minutes_id=ID, position=2 * place, text=text, item=item)
        for place, (item, text) in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("part", "sentence", "position"),
    [(0, 0, 0), (0, 1, 2), (0, 2, 2), (0, None, 2), (1, 0, 2), (1, 1, 3), (1, None, 3), (2, 0, 3)],
)
def test_it_stands_before_the_first_that_comes_later_in_the_text(
    part: int, sentence: int | None, position: int
) -> None:
    assert position_for(found(("1", "Sedan b."), ("2", "Sist e.")), PARTS, part, sentence) == position


def test_where_nothing_was_found_it_is_the_first() -> None:
    assert position_for([], PARTS, 1, 0) == 0


def test_what_was_found_in_a_longer_stretch_counts_where_its_sentence_stands() -> None:
    assert position_for(found(("1", "Först a. Ansvarig: Anna")), PARTS, 0, 0) == 1


def test_what_is_not_in_the_text_any_more_is_passed_over() -> None:
    assert position_for(found(("9", "Okänt.")), PARTS, 0, 0) == 1
