"""Questions about what comes back."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.agenda.models import AgendaItem
from bot.agenda.queries import item_by_key
from bot.comebacks.models import KEY, Comeback, ComebackAnswer
from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.people.models import Group


async def comeback_by_id(session: AsyncSession, comeback_id: UUID) -> Comeback:
    """Return that comeback, held until the transaction ends so that two answers queue; raises NotFound."""
    found = await session.get(Comeback, comeback_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NotFound
    return found


async def comeback_of(session: AsyncSession, item: AgendaItem) -> Comeback | None:
    """Return the comeback that the agenda's item stands for, if it is one."""
    if item.key is None or not item.key.startswith(KEY):
        return None
    return await session.get(Comeback, UUID(item.key.removeprefix(KEY)))


async def comebacks_at(session: AsyncSession, meeting: Meeting) -> list[Comeback]:
    """Return what comes back to that meeting."""
    asked = select(AgendaItem).where(AgendaItem.meeting_id == meeting.id, AgendaItem.key.startswith(KEY))
    found = [await comeback_of(session, item) for item in (await session.scalars(asked)).all()]
    return [one for one in found if one is not None]


async def meeting_of(session: AsyncSession, comeback: Comeback) -> Meeting | None:
    """Return the meeting whose agenda the comeback stands on, if it stands on one."""
    item = await item_by_key(session, comeback.key)
    return await session.get(Meeting, item.meeting_id) if item is not None else None


async def waiting_in(session: AsyncSession, group: Group) -> Sequence[Comeback]:
    """Return what waits for a meeting that can take it up, in the order in which it was noted."""
    asked = select(Comeback).where(Comeback.group_id == group.id, Comeback.placed_at.is_(None))
    return (await session.scalars(asked.order_by(Comeback.noted_at, Comeback.id))).all()


async def noted_before(session: AsyncSession, group: Group, *, title: str, source: str) -> Comeback | None:
    """Return what that source said before would come back under that title."""
    asked = select(Comeback).where(Comeback.group_id == group.id, Comeback.title == title, Comeback.source == source)
    found: Comeback | None = await session.scalar(asked.limit(1))
    return found


async def answers_to(session: AsyncSession, comeback: Comeback) -> Sequence[ComebackAnswer]:
    """Return what members answered, in the order in which they did so first."""
    asked = (
        select(ComebackAnswer)
        .where(ComebackAnswer.comeback_id == comeback.id)
        .options(joinedload(ComebackAnswer.person))
        .order_by(ComebackAnswer.sent_at, ComebackAnswer.id)
        .execution_options(populate_existing=True)
    )
    return (await session.scalars(asked)).all()
