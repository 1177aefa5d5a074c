"""Until when a question can be answered: pure."""

from datetime import datetime

from bot.comebacks.models import Comeback
from bot.errors import BotError, NotFound, TooLate
from bot.meetings.models import Meeting, MeetingState

MOST_QUESTION = 1500
"""So much of a question a card and an agenda carry; the minutes have all of it."""

_AHEAD = (MeetingState.PLANNED, MeetingState.PUBLISHED)


def is_ahead(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting is still to come."""
    return meeting.state in _AHEAD and meeting.starts_at > now


def why_not(comeback: Comeback, meeting: Meeting | None, *, now: datetime) -> BotError | None:
    """Return why the comeback's question can't be answered (any more); None if it can.

    `meeting` is the one whose agenda it stands on; it may wait for one still.
    """
    if not comeback.question:
        return NotFound()
    if meeting is None and comeback.placed_at is not None:
        return TooLate("This was taken off the agenda, so no answers are needed.")
    if meeting is not None and not is_ahead(meeting, now=now):
        return TooLate("The meeting has begun. Say it there instead.")
    return None


def in_short(question: str) -> str:
    """Return the question, cut where it is too long for a card."""
    return question if len(question) <= MOST_QUESTION else question[: MOST_QUESTION - 1].rstrip() + "…"
