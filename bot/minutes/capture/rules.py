"""When notes are taken: pure."""

from datetime import datetime

from bot.errors import TooLate
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.capture.queries import LATE, over_since
from bot.minutes.models import Minutes, MinutesState


def must_take_notes(meeting: Meeting, minutes: Minutes | None, *, now: datetime) -> None:
    """Raise TooLate, with what to do instead, when the meeting's notes can't be added to or changed any more.

    `minutes` is the draft that was made of them, if any.
    """
    if minutes is not None and minutes.state is MinutesState.DRAFT:
        raise TooLate("The notes have become a draft already. Write “minutes” to me, and change it there.")
    if minutes is not None:
        raise TooLate("The minutes are published already. Correct them from their card: write “minutes” to me.")
    match meeting.state:
        case MeetingState.UNDER_WAY:
            return
        case MeetingState.CLOSED if over_since(meeting) > now - LATE:
            return
        case MeetingState.CLOSED:
            raise TooLate(
                "The meeting was closed more than a day ago, so its notes take no more lines. "
                "Make the draft, and add what is missing there."
            )
        case MeetingState.CANCELLED:
            raise TooLate("The meeting is cancelled, so it has no notes.")
        case _:
            raise TooLate("The meeting has not been started. Write “meeting” to me and start it; then I take notes.")


def must_be_over(meeting: Meeting) -> None:
    """Raise TooLate while the meeting is under way: its notes go on."""
    if meeting.state is MeetingState.UNDER_WAY:
        raise TooLate("The meeting is under way. Close it first; then its notes become a draft.")
