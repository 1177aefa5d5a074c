"""The day that a pause ends, as people write it."""

from datetime import date

import pytest

from bot.reminders.until import read_until

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("till 7 januari", date(2027, 1, 7)),
        ("t.o.m. 7 jan", date(2027, 1, 7)),
        ("till och med den 30 november", date(2026, 11, 30)),
        ("fram till fredagen den 4:e december.", date(2026, 12, 4)),
        ("7/1", date(2027, 1, 7)),
        ("2027-02-28", date(2027, 2, 28)),
        ("until 7 January", date(2027, 1, 7)),
        ("until Monday 30th of November", date(2026, 11, 30)),
        ("through Jan 7, 2028", date(2028, 1, 7)),
        ("23 november", TODAY),
        ("22 november", date(2026, 11, 22)),
        ("1 september", date(2027, 9, 1)),
        ("29 februari", None),
        ("31 juni", None),
        ("efter jul", None),
        ("99/99", None),
        ("till ju 7", None),
        ("till 7 dagar", None),
        ("nu", None),
        ("", None),
    ],
)
def test_a_day_without_a_year_is_the_next_such_one_or_the_one_that_has_just_been(words: str, day: date | None) -> None:
    assert read_until(words, today=TODAY) == day
