"""When a group meets next, by its rhythm: pure arithmetic over days and wall clocks."""

from collections.abc import Iterator
from datetime import date, datetime, time

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from bot.kit.dates import at_local, local
from bot.people.models import Rhythm


def starts(*, rhythm: Rhythm, weekday: int, hour: time, zone: str, after: datetime, last: datetime | None) -> Iterator[datetime]:
    """Yield the moments (UTC) later than `after` at which the group meets by its rhythm, without end.

    Weekly: each such weekday. Every second week: counted from the day of `last`, the latest meeting there
    was, if any. Monthly: the first such weekday of the month. The hour is the wall clock's in `zone`, so it
    stays the same when the clocks change.
    """
    today = local(after, zone).date()
    anchor = local(last, zone).date() if last is not None else today
    for day in _days(rhythm, weekday, min(anchor, today) if rhythm is Rhythm.FORTNIGHTLY else today):
        start = at_local(day, hour, zone)
        if start > after:
            yield start


def _days(rhythm: Rhythm, weekday: int, first: date) -> Iterator[date]:
    if rhythm is Rhythm.MONTHLY:
        rule = rrule(MONTHLY, byweekday=weekdays[weekday](1), dtstart=datetime.combine(first, time()))
    else:
        every = 2 if rhythm is Rhythm.FORTNIGHTLY else 1
        rule = rrule(WEEKLY, interval=every, byweekday=weekdays[weekday], dtstart=datetime.combine(first, time()))
    return (moment.date() for moment in rule)
