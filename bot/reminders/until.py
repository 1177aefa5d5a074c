"""A day as people write it when they pause their reminders, in either language: pure."""

import re
from datetime import date, timedelta
from functools import cache

from babel.dates import get_month_names

_LEAD = re.compile(r"^(?:fram\s+)?(?:tills?|until|through|to|t\.?o\.?m\.?)\s+", re.IGNORECASE)
_FILLER = re.compile(r"^(?:och\s+med\s+)?(?:[^\W\d_]+da[gy](?:en)?\s+)?(?:den\s+|the\s+)?", re.IGNORECASE)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_YEAR = r"(?:[\s,/-]+(?P<year>\d{4}))?"
_SLASHED = re.compile(rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}}){_YEAR}")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:\.|:?[ea]|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[^\W\d_]+)\.?{_YEAR}")
_MONTH_FIRST = re.compile(rf"(?P<month>[^\W\d_]+)\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}")
SHORTEST = 3
"""So many letters name a month."""

JUST_BEEN = timedelta(days=60)
"""A day without a year that was passed so lately is meant as it was, not a year ahead: as minutes are read."""


def read_until(words: str, *, today: date) -> date | None:
    """Return the day that the words name, also one that has just been; None for anything else.

    Without a year it is this year's, or next year's when that was long ago.
    """
    said = _FILLER.sub("", _LEAD.sub("", words.strip(" .!?…"))).casefold()
    for pattern in (_ISO, _SLASHED, _DAY_FIRST, _MONTH_FIRST):
        if found := pattern.fullmatch(said):
            return _coming(found["year"], _month(found["month"]), int(found["day"]), today=today)
    return None


def _month(said: str) -> int:
    """Return the month's number; 0 for a word that names none."""
    if said.isdecimal():
        return int(said)
    matching = (number for name, number in _months() if len(said) >= SHORTEST and name.startswith(said))
    return next(matching, 0)


@cache
def _months() -> tuple[tuple[str, int], ...]:
    names = (get_month_names("wide", locale=locale) for locale in ("sv", "en"))
    return tuple((name.casefold(), number) for named in names for number, name in named.items())


def _coming(year: str | None, month: int, day: int, *, today: date) -> date | None:
    if year is not None:
        return _day(int(year), month, day)
    this = _day(today.year, month, day)
    return this if this is not None and this >= today - JUST_BEEN else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
