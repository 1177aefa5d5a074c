"""By when, in everyday words."""

from datetime import date

import pytest

from bot.minutes.reading.by_when import When, by_when

TODAY = date(2026, 11, 18)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("i dag", TODAY),
        ("senast idag", TODAY),
        ("imorgon", date(2026, 11, 19)),
        ("senast i morgon", date(2026, 11, 19)),
        ("by tomorrow", date(2026, 11, 19)),
        ("i övermorgon", date(2026, 11, 20)),
        ("denna vecka", date(2026, 11, 20)),
        ("i slutet av veckan", date(2026, 11, 20)),
        ("nästa vecka", date(2026, 11, 27)),
        ("på torsdag nästa vecka", date(2026, 11, 26)),
        ("om tre dagar", date(2026, 11, 21)),
        ("inom ca två veckor", date(2026, 12, 2)),
        ("om en månad", date(2026, 12, 18)),
        ("i slutet av månaden", date(2026, 11, 30)),
        ("nästa månad", date(2026, 12, 30)),
        ("i slutet av januari", date(2027, 1, 29)),
        ("efter jul", None),
        ("två gånger i veckan", None),
    ],
)
def test_everyday_words_are_a_day(words: str, day: date | None) -> None:
    assert by_when(f"Amira ringer Nacka {words}", "", TODAY) == When(day)


@pytest.mark.parametrize(
    ("kept", "today", "day"),
    [
        ("nästa vecka", date(2026, 12, 16), date(2026, 12, 23)),
        ("denna vecka", date(2026, 11, 21), date(2026, 11, 21)),
        ("om en månad", date(2027, 1, 31), date(2027, 2, 28)),
        ("före nästa vecka", TODAY, None),
        ("efter sommaren", TODAY, None),
    ],
)
def test_the_last_working_day_of_a_week_is_meant_and_never_one_that_has_been(
    kept: str, today: date, day: date | None
) -> None:
    assert by_when(f"Amira ringer Nacka {kept}", kept, today) == When(day)


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Amira ringer senast 17 november", When(date(2026, 11, 17))),
        ("Amira ringer 17/11.", When(date(2026, 11, 17))),
        ("Amira ringer senast i går", When(date(2026, 11, 17))),
        ("Amira ringer senast 31 februari", When(impossible="senast 31 februari")),
        ("Amira ringer till 31/2 om bussen", When(impossible="till 31/2")),
        ("Amira ringer senast v. 60", When(impossible="senast v. 60")),
        ("Amira följer upp mötet 10 november", When()),
        ("Amira skriver rent anteckningarna från 10 november", When()),
        ("Amira svarar på det som sades 10 november om bussen", When()),
    ],
)
def test_a_deadline_behind_is_told_from_the_date_of_something_else(words: str, when: When) -> None:
    assert by_when(words, "", TODAY) == when
