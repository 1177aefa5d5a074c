"""When reporters are asked: on a working day at eight, whatever the season."""

from datetime import UTC, datetime

import pytest

from bot.reports.schedule import ask_at, remind_at

STOCKHOLM = "Europe/Stockholm"


@pytest.mark.parametrize(
    ("meeting", "asked", "reminded"),
    [
        pytest.param(
            datetime(2026, 12, 4, 8, tzinfo=UTC),
            datetime(2026, 11, 27, 7, tzinfo=UTC),
            datetime(2026, 12, 3, 7, tzinfo=UTC),
            id="five days before a Friday is a Sunday: asked on the Friday before it",
        ),
        pytest.param(
            datetime(2026, 12, 9, 8, tzinfo=UTC),
            datetime(2026, 12, 4, 7, tzinfo=UTC),
            datetime(2026, 12, 8, 7, tzinfo=UTC),
            id="five days before a Wednesday is a Friday",
        ),
        pytest.param(
            datetime(2026, 4, 7, 7, tzinfo=UTC),
            datetime(2026, 4, 2, 6, tzinfo=UTC),
            datetime(2026, 4, 2, 6, tzinfo=UTC),
            id="the working day before the Tuesday after Easter is Maundy Thursday",
        ),
        pytest.param(
            datetime(2026, 3, 31, 7, tzinfo=UTC),
            datetime(2026, 3, 26, 7, tzinfo=UTC),
            datetime(2026, 3, 30, 6, tzinfo=UTC),
            id="eight on the wall stays eight when the clock goes forward in between",
        ),
        pytest.param(
            datetime(2028, 3, 4, 8, tzinfo=UTC),
            datetime(2028, 2, 28, 7, tzinfo=UTC),
            datetime(2028, 3, 3, 7, tzinfo=UTC),
            id="29 February counts as a day",
        ),
    ],
)
def test_reporters_are_asked_five_days_before_and_reminded_on_the_last_working_day(
    meeting: datetime, asked: datetime, reminded: datetime
) -> None:
    assert (ask_at(meeting, STOCKHOLM), remind_at(meeting, STOCKHOLM)) == (asked, reminded)
