"""Red days: Sweden's public holidays without Sundays, and the eves that are as good as red (library `holidays`)."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

import holidays

SATURDAY = 5

_EVES_TOO = ("public", "de_facto")
_TONGUES = {"sv": "sv", "en": "en_US"}


@lru_cache(maxsize=64)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year))


@lru_cache(maxsize=64)
def _off_in(year: int, lang: str) -> Mapping[date, str]:
    return dict(holidays.country_holidays("SE", years=year, categories=_EVES_TOO, language=_TONGUES[lang]))


def is_red_day(day: date) -> bool:
    """Say whether `day` is a Swedish public holiday."""
    return day in _of_year(day.year)


def is_day_off(day: date) -> bool:
    """Say whether `day` is a red day, or the eve of Midsummer, Christmas or New Year, when nobody works either."""
    return day in _off_in(day.year, "sv")


def name_of_day_off(day: date, lang: str) -> str:
    """Return what such a day is called in that language ("sv" or "en"); "" for any other day."""
    return _off_in(day.year, lang).get(day, "")


def is_working_day(day: date) -> bool:
    """Say whether people work on `day`; half days, such as Maundy Thursday, are worked."""
    return day.weekday() < SATURDAY and not is_day_off(day)


def working_day(day: date) -> date:
    """Return `day`, or when nobody works then the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
