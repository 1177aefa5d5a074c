"""When a question is asked again: two days before, on a working day at eight."""

from datetime import UTC, datetime

import pytest

from bot.comebacks.schedule import repeat_at


@pytest.mark.parametrize(
    ("meeting", "asked_again"),
    [
        pytest.param(datetime(2026, 12, 4, 8, tzinfo=UTC), datetime(2026, 12, 2, 7, tzinfo=UTC), id="Friday"),
        pytest.param(datetime(2026, 12, 8, 8, tzinfo=UTC), datetime(2026, 12, 4, 7, tzinfo=UTC), id="Tuesday"),
        pytest.param(
            datetime(2026, 12, 28, 8, tzinfo=UTC), datetime(2026, 12, 23, 7, tzinfo=UTC), id="Monday after Christmas"
        ),
    ],
)
def test_a_question_is_asked_again_two_days_before_on_a_working_day(meeting: datetime, asked_again: datetime) -> None:
    assert repeat_at(meeting, "Europe/Stockholm") == asked_again
