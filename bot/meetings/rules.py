"""What may be done with a meeting, and when: pure."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bot.errors import Invalid, TooLate
from bot.kit.dates import at_local, local
from bot.meetings.models import Meeting, MeetingState

EARLY = timedelta(minutes=60)
"""So long before it begins a meeting can be started."""

FARTHEST = timedelta(days=2 * 366)
"""Nobody books further ahead; a year that was mistyped is caught here."""

_TO_COME = (MeetingState.PLANNED, MeetingState.PUBLISHED)


def moment_of(day: date, hour: time, zone: str) -> datetime:
    """Return that day and hour of the wall clock as a moment (UTC); raises Invalid for an hour that the clock skips."""
    moment = at_local(day, hour, zone)
    if local(moment, zone).replace(tzinfo=None) != datetime.combine(day, hour.replace(tzinfo=None)):
        raise Invalid("The clock is set forward that night and skips that hour. Choose another hour.")
    return moment


def must_be_ahead(starts_at: datetime, *, now: datetime) -> None:
    """Raise Invalid for a moment that has passed, or lies so far ahead that it must be a mistake."""
    if starts_at <= now:
        raise Invalid("That day and hour have passed. Choose a day ahead.")
    if starts_at > now + FARTHEST:
        raise Invalid("That is more than two years ahead. Check the year.")


def overlaps(meeting: Meeting, others: Iterable[Meeting]) -> bool:
    """Say whether `meeting` shares some time with one of the others."""
    return any(meeting.starts_at < one.ends_at and one.starts_at < meeting.ends_at for one in others)


def follows_rhythm(meeting: Meeting, *, today: date, zone: str) -> bool:
    """Say whether the meeting still moves with the group's settings: nobody chose its time or relies on it yet."""
    free = meeting.state is MeetingState.PLANNED and not meeting.by_hand and meeting.slot is not None
    return free and local(meeting.starts_at, zone).date() > today


def is_to_come(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting can still be moved or cancelled: it has not begun, and its time has not passed."""
    return meeting.state in _TO_COME and meeting.ends_at > now


def must_be_to_come(meeting: Meeting, *, now: datetime) -> None:
    """Raise TooLate, with what to do instead, when the meeting can't be moved or cancelled any more."""
    match meeting.state:
        case MeetingState.UNDER_WAY:
            raise TooLate("The meeting is under way. Close it, or book another one.")
        case MeetingState.CLOSED:
            raise TooLate("The meeting is closed. Book another one instead.")
        case MeetingState.CANCELLED:
            raise TooLate("The meeting is cancelled. Book another one instead.")
    if meeting.ends_at <= now:
        raise TooLate("The meeting is over. Book another one instead.")


def may_start(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting can be started: it is to come, and begins within the hour or has begun."""
    return is_to_come(meeting, now=now) and meeting.starts_at - EARLY <= now


def must_be_startable(meeting: Meeting, ahead: Iterable[Meeting], *, now: datetime) -> None:
    """Raise TooLate when the meeting can't be started now; `ahead` are the group's meetings that are not over."""
    if meeting.state is not MeetingState.UNDER_WAY:
        must_be_to_come(meeting, now=now)
    if any(one.state is MeetingState.UNDER_WAY for one in ahead):
        raise TooLate("Another meeting is under way. Close it first.")
    if meeting.starts_at - EARLY > now:
        raise TooLate("A meeting can be started an hour before it begins, not earlier. Move it if it is today.")


def must_be_under_way(meeting: Meeting) -> None:
    """Raise TooLate when there is nothing to close."""
    if meeting.state is not MeetingState.UNDER_WAY:
        raise TooLate("The meeting has not been started, so there is nothing to close.")


def to_begin_after(meeting: Meeting, ahead: Iterable[Meeting], *, now: datetime) -> Meeting | None:
    """Return the meeting that takes over from a cancelled one: the first of those ahead that has not begun."""
    waiting = (one for one in ahead if one.id != meeting.id and one.starts_at > now and is_to_come(one, now=now))
    return next(waiting, None)
