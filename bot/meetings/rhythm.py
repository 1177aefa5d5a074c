"""When a group meets next, by its rhythm: pure arithmetic over days and wall clocks."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from bot.kit.dates import at_local, local, next_weekday
from bot.kit.red_days import is_red_day
from bot.people.models import Rhythm


def starts(
    *,
    rhythm: Rhythm,
    weekday: int,
    hour: time,
    zone: str,
    after: datetime,
    last: datetime | None,
) -> Iterator[datetime]:
    """Yield the moments (UTC) later than `after` at which the group meets by its rhythm, without end.

    Weekly: each such weekday. Every second week: counted from the day of `last`, the latest meeting there
    was, or from the first such weekday to come. Monthly: the first such weekday of the month. Swedish public
    holidays are passed over. The hour is the wall clock's in `zone`, so it stays the same when the clocks change.
    """
    first = next_weekday(local(after, zone).date(), weekday)
    if at_local(first, hour, zone) <= after:
        first += timedelta(weeks=1)
    anchor = next_weekday(local(last, zone).date(), weekday) if last is not None else first
    for day in _days(rhythm, weekday, anchor=min(anchor, first), first=first):
        start = at_local(day, hour, zone)
        if start > after and not is_red_day(day):
            yield start


def _days(rhythm: Rhythm, weekday: int, *, anchor: date, first: date) -> Iterator[date]:
    match rhythm:
        case Rhythm.WEEKLY:
            rule = rrule(WEEKLY, dtstart=datetime.combine(first, time()))
        case Rhythm.FORTNIGHTLY:
            rule = rrule(WEEKLY, interval=2, dtstart=datetime.combine(anchor, time()))
        case Rhythm.MONTHLY:
            month = datetime.combine(first.replace(day=1), time())
            rule = rrule(MONTHLY, byweekday=weekdays[weekday](1), dtstart=month)
    return (moment.date() for moment in rule)
