"""How an agenda is ordered and adds up, and what may be changed in it, when: pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.agenda.models import Agenda, AgendaItem, Filling, ItemKind, Part
from bot.errors import TooLate
from bot.meetings.models import Meeting, MeetingState
from cards.press import msg

MINUTES = 15
"""What an item gets when nobody said how long it takes."""

NOTICE = timedelta(minutes=5)
"""A presenter is told again when her item begins so much earlier or later."""

TITLES: dict[Filling, str] = {
    Filling.FOLLOW_UP: msg("Follow-up from the previous meeting"),
    Filling.SISTER_NEWS: msg("News from sister groups"),
    Filling.REPORTS: msg("In brief – news from groups"),
    Filling.CLOSING: msg("Closing and check-out"),
}
"""What the standing items are called that fill themselves, by msgid."""

STANDING: Sequence[tuple[Part, Filling, ItemKind, int]] = (
    (Part.OPENING, Filling.FOLLOW_UP, ItemKind.REPORT, 10),
    (Part.OPENING, Filling.SISTER_NEWS, ItemKind.INFORMATION, 15),
    (Part.CLOSING, Filling.CLOSING, ItemKind.DISCUSSION, 10),
)
"""The items that every group's agendas have to begin with."""

REPORTS_MINUTES = 15


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the items as the meeting takes them: opening, middle, closing, each by its position."""
    return sorted(items, key=lambda item: (item.part, item.position))


def placed(ordered: Sequence[AgendaItem], item: AgendaItem) -> list[AgendaItem]:
    """Return the items with a new one among them, at its place unless the organisers say another.

    In the middle come first the matters that return (comebacks, what was postponed or not reached), in the order in
    which they came, then what is new, in the order in which it was accepted. That order is kept whatever the items'
    kinds: an organiser who accepts four proposals and finds them turned around has to look for them. In the opening
    and the closing a new item comes last, but before the check-out.
    """
    after = [one for one in ordered if not _comes_before(one, item)]
    return [*(one for one in ordered if _comes_before(one, item)), item, *after]


def _comes_before(one: AgendaItem, new: AgendaItem) -> bool:
    if one.part is not new.part:
        return one.part < new.part
    if new.part is Part.MIDDLE:
        return one.returns or not new.returns
    return one.filling is not Filling.CLOSING


def moved(ordered: Sequence[AgendaItem], item: AgendaItem, place: int) -> list[AgendaItem]:
    """Return the items with that one at `place`, counted from 1; past the end is last."""
    others = [one for one in ordered if one is not item]
    return [*others[: place - 1], item, *others[place - 1 :]]


def parts(ordered: Sequence[AgendaItem]) -> list[Part]:
    """Return which part each item belongs to in that order.

    What stands first without a break is the opening, what stands last the closing, the rest the middle; newcomers are
    put at its end, however the organisers have mixed the others.
    """
    first = _run(ordered, Part.OPENING)
    last = _run([*reversed(ordered[first:])], Part.CLOSING)
    middle = len(ordered) - first - last
    return [Part.OPENING] * first + [Part.MIDDLE] * middle + [Part.CLOSING] * last


def _run(items: Sequence[AgendaItem], part: Part) -> int:
    return next((place for place, item in enumerate(items) if item.part is not part), len(items))


def start_times(items: Sequence[AgendaItem], *, starts_at: datetime) -> list[datetime]:
    """Return when each item starts, back to back from the meeting's start."""
    times, moment = [], starts_at
    for item in items:
        times.append(moment)
        moment += timedelta(minutes=item.minutes)
    return times


def must_be_open(meeting: Meeting) -> None:
    """Raise TooLate when nothing can be changed in the meeting's agenda any more."""
    if meeting.state is MeetingState.CLOSED:
        raise TooLate("That meeting is closed, and its agenda stays as it was. Choose a later meeting.")
    if meeting.state is MeetingState.CANCELLED:
        raise TooLate("That meeting is cancelled. Choose another meeting.")


def must_be_unpublished(agenda: Agenda, meeting: Meeting, now: datetime) -> None:
    """Raise TooLate when the agenda is out already, or need not go out any more."""
    if agenda.published_at is not None:
        raise TooLate("The agenda is published already. What changes from here on is shown in it.")
    if meeting.state is not MeetingState.UNDER_WAY and meeting.ends_at <= now:
        raise TooLate("That meeting is over. Ask for the agenda again to see the next one.")
    must_be_open(meeting)


def may_be_late(meeting: Meeting, now: datetime) -> bool:
    """Say whether items may turn out not to be reached: the meeting has begun, and nobody closed or cancelled it."""
    begun = meeting.state is MeetingState.UNDER_WAY or meeting.starts_at <= now
    return begun and meeting.state is not MeetingState.CANCELLED
