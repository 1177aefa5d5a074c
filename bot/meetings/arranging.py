"""The organisers' deeds: booking, moving, cancelling, starting and closing a meeting."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid
from bot.meetings import letters
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.meetings.rules import (
    must_be_ahead,
    must_be_startable,
    must_be_to_come,
    must_be_under_way,
    overlaps,
)
from bot.meetings.use_cases import fill, set_clock
from bot.meetings.watchers import tell_watchers
from bot.people.models import Group, Membership
from bot.people.queries import hold
from bot.people.rules import Permission, require


@dataclass(frozen=True, slots=True)
class Wanted:
    """When and where somebody wants a meeting to be."""

    starts_at: datetime
    length_minutes: int
    place: str = ""
    link: str = ""


async def book_meeting(session: AsyncSession, wanted: Wanted, *, by: Membership, now: datetime) -> Meeting:
    """Put an extra meeting in the calendar and tell the channel.

    Raises NotAllowed for others than organisers, Invalid for a time that has passed or is taken.
    """
    group = await _arranging(session, by)
    meeting = Meeting(
        group_id=group.id,
        starts_at=wanted.starts_at,
        length_minutes=wanted.length_minutes,
        place=wanted.place,
        link=wanted.link,
        by_hand=True,
        changed_at=now,
        changed_by_id=by.person_id,
    )
    must_be_ahead(meeting.starts_at, now=now)
    await _must_be_free(session, group, meeting, now=now)
    session.add(meeting)
    await session.flush()
    await letters.tell_booked(session, group, meeting, now=now)
    await _changed(session, group, meeting, now=now)
    return meeting


async def move_meeting(
    session: AsyncSession, meeting: Meeting, wanted: Wanted, *, by: Membership, now: datetime
) -> bool:
    """Move the meeting, or let it be elsewhere or longer, and tell the channel; False when it stands just so already.

    Raises NotAllowed for others than organisers, TooLate once it has begun or is cancelled, Invalid for a time that
    has passed or is taken.
    """
    group = await _arranging(session, by, meeting)
    if _as_wanted(meeting) == wanted and meeting.state is not MeetingState.CANCELLED:
        return False
    must_be_to_come(meeting, now=now)
    before = _as_wanted(meeting)
    if wanted.starts_at != meeting.starts_at:
        must_be_ahead(wanted.starts_at, now=now)
    meeting.starts_at, meeting.length_minutes = wanted.starts_at, wanted.length_minutes
    meeting.place, meeting.link = wanted.place, wanted.link
    await _must_be_free(session, group, meeting, now=now)
    meeting.by_hand = True
    _note_change(meeting, by, now=now)
    await session.flush()
    await letters.tell_moved(session, group, meeting, before=before.starts_at, now=now)
    await _changed(session, group, meeting, now=now)
    return True


async def cancel_meeting(
    session: AsyncSession, meeting: Meeting, *, by: Membership, reason: str, now: datetime
) -> bool:
    """Cancel the meeting and tell the channel; False when it is cancelled already.

    What was to be taken up goes on to the next one, by the rooms that watch. Raises NotAllowed for others than
    organisers, TooLate once it has begun.
    """
    group = await _arranging(session, by, meeting)
    if meeting.state is MeetingState.CANCELLED:
        return False
    must_be_to_come(meeting, now=now)
    meeting.state, meeting.cancelled_reason = MeetingState.CANCELLED, reason
    _note_change(meeting, by, now=now)
    await session.flush()
    await letters.tell_cancelled(session, group, meeting, now=now)
    await fill(session, group, now=now)
    await _changed(session, group, meeting, now=now)
    return True


async def start_meeting(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> bool:
    """Let the meeting be under way; False when it is already.

    Raises NotAllowed for others than organisers, TooLate when it is too early, over, or another one is under way.
    """
    group = await _arranging(session, by, meeting)
    if meeting.state is MeetingState.UNDER_WAY:
        return False
    must_be_startable(meeting, await meetings_ahead(session, group, now=now), now=now)
    meeting.state = MeetingState.UNDER_WAY
    _note_change(meeting, by, now=now, in_calendars=False)
    await session.flush()
    await _changed(session, group, meeting, now=now)
    return True


async def close_meeting(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> bool:
    """Let the meeting be over; False when it is closed already.

    Raises NotAllowed for others than organisers, TooLate when it was never started.
    """
    group = await _arranging(session, by, meeting)
    if meeting.state is MeetingState.CLOSED:
        return False
    must_be_under_way(meeting)
    _note_change(meeting, by, now=now, in_calendars=False)
    await close(session, group, meeting, now=now)
    return True


async def close(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let the meeting be over, whoever says so; the group must be held."""
    meeting.state = MeetingState.CLOSED
    await session.flush()
    await fill(session, group, now=now)
    await _changed(session, group, meeting, now=now)


async def _arranging(session: AsyncSession, by: Membership, meeting: Meeting | None = None) -> Group:
    """Return the group, held, once `by` has shown that she may arrange its meetings; the meeting is as it is now."""
    require(by, Permission.ARRANGE_MEETINGS)
    await hold(session, by.group)
    if meeting is not None:
        await session.refresh(meeting, with_for_update=True)
    return by.group


async def _must_be_free(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    with session.no_autoflush:
        others = [one for one in await meetings_ahead(session, group, now=now) if one.id != meeting.id]
    if overlaps(meeting, others):
        raise Invalid("The group has another meeting at that time. Choose another hour.")


def _as_wanted(meeting: Meeting) -> Wanted:
    return Wanted(meeting.starts_at, meeting.length_minutes, meeting.place, meeting.link)


def _note_change(meeting: Meeting, by: Membership, *, now: datetime, in_calendars: bool = True) -> None:
    meeting.changed_at, meeting.changed_by_id = now, by.person_id
    meeting.sequence += int(in_calendars)


async def _changed(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let everything that hangs on the meeting follow: the clock, the cards that show it, the rooms above."""
    await set_clock(session, group, await meetings_ahead(session, group, now=now), now=now)
    await tell_watchers(session, group, meeting, now=now)
