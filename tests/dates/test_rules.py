"""Which days can be kept."""

from datetime import date

import pytest

from bot.dates.rules import MOST_WORDS, must_be_ahead, shortened
from bot.errors import Invalid

TODAY = date(2026, 11, 18)


@pytest.mark.parametrize("day", [TODAY, date(2026, 11, 19), date(2028, 2, 29), date(2031, 12, 31)])
def test_today_and_days_ahead_can_be_kept(day: date) -> None:
    must_be_ahead(day, today=TODAY)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 17), "That day has been. Choose one that is still to come."),
        (date(2032, 1, 1), "That is more than {years} years ahead. Check the year."),
        (date(9999, 12, 31), "That is more than {years} years ahead. Check the year."),
    ],
)
def test_a_day_that_has_been_or_is_out_of_sight_is_refused(day: date, why: str) -> None:
    with pytest.raises(Invalid) as refused:
        must_be_ahead(day, today=TODAY)

    assert refused.value.sentence == why


def test_words_stand_on_one_line_and_are_cut_where_they_are_too_long() -> None:
    assert shortened("Sista dag\n för   önskemål") == "Sista dag för önskemål"
    assert (len(shortened("å" * 10_000)), shortened("å" * 10_000)[-1]) == (MOST_WORDS, "…")
