"""Questions about sister groups."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group
from bot.proposals.neighbours import knows_neighbours
from bot.sisters.models import LinkState, SisterLink, SisterNews

LATEST = 10
"""So many of the latest news are listed."""

_WITH_NAMES = (
    joinedload(SisterLink.asker),
    joinedload(SisterLink.asked),
    joinedload(SisterLink.asked_by),
    joinedload(SisterLink.answered_by),
)


async def links_of(session: AsyncSession, group: Group) -> Sequence[SisterLink]:
    """Return the group's links that stand or wait for an answer, the oldest first."""
    ours = or_(SisterLink.asker_id == group.id, SisterLink.asked_id == group.id)
    live = SisterLink.state.in_((LinkState.LINKED, LinkState.ASKED))
    asked = select(SisterLink).where(ours, live).options(*_WITH_NAMES).order_by(SisterLink.asked_at)
    return (await session.scalars(asked)).all()


async def link_by_id(session: AsyncSession, link_id: UUID) -> SisterLink:
    """Return that link, held until the transaction ends so that two who answer queue; raises NotFound."""
    found = await _held(session, SisterLink.id == link_id)
    if found is None:
        raise NotFound
    return found


async def link_between(session: AsyncSession, pair: str) -> SisterLink | None:
    """Return what the two groups agreed on last, held until the transaction ends."""
    return await _held(session, SisterLink.pair == pair)


async def _held(session: AsyncSession, which: object) -> SisterLink | None:
    await session.execute(select(SisterLink.id).where(which).with_for_update())  # type: ignore[arg-type]
    asked = select(SisterLink).where(which).options(*_WITH_NAMES)  # type: ignore[arg-type]
    found: SisterLink | None = await session.scalar(asked, execution_options={"populate_existing": True})
    return found


@knows_neighbours
async def sisters_of(session: AsyncSession, group: Group) -> Sequence[Group]:
    """Return the groups that are linked with this one, by name."""
    linked = [link for link in await links_of(session, group) if link.state is LinkState.LINKED]
    others = [link.asked if link.asker_id == group.id else link.asker for link in linked]
    same_tenant = [one for one in others if one.tenant_id == group.tenant_id]
    return sorted(same_tenant, key=lambda one: (one.name, str(one.id)))


async def groups_beside(session: AsyncSession, group: Group) -> Sequence[Group]:
    """Return the tenant's other groups that are awake and neither linked nor asked, by name."""
    known = {one for link in await links_of(session, group) for one in (link.asker_id, link.asked_id)}
    others = (Group.tenant_id == group.tenant_id, Group.id != group.id, Group.asleep_since.is_(None))
    found = await session.scalars(select(Group).where(*others).order_by(Group.name, Group.created_at))
    return [one for one in found if one.id not in known]


async def group_beside(session: AsyncSession, group: Group, other_id: UUID) -> Group:
    """Return that other group of the tenant; raises NotFound for another tenant's, and for the group itself."""
    found = await session.get(Group, other_id)
    if found is None or found.tenant_id != group.tenant_id or found.id == group.id:
        raise NotFound
    return found


async def news_for(session: AsyncSession, meeting: Meeting) -> Sequence[SisterNews]:
    """Return what sister groups told for that meeting, in the order in which they told it."""
    told = select(SisterNews).where(SisterNews.to_id == meeting.group_id, SisterNews.meeting_id == meeting.id)
    return (await session.scalars(told.order_by(SisterNews.shared_at, SisterNews.title))).all()


async def latest_news(session: AsyncSession, group: Group) -> Sequence[tuple[SisterNews, Meeting]]:
    """Return what sister groups told the group last, the latest first, each with its meeting."""
    asked = (
        select(SisterNews, Meeting)
        .join(Meeting, Meeting.id == SisterNews.meeting_id)
        .where(SisterNews.to_id == group.id)
        .order_by(SisterNews.shared_at.desc(), SisterNews.title)
        .limit(LATEST)
    )
    return [(news, meeting) for news, meeting in await session.execute(asked)]


async def news_left_behind(session: AsyncSession, group: Group) -> Sequence[SisterNews]:
    """Return the news told for meetings of the group that were cancelled."""
    asked = (
        select(SisterNews)
        .join(Meeting, Meeting.id == SisterNews.meeting_id)
        .where(SisterNews.to_id == group.id, Meeting.state == MeetingState.CANCELLED)
    )
    return (await session.scalars(asked)).all()
