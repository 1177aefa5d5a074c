"""When minutes are late: two working days after the meeting, holidays left out."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.meetings.models import Meeting, MeetingState
from bot.minutes.schedule import late_at


@pytest.mark.parametrize(
    ("ends", "late"),
    [
        ("2026-11-20T10:00Z", "2026-11-24T10:00Z"),  # Friday to Tuesday
        ("2026-11-18T10:00Z", "2026-11-20T10:00Z"),
        ("2026-12-22T10:00Z", "2026-12-28T10:00Z"),  # Christmas Eve and the days after are off
        ("2027-03-25T10:00Z", "2027-03-31T09:00Z"),  # Easter, and the clock is set forward
        ("2026-10-23T09:00Z", "2026-10-27T10:00Z"),  # and back
    ],
)
def test_two_working_days_pass_on_the_groups_own_clock(ends: str, late: str) -> None:
    starts_at = datetime.fromisoformat(ends) - timedelta(hours=2)
    meeting = Meeting(group_id=UUID(int=1), starts_at=starts_at, length_minutes=120)

    assert late_at(meeting, "Europe/Stockholm") == datetime.fromisoformat(late)


def test_they_pass_from_when_it_was_closed() -> None:
    meeting = Meeting(group_id=UUID(int=1), starts_at=datetime(2026, 11, 20, 8, tzinfo=UTC), length_minutes=60)
    meeting.state, meeting.changed_at = MeetingState.CLOSED, datetime(2026, 11, 20, 11, 30, tzinfo=UTC)

    assert late_at(meeting, "Europe/Stockholm") == datetime(2026, 11, 24, 11, 30, tzinfo=UTC)
