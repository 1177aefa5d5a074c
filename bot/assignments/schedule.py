"""When the weekly reminder goes out: pure arithmetic over weeks, red days and wall clocks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.kit.dates import at_local, iso_week, local
from bot.kit.red_days import is_red_day

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Reminder:
    """One week's reminder: the ISO week it is for, and the moment (UTC) when it is due."""

    week: str
    at: datetime


def reminders(*, weekday: int, hour: time, zone: str, after: datetime) -> Iterator[Reminder]:
    """Yield each week's reminder that is due later than `after`, without end.

    It is due on `weekday` at `hour` on the wall clock of `zone`; when that day is a Swedish public holiday, on
    the next working day.
    """
    monday = local(after, zone).date() - timedelta(days=local(after, zone).weekday(), weeks=1)
    while True:
        nominal = monday + timedelta(days=weekday)
        at = at_local(_working_day(nominal), hour, zone)
        if at > after:
            yield Reminder(iso_week(nominal), at)
        monday += timedelta(weeks=1)


def still_same_week(due_at: datetime, now: datetime, zone: str) -> bool:
    """Say whether a reminder that was due at `due_at` is still worth sending: within the week it was due in."""
    return iso_week(local(due_at, zone).date()) == iso_week(local(now, zone).date())


def _working_day(day: date) -> date:
    """Return `day`, or when it is a red day the next day that is neither red nor in a weekend."""
    if not is_red_day(day):
        return day
    while is_red_day(day) or day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day
