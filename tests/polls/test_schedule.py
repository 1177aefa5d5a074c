"""When polls close by themselves: with the day, or at five on the next day that people work."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.polls.models import PollKind
from bot.polls.schedule import closes_at, next_working_day

STOCKHOLM = "Europe/Stockholm"
FRIDAY_AT_NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        pytest.param(date(2026, 11, 19), date(2026, 11, 20), id="from a Thursday to the Friday"),
        pytest.param(date(2026, 11, 20), date(2026, 11, 23), id="over a weekend"),
        pytest.param(date(2026, 12, 23), date(2026, 12, 28), id="over Christmas and its eve"),
        pytest.param(date(2026, 12, 30), date(2027, 1, 4), id="over New Year, its eve and a weekend"),
        pytest.param(date(2026, 4, 2), date(2026, 4, 7), id="over Easter"),
    ],
)
def test_the_next_working_day(day: date, expected: date) -> None:
    assert next_working_day(day) == expected


@pytest.mark.parametrize(
    ("kind", "opened", "expected"),
    [
        pytest.param(
            PollKind.CHECK_IN, timedelta(0), datetime(2026, 11, 20, 22, 59, tzinfo=UTC), id="a check-in with the day"
        ),
        pytest.param(
            PollKind.CHECK_IN, -timedelta(days=7), datetime(2026, 11, 20, 22, 59, tzinfo=UTC), id="opened a week before"
        ),
        pytest.param(
            PollKind.CHECK_OUT, timedelta(hours=2), datetime(2026, 11, 23, 16, tzinfo=UTC), id="a check-out on Monday"
        ),
        pytest.param(
            PollKind.CHECK_OUT, timedelta(days=3), datetime(2026, 11, 24, 16, tzinfo=UTC), id="opened on the Monday"
        ),
    ],
)
def test_when_a_poll_closes(kind: PollKind, opened: timedelta, expected: datetime) -> None:
    ends_at = FRIDAY_AT_NINE + timedelta(hours=2)
    moment = closes_at(
        kind, starts_at=FRIDAY_AT_NINE, ends_at=ends_at, zone=STOCKHOLM, opened_at=FRIDAY_AT_NINE + opened
    )

    assert moment == expected
