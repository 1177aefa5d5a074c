"""When a meeting's minutes are late: pure arithmetic over working days and wall clocks."""

from datetime import date, datetime, timedelta

from bot.kit.dates import at_local, local
from bot.kit.red_days import SATURDAY, is_day_off
from bot.meetings.models import Meeting, MeetingState

WORKING_DAYS = 2
"""So many working days after a meeting its minutes are late."""


def late_at(meeting: Meeting, zone: str) -> datetime:
    """Return the moment (UTC) two working days after the meeting was closed, or was to end, at the same hour."""
    closed = meeting.changed_at if meeting.state is MeetingState.CLOSED else None
    over = local(closed or meeting.ends_at, zone)
    return at_local(working_days_after(over.date(), WORKING_DAYS), over.time(), zone)


def working_days_after(day: date, number: int) -> date:
    """Return the day on which so many working days have passed since `day`."""
    while number:
        day += timedelta(days=1)
        number -= day.weekday() < SATURDAY and not is_day_off(day)
    return day
