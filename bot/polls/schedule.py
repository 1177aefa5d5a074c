"""When polls close by themselves: pure arithmetic over working days and wall clocks."""

from datetime import date, datetime, time, timedelta

from bot.kit.dates import at_local, local
from bot.kit.red_days import SATURDAY, is_day_off
from bot.polls.models import PollKind

END_OF_DAY = time(23, 59)
END_OF_WORK = time(17)
ONE_DAY = timedelta(days=1)


def closes_at(kind: PollKind, *, starts_at: datetime, ends_at: datetime, zone: str, opened_at: datetime) -> datetime:
    """Return the moment (UTC) at which the poll of a meeting closes if nobody closes it before.

    A check-in at the end of the meeting's day; a check-out at 17.00 on the next working day after the meeting, or
    after it was opened when that is later.
    """
    if kind is PollKind.CHECK_IN:
        day = max(local(ends_at, zone).date(), local(opened_at, zone).date())
        return at_local(day, END_OF_DAY, zone)
    day = max(local(starts_at, zone).date(), local(opened_at, zone).date())
    return at_local(next_working_day(day), END_OF_WORK, zone)


def next_working_day(day: date) -> date:
    """Return the first day after `day` on which people work."""
    day += ONE_DAY
    while day.weekday() >= SATURDAY or is_day_off(day):
        day += ONE_DAY
    return day
