"""An agenda goes out at eight, so many days before, by the group's own wall clock."""

from datetime import UTC, datetime

import pytest

from bot.agenda.schedule import days_before

ZONE = "Europe/Stockholm"
FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "days", "due"),
    [
        (at(10, 9), 2, at(18, 7)),
        (at(10, 9), 0, at(20, 7)),
        (at(18, 7, 30), 2, at(18, 7)),
        (at(18, 9), 2, at(19, 7)),
        (at(19, 23, 30), 2, at(20, 7)),
        (at(20, 7, 30), 2, at(20, 7)),
    ],
)
def test_late_planning_leaves_time_to_prepare(now: datetime, days: int, due: datetime) -> None:
    assert days_before(FRIDAY_AT_NINE, days=days, zone=ZONE, now=now) == due


def test_eight_stays_eight_when_the_clocks_change() -> None:
    monday_after = datetime(2027, 3, 29, 7, tzinfo=UTC)
    now = datetime(2027, 3, 1, tzinfo=UTC)

    assert days_before(monday_after, days=2, zone=ZONE, now=now) == datetime(2027, 3, 27, 7, tzinfo=UTC)
    assert days_before(monday_after, days=0, zone=ZONE, now=now) == datetime(2027, 3, 29, 6, tzinfo=UTC)


def test_a_meeting_before_eight_has_its_agenda_an_hour_ahead() -> None:
    early = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)

    assert days_before(early, days=0, zone=ZONE, now=at(19, 20)) == datetime(2026, 11, 20, 5, 30, tzinfo=UTC)
