"""What members send from the cards of meetings."""

from datetime import date, time
from uuid import UUID

from pydantic import Field

from cards.press import Line, Press

LONGEST_MINUTES = 24 * 60


class ShowMeeting(Press, verb="meetings.show"):
    """Asks for the card of that meeting."""

    meeting: UUID


class MeetingFields(Press):
    """When and where a meeting is to be."""

    day: date = Field(title="Date")
    hour: time = Field(title="Start time")
    length_minutes: int = Field(title="Length (minutes)", ge=5, le=LONGEST_MINUTES)
    place: Line = Field("", title="Place", max_length=200)
    link: str = Field("", title="Link", max_length=2000, pattern=r"^(https?://\S+)?$")


class BookMeeting(Press, verb="meetings.book"):
    """Asks for the form of an extra meeting."""

    group: UUID


class SaveBooking(MeetingFields, verb="meetings.save_booking", opened_by=BookMeeting, once=True):
    """An extra meeting; `nonce` tells one dialog's form from another's."""

    group: UUID
    nonce: str = Field("", max_length=64)


class MoveMeeting(Press, verb="meetings.move"):
    """Asks for the form of a meeting that is to come."""

    meeting: UUID


class SaveMove(MeetingFields, verb="meetings.save_move", opened_by=MoveMeeting):
    """A meeting's new time and place."""

    meeting: UUID


class CancelMeeting(Press, verb="meetings.cancel"):
    """Asks whether the meeting is to be cancelled, and why."""

    meeting: UUID


class SaveCancellation(Press, verb="meetings.save_cancellation", opened_by=CancelMeeting):
    """The meeting is cancelled."""

    meeting: UUID
    reason: Line = Field("", title="Reason", max_length=500)


class StartMeeting(Press, verb="meetings.start"):
    """The meeting is under way."""

    meeting: UUID


class CloseMeeting(Press, verb="meetings.close"):
    """The meeting is over."""

    meeting: UUID


class OpenBreaks(Press, verb="meetings.breaks"):
    """Asks for the group's breaks."""

    group: UUID


class AddBreak(Press, verb="meetings.add_break", opened_by=OpenBreaks):
    """The group does not meet between those days."""

    group: UUID
    first: date = Field(title="First day")
    last: date = Field(title="Last day")
    name: Line = Field("", title="Name", max_length=80)


class RemoveBreak(Press, verb="meetings.remove_break"):
    """The group meets as usual again."""

    group: UUID
    break_id: UUID


class AddToCalendar(Press, verb="meetings.add_to_calendar"):
    """Asks for the meeting as a file that calendars read."""

    meeting: UUID


class CalendarFile(Press, verb="meetings.calendar_file"):
    """The offered file of that meeting is wanted."""

    meeting: UUID
