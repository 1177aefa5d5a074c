"""Who may report, on what and until when: pure."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from bot.errors import BotError, Invalid, NotAllowed, TooLate
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Membership, Person
from bot.reports.models import Reporter

_AHEAD = (MeetingState.PLANNED, MeetingState.PUBLISHED)


def is_ahead(meeting: Meeting, *, now: datetime) -> bool:
    """Say whether the meeting is still to come."""
    return meeting.state in _AHEAD and meeting.starts_at > now


def why_not(reporter: Reporter, meeting: Meeting, person_id: UUID, *, now: datetime) -> BotError | None:
    """Return why that person can't report on the topic before that meeting (any more); None if she can."""
    if reporter.removed_at is not None:
        return _gone(reporter)
    if reporter.person_id != person_id:
        return NotAllowed("{name} reports on “{topic}” now.", name=reporter.person.name, topic=reporter.topic)
    if meeting.state is MeetingState.CANCELLED:
        return TooLate("The meeting is cancelled, so no report is needed.")
    if not is_ahead(meeting, now=now):
        return TooLate("The meeting has begun. Say it there instead.")
    return None


def chosen_reporter(members: Iterable[Membership], choice: str) -> Person:
    """Return the member that the form means, by either of her ids; raises Invalid for a guest or a stranger."""
    for one in members:
        if choice in {str(one.person_id), one.person.entra_id} and not one.is_guest:
            return one.person
    raise Invalid("A reporter must be a member of the group, not a guest. Choose another.")


def must_be_new(topic: str, others: Iterable[Reporter]) -> None:
    """Raise Invalid when somebody reports on that topic already."""
    for other in others:
        if other.topic.casefold() == topic.casefold():
            raise Invalid(
                "“{topic}” is on the list already. Press “Edit” there to choose another reporter.", topic=other.topic
            )


def must_be_listed(reporter: Reporter) -> None:
    """Raise TooLate for a topic that was taken off the list."""
    if reporter.removed_at is not None:
        raise _gone(reporter)


def _gone(reporter: Reporter) -> TooLate:
    return TooLate("“{topic}” is not on the list of reports any more.", topic=reporter.topic)
