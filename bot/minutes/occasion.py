"""Which meeting a text tells of: pure."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState

NEAR = timedelta(days=7)
"""So far from the day in a text a meeting may have been held after all: it was moved, or the day is a slip."""


def meeting_told_of(
    day: date | None, meetings: Sequence[Meeting], *, minuted: Collection[UUID], zone: str, now: datetime
) -> Meeting | None:
    """Return the meeting on the day that the text names, or else the nearest one that was held and has no minutes yet.

    A text without a day tells of the latest meeting that has begun, unless that one is `minuted` already.
    """
    held = sorted(
        (one for one in meetings if one.state is not MeetingState.CANCELLED),
        key=lambda one: one.starts_at,
        reverse=True,
    )
    begun = [one for one in held if _has_begun(one, now=now)]
    if day is None:
        return begun[0] if begun and begun[0].id not in minuted else None
    that_day = [one for one in held if local(one.starts_at, zone).date() == day]
    waiting = [one for one in that_day if one.id not in minuted]
    if that_day:
        return (waiting or that_day)[0]
    return _nearest(day, [one for one in begun if one.id not in minuted], zone)


def _has_begun(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting is under way or over, whether or not anybody pressed so."""
    return meeting.starts_at <= now or meeting.state in {MeetingState.UNDER_WAY, MeetingState.CLOSED}


def is_over(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting was closed, or its time has passed without anybody having begun it."""
    return meeting.state is MeetingState.CLOSED or (
        meeting.state is not MeetingState.UNDER_WAY and meeting.ends_at <= now
    )


def _nearest(day: date, meetings: Sequence[Meeting], zone: str) -> Meeting | None:
    def away(meeting: Meeting) -> timedelta:
        return abs(local(meeting.starts_at, zone).date() - day)

    return min((one for one in meetings if away(one) <= NEAR), key=away, default=None)
