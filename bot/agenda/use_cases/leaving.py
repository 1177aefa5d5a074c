"""Items that leave an agenda: taken off by hand, not reached, or left by a meeting that was cancelled."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda import letters
from bot.agenda.fates import Fate, tell_followers
from bot.agenda.models import AgendaItem, ChangeKind, Part, StandingItem
from bot.agenda.queries import items_of, left_behind
from bot.agenda.rules import may_be_late, must_be_open, placed
from bot.agenda.use_cases.filling import open_agenda, show_changes
from bot.agenda.use_cases.ordering import arrange
from bot.agenda.use_cases.standing import skip_standing
from bot.errors import TooLate
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Group, Membership
from bot.people.rules import Permission, require
from cards.agenda.letters import SlotNews


async def remove_items(
    session: AsyncSession, meeting: Meeting, ids: Sequence[UUID], *, by: Membership, now: datetime
) -> list[str]:
    """Take the items off the agenda and return their titles; those that are gone already are passed over.

    A standing item is skipped for that meeting alone. The rooms that put the others there are told.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    items = await open_agenda(session, meeting, group=by.group)
    must_be_open(meeting)
    going = [item for item in items if item.id in set(ids)]
    for item in going:
        await _take_off(session, item, meeting, by=by, now=now)
    titles = [item.title for item in going]
    if going:
        await arrange(session, [item for item in items if item not in going])
        await show_changes(session, meeting, ChangeKind.REMOVED, titles, group=by.group, now=now)
    return titles


async def _take_off(
    session: AsyncSession, item: AgendaItem, meeting: Meeting, *, by: Membership, now: datetime
) -> None:
    standing = await session.get(StandingItem, item.standing_id) if item.standing_id else None
    if standing is not None:
        await skip_standing(session, standing, meeting, by=by)
    await letters.tell_off(session, item, meeting, "removed", list(item.told), group=by.group, now=now)
    await tell_followers(session, item, Fate.REMOVED, group=by.group, now=now)
    await session.delete(item)
    await session.flush()


async def carry_over(
    session: AsyncSession, meeting: Meeting, ids: Sequence[UUID], *, by: Membership, now: datetime
) -> list[str]:
    """Let the next meeting take up the items that this one did not reach, and return their titles.

    Raises NotAllowed, or TooLate for a meeting that has not begun.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    items = await open_agenda(session, meeting, group=by.group)
    if not may_be_late(meeting, now):
        raise TooLate("The meeting has not begun. Until then items can be moved or removed.")
    late = [item for item in items if item.id in set(ids) and item.standing_id is None]
    if not late:
        return []
    target = _after(meeting, await plan_ahead(session, by.group, now=now))
    if target is None:
        raise TooLate("There is no later meeting in the calendar. Book one first.")
    await _move_on(session, late, meeting, target, Fate.NOT_REACHED, group=by.group, now=now)
    await arrange(session, await items_of(session, meeting))
    return [item.title for item in late]


def _after(meeting: Meeting, ahead: Sequence[Meeting]) -> Meeting | None:
    waiting = (MeetingState.PLANNED, MeetingState.PUBLISHED)
    return next((one for one in ahead if one.state in waiting and one.starts_at > meeting.starts_at), None)


async def meeting_after(session: AsyncSession, meeting: Meeting, *, group: Group, now: datetime) -> Meeting | None:
    """Return the meeting that comes after this one, as far as the calendar reaches."""
    return _after(meeting, await plan_ahead(session, group, now=now))


async def take_over(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Let the meetings that come next take up what cancelled ones would have; without a next one it waits."""
    left = await left_behind(session, group)
    for cancelled_id in dict.fromkeys(item.meeting_id for item in left):
        cancelled = await session.get(Meeting, cancelled_id)
        target = _after(cancelled, await meetings_ahead(session, group, now=now)) if cancelled else None
        if cancelled is not None and target is not None:
            hers = [item for item in left if item.meeting_id == cancelled_id]
            await _move_on(session, hers, cancelled, target, Fate.CANCELLED, group=group, now=now)


async def _move_on(
    session: AsyncSession,
    items: Sequence[AgendaItem],
    meeting: Meeting,
    target: Meeting,
    fate: Fate,
    *,
    group: Group,
    now: datetime,
) -> None:
    """Put the items on another meeting's agenda, before what is new there; tell presenters and the items' rooms."""
    titles = [item.title for item in items]
    for item in items:
        await _seat_anew(session, item, target, group=group)
        people = sorted({*item.told, *item.presenter_ids})
        item.told = {}
        news: SlotNews = "moved on" if fate is Fate.NOT_REACHED else "meeting cancelled"
        await letters.tell_off(session, item, target, news, people, group=group, now=now)
        await tell_followers(session, item, fate, group=group, now=now)
    await show_changes(session, meeting, ChangeKind.MOVED_ON, titles, group=group, now=now)
    await show_changes(session, target, ChangeKind.ADDED, titles, group=group, now=now)


async def _seat_anew(session: AsyncSession, item: AgendaItem, target: Meeting, *, group: Group) -> None:
    there = await open_agenda(session, target, group=group)
    item.meeting_id, item.part, item.position, item.returns = target.id, Part.MIDDLE, 0, True
    await session.flush()
    await arrange(session, placed(there, item))
