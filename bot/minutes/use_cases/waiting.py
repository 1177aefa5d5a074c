"""Minutes that are waited for: one word to the secretary when two working days have passed, and the end of waiting."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting, MeetingState
from bot.minutes.letters.waiting import remind_writer, settle_reminder
from bot.minutes.models import Minutes, MinutesState, WithoutMinutes
from bot.minutes.queries import minutes_of
from bot.minutes.schedule import late_at
from bot.minutes.use_cases.following import meeting_of
from bot.outbox.clock import forget, wake
from bot.people.models import Group, Membership, Person
from bot.people.queries import organisers_of
from bot.people.rules import Permission, require

LATE = "minutes.late"
"""The name of the clock's job that asks for a meeting's minutes; its subject is the meeting's id."""


async def wait_for(session: AsyncSession, group: Group, meeting: Meeting) -> None:
    """Have the clock ask for the meeting's minutes in time, as it stands now; for a cancelled one nobody asks."""
    if meeting.state is MeetingState.CANCELLED:
        await forget(session, kind=LATE, subject=str(meeting.id))
    else:
        await wake(session, kind=LATE, subject=str(meeting.id), at=late_at(meeting, group.time_zone))


async def ask_for(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Ask whoever writes for the meeting's minutes, once, unless they are published or none are to be written."""
    if await is_told(session, meeting):
        return
    writer = await writer_of(session, group)
    drafts = await minutes_of(session, meeting.id, MinutesState.DRAFT)
    if writer is not None:
        await remind_writer(session, meeting, writer, drafts[0] if drafts else None, group=group, now=now)


async def is_told(session: AsyncSession, meeting: Meeting) -> bool:
    """Say whether nobody waits for the meeting's minutes any more."""
    if await session.get(WithoutMinutes, meeting.id) is not None:
        return True
    return bool(await minutes_of(session, meeting.id, MinutesState.PUBLISHED, MinutesState.REPLACED))


async def writer_of(session: AsyncSession, group: Group) -> Person | None:
    """Return the secretary, or the chair where there is none in the group."""
    found = {person.id: person for person in await organisers_of(session, group)}
    return next((found[one] for one in (group.secretary_id, group.chair_id) if one in found), None)


async def do_without(session: AsyncSession, meeting: Meeting, *, by: Membership, now: datetime) -> bool:
    """Let the meeting have no minutes, so that nobody is asked for them; say whether that is so.

    It is not when they have been published. Raises NotAllowed for others than organisers.
    """
    require(by, Permission.WRITE_MINUTES)
    if not await is_told(session, meeting):
        session.add(WithoutMinutes(meeting_id=meeting.id, said_by_id=by.person_id, said_at=now))
        await session.flush()
    await forget(session, kind=LATE, subject=str(meeting.id))
    return await session.get(WithoutMinutes, meeting.id) is not None


async def tell_no_more(session: AsyncSession, minutes: Minutes, *, by: Membership, now: datetime) -> None:
    """Wait no more for minutes that are published; whoever was asked for them sees so."""
    meeting = await meeting_of(session, minutes)
    if meeting is None:
        return
    await forget(session, kind=LATE, subject=str(meeting.id))
    writer = await writer_of(session, by.group)
    if writer is not None:
        await settle_reminder(session, meeting, writer, group=by.group, now=now)
