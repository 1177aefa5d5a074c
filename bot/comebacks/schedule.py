"""When a question is asked again: pure arithmetic over working days and wall clocks."""

from datetime import datetime, time, timedelta

from bot.kit.dates import at_local, local
from bot.kit.red_days import working_day

DAYS = 2
"""A question is asked again so many days before the meeting."""

MORNING = time(8)

FRESH = timedelta(days=1)
"""What was asked so lately is not asked again."""


def repeat_at(starts_at: datetime, zone: str) -> datetime:
    """Return the moment (UTC) to ask again at: 08.00 two days before, on the working day before when that is none."""
    return at_local(working_day(local(starts_at, zone).date() - timedelta(days=DAYS)), MORNING, zone)
