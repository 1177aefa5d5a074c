"""Which meeting a text tells of."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.meetings.models import Meeting, MeetingState
from bot.minutes.occasion import meeting_told_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
STOCKHOLM = "Europe/Stockholm"


def held(day: int, *, hour: int = 8, state: MeetingState = MeetingState.CLOSED) -> Meeting:
    starts_at = datetime(2026, 11, day, hour, tzinfo=UTC)
    return Meeting(group_id=UUID(int=1), starts_at=starts_at, length_minutes=120, state=state)


def told(
    day: date | None, *meetings: Meeting, minuted: tuple[Meeting, ...] = (), now: datetime = NOW
) -> Meeting | None:
    return meeting_told_of(day, meetings, minuted={one.id for one in minuted}, zone=STOCKHOLM, now=now)


def test_a_text_with_a_day_tells_of_the_meeting_on_that_day() -> None:
    sixth, twentieth = held(6), held(20)

    assert told(date(2026, 11, 6), sixth, twentieth) is sixth
    assert told(date(2026, 11, 20), sixth, twentieth) is twentieth


def test_the_day_is_that_of_the_groups_own_wall_clock() -> None:
    late = held(19, hour=23)  # half past midnight in Stockholm, or so

    assert told(date(2026, 11, 20), late) is late


def test_a_text_of_a_day_when_nobody_met_tells_of_the_nearest_meeting_without_minutes() -> None:
    moved, earlier = held(17), held(6)

    assert told(date(2026, 11, 13), moved, earlier) is moved
    assert told(date(2026, 11, 13), moved, earlier, minuted=(moved,)) is earlier
    assert told(date(2025, 11, 13), moved, earlier) is None


def test_a_cancelled_meeting_and_one_to_come_are_told_of_by_nobody() -> None:
    cancelled, ahead = held(13, state=MeetingState.CANCELLED), held(24, state=MeetingState.PLANNED)

    assert told(date(2026, 11, 13), cancelled) is None
    assert told(date(2026, 11, 23), ahead) is None
    assert told(None, cancelled, ahead) is None


def test_of_two_meetings_on_one_day_the_one_without_minutes_is_meant() -> None:
    morning, afternoon = held(20, hour=7), held(20, hour=11)

    assert told(date(2026, 11, 20), morning, afternoon, minuted=(afternoon,)) is morning
    assert told(date(2026, 11, 20), morning, minuted=(morning,)) is morning


@pytest.mark.parametrize("state", [MeetingState.PLANNED, MeetingState.UNDER_WAY, MeetingState.CLOSED])
def test_a_text_without_a_day_tells_of_the_latest_meeting_that_has_begun(state: MeetingState) -> None:
    latest = held(20, state=state)

    assert told(None, held(6), latest) is latest
    assert told(None, held(6), latest, minuted=(latest,)) is None


def test_a_meeting_started_ahead_of_its_hour_has_begun() -> None:
    under_way = held(20, state=MeetingState.UNDER_WAY)

    assert told(None, under_way, now=under_way.starts_at - timedelta(minutes=20)) is under_way
    assert told(None, held(20, state=MeetingState.PLANNED), now=under_way.starts_at - timedelta(minutes=20)) is None
