"""Questions about agendas."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import Agenda, AgendaChange, AgendaItem, StandingItem
from bot.agenda.rules import in_order
from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group

LATEST = 3
"""So many of the latest changes are named on an agenda."""


async def items_of(session: AsyncSession, meeting: Meeting) -> list[AgendaItem]:
    """Return the items of the meeting's agenda in their order, as they stand now."""
    asked = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id).execution_options(populate_existing=True)
    return in_order((await session.scalars(asked)).all())


async def item_by_key(session: AsyncSession, key: str) -> AgendaItem | None:
    """Return the item that a room put on an agenda under that key."""
    found: AgendaItem | None = await session.scalar(select(AgendaItem).where(AgendaItem.key == key))
    return found


async def item_in(session: AsyncSession, meeting: Meeting, item_id: UUID) -> AgendaItem:
    """Return that item of the meeting; raises NotFound for one of another meeting, or one that is gone."""
    found = await session.get(AgendaItem, item_id, populate_existing=True)
    if found is None or found.meeting_id != meeting.id:
        raise NotFound
    return found


async def agenda_of(session: AsyncSession, meeting: Meeting) -> Agenda | None:
    """Return what is kept of the meeting's agenda; None while nobody has asked for it."""
    return await session.get(Agenda, meeting.id, populate_existing=True)


async def changes_of(session: AsyncSession, meeting: Meeting) -> Sequence[AgendaChange]:
    """Return what changed last in the published agenda, the latest first."""
    asked = select(AgendaChange).where(AgendaChange.meeting_id == meeting.id).order_by(AgendaChange.id.desc())
    return (await session.scalars(asked.limit(LATEST))).all()


async def standing_kept(session: AsyncSession, group: Group) -> list[StandingItem]:
    """Return the group's standing items in their order, those that were taken away too."""
    asked = select(StandingItem).where(StandingItem.group_id == group.id).execution_options(populate_existing=True)
    return sorted(await session.scalars(asked), key=lambda one: (one.part, one.position))


async def standing_in(session: AsyncSession, group: Group, standing_id: UUID) -> StandingItem:
    """Return that standing item of the group; raises NotFound for one of another group, or one that is gone."""
    found = await session.get(StandingItem, standing_id, populate_existing=True)
    if found is None or found.group_id != group.id or found.removed:
        raise NotFound
    return found


async def left_behind(session: AsyncSession, group: Group) -> Sequence[AgendaItem]:
    """Return the items of cancelled meetings that no other meeting has taken over, oldest meeting first."""
    asked = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.group_id == group.id,
            Meeting.state == MeetingState.CANCELLED,
            AgendaItem.standing_id.is_(None),
        )
        .order_by(Meeting.starts_at, AgendaItem.part, AgendaItem.position)
    )
    return (await session.scalars(asked)).all()
