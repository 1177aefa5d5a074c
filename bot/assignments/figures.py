"""How many assignments were given, done and late, month by month: pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.assignments.models import Assignment, AssignmentState
from bot.kit.dates import local

MONTHS = 6
"""So many months are shown."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month: its first day, and how many were given in it, done in it, and late on its last day, or today."""

    first: date
    given: int
    done: int
    late: int


def months_of(assignments: Iterable[Assignment], *, today: date, zone: str) -> list[Month]:
    """Return the latest months, this one last; what was late is told by the due days as they stand now."""
    ones = list(assignments)
    return [_month(ones, first, min(today, _last(first)), zone) for first in _firsts(today)]


def _firsts(today: date) -> list[date]:
    months = (today.year * 12 + today.month - 1 - back for back in reversed(range(MONTHS)))
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _last(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _month(ones: Iterable[Assignment], first: date, last: date, zone: str) -> Month:
    given = done = late = 0
    for one in ones:
        began = local(one.given_at, zone).date()
        ended = local(one.done_at, zone).date() if one.done_at else None
        given += first <= began <= last
        done += one.state is AssignmentState.DONE and ended is not None and first <= ended <= last
        is_open = began <= last and (ended is None or ended > last)
        late += is_open and one.due is not None and one.due < last
    return Month(first, given, done, late)
