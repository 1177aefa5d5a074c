"""Moments and local hours: arithmetic between UTC and a group's own wall clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def local(moment: datetime, zone: str) -> datetime:
    """Return `moment` as the wall clock of `zone` (an IANA name) shows it."""
    return moment.astimezone(ZoneInfo(zone))


def at_local(day: date, hour: time, zone: str) -> datetime:
    """Return, in UTC, the moment when the wall clock of `zone` shows `hour` on `day`.

    An hour that the clock skips in spring counts as if it had not been set forward yet (02.30 is then 03.30 on the
    wall); one that it shows twice in autumn is the first of the two.
    """
    return datetime.combine(day, hour, ZoneInfo(zone)).astimezone(UTC)


def iso_week(day: date) -> str:
    """Return the ISO week of `day`, as in "2026-W47"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def next_weekday(day: date, weekday: int) -> date:
    """Return the first day on or after `day` that is `weekday` (Monday is 0)."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
