"""When reporters are asked, and reminded: pure arithmetic over working days and wall clocks."""

from datetime import datetime, time, timedelta

from bot.kit.dates import at_local, local
from bot.kit.red_days import working_day

DAYS = 5
"""Reporters are asked so many days before the meeting."""

MORNING = time(8)


def ask_at(starts_at: datetime, zone: str) -> datetime:
    """Return the moment (UTC) to ask at: 08.00 five days before, on the working day before when that day is none."""
    return _morning(starts_at, zone, days=DAYS)


def remind_at(starts_at: datetime, zone: str) -> datetime:
    """Return the moment (UTC) to remind at: 08.00 on the last working day before the meeting's."""
    return _morning(starts_at, zone, days=1)


def _morning(starts_at: datetime, zone: str, *, days: int) -> datetime:
    return at_local(working_day(local(starts_at, zone).date() - timedelta(days=days)), MORNING, zone)
