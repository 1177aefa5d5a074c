"""When reminders go out: pure arithmetic over weeks, days off, breaks, quiet hours and wall clocks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.kit.dates import at_local, iso_week, local
from bot.kit.red_days import is_day_off, is_working_day

ONE_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=21)
"""Long enough to hold a weekly reminder, whatever days off moved it."""

ON_TIME = timedelta(minutes=30)
"""A weekly reminder so soon after its hour comes at the hour that the group chose."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One week's reminder: the ISO week it is for, and the moment (UTC) when it is due."""

    week: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """Days in a row, `first` and `last` among them."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Hours:
    """When people may be reminded: from `first` to `last` on the wall clock of `zone`; always if they are the same."""

    first: time
    last: time
    zone: str

    def next(self, moment: datetime) -> datetime:
        """Return `moment`, or when it is quiet then the moment when it is no longer."""
        there = local(moment, self.zone)
        clock = there.time().replace(tzinfo=None)
        if self.first == self.last or self.first <= clock < self.last:
            return moment
        day = there.date() if clock < self.first else there.date() + ONE_DAY
        return at_local(day, self.first, self.zone)

    def nearest(self, hour: time) -> time:
        """Return `hour`, or the first hour of the day when nobody may be reminded at it."""
        return hour if self.first == self.last or self.first <= hour < self.last else self.first


def reminders(*, weekday: int, hour: time, zone: str, after: datetime) -> Iterator[Reminder]:
    """Yield each week's reminder that is due later than `after`, without end.

    It is due on `weekday` at `hour` on the wall clock of `zone`; when nobody works on that day, because it is a
    Swedish public holiday or one of the three eves, on the next working day.
    """
    monday = local(after, zone).date() - timedelta(days=local(after, zone).weekday(), weeks=1)
    while True:
        nominal = monday + timedelta(days=weekday)
        at = at_local(_moved(nominal), hour, zone)
        if at > after:
            yield Reminder(iso_week(nominal), at)
        monday += timedelta(weeks=1)


def still_same_week(due_at: datetime, now: datetime, zone: str) -> bool:
    """Say whether a reminder that was due at `due_at` is still worth sending: within the week it was due in."""
    return iso_week(local(due_at, zone).date()) == iso_week(local(now, zone).date())


def goes_at(reminder: Reminder, hours: Hours, *, now: datetime) -> datetime:
    """Return when a reminder that is due goes out: now; a late one not in quiet hours, if its week has others left."""
    if now <= reminder.at + ON_TIME:
        return now
    later = hours.next(now)
    return later if still_same_week(reminder.at, later, hours.zone) else now


def day_before(due: date, rests: Sequence[Span] = ()) -> date:
    """Return the last day before `due` on which people work and no break rests."""
    day = due - ONE_DAY
    while not is_working_day(day) or any(day in span for span in rests):
        day -= ONE_DAY
    return day


def _moved(day: date) -> date:
    """Return `day`, or when it is a day off the next day on which people work."""
    if not is_day_off(day):
        return day
    while not is_working_day(day):
        day += ONE_DAY
    return day
