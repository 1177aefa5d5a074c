"""When a group meets next, by its rhythm: pure arithmetic over days and wall clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import MONTHLY, WEEKLY, rrule, weekdays

from bot.kit.dates import at_local, local, next_weekday
from bot.kit.red_days import is_day_off
from bot.people.models import Rhythm

HORIZON = timedelta(days=3 * 365)
"""Nobody looks further ahead: a rhythm whose days all fall away comes to an end there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a group meets: on which days, at what hour of the wall clock in `zone`, and when it does not.

    A monthly group meets on the `month_week`th such weekday (-1: the last). `breaks` are first and last days.
    """

    rhythm: Rhythm
    weekday: int
    hour: time
    zone: str
    month_week: int = 1
    until: date | None = None
    breaks: tuple[tuple[date, date], ...] = ()

    def start(self, day: date) -> datetime:
        """Return the moment (UTC) at which a meeting on `day` begins; the wall clock's hour is the same all year."""
        return at_local(day, self.hour, self.zone)

    def period(self, day: date) -> tuple[int, int]:
        """Return the month of a monthly group's `day`, else its ISO week: the rhythm holds one meeting in each."""
        return (day.year, day.month) if self.rhythm is Rhythm.MONTHLY else day.isocalendar()[:2]

    def meets_on(self, day: date) -> bool:
        """Say whether a day of the rhythm is one to meet on: no red day or its eve, and in no break."""
        return not is_day_off(day) and not any(first <= day <= last for first, last in self.breaks)


def days(pattern: Pattern, *, after: datetime, anchor: date | None) -> Iterator[date]:
    """Yield the days on which the group meets later than `after`, until its rhythm ends.

    Every second week is counted from the week of `anchor`, or from the first such weekday to come.
    """
    today = local(after, pattern.zone).date()
    first = today if pattern.start(today) > after else today + timedelta(days=1)
    last = min(first + HORIZON, pattern.until or date.max)
    rule = _rule(pattern, first=first, last=last, anchor=anchor)
    yield from (day for moment in rule if (day := moment.date()) >= first and pattern.meets_on(day))


def _rule(pattern: Pattern, *, first: date, last: date, anchor: date | None) -> rrule:
    day, until = weekdays[pattern.weekday], datetime.combine(last, time())
    match pattern.rhythm:
        case Rhythm.WEEKLY:
            return rrule(WEEKLY, byweekday=day, dtstart=datetime.combine(first, time()), until=until)
        case Rhythm.FORTNIGHTLY:
            counted = anchor or next_weekday(first, pattern.weekday)
            monday = counted - timedelta(days=counted.weekday())
            monday += timedelta(days=(first - monday).days // 14 * 14)
            return rrule(WEEKLY, interval=2, byweekday=day, dtstart=datetime.combine(monday, time()), until=until)
        case Rhythm.MONTHLY:
            month = datetime.combine(first.replace(day=1), time())
            return rrule(MONTHLY, byweekday=day(pattern.month_week), dtstart=month, until=until)
