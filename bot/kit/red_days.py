"""Red days: Sweden's public holidays, Sundays not counted (library `holidays`)."""

from datetime import date
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def _of_year(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SE", years=year))


def is_red_day(day: date) -> bool:
    """Say whether `day` is a Swedish public holiday."""
    return day in _of_year(day.year)
