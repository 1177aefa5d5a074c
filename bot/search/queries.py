"""Questions to the index."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, false, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.agenda.models import AgendaItem
from bot.meetings.models import Meeting
from bot.people.models import Group, Membership, Person
from bot.people.rules import Role, role_of
from bot.search.models import HitKind, SearchEntry
from bot.search.words import Wanted

FOR_GUESTS = (HitKind.DECISION, HitKind.ASSIGNMENT, HitKind.MINUTES)
"""What guests may find; of the agenda they see what they present themselves, of proposals nothing."""


async def hits(session: AsyncSession, asked: Sequence[Wanted], members: Sequence[Membership]) -> Sequence[UUID]:
    """Return what holds all those words in these groups, as each member may see it: in titles first, then by day."""
    holds = [_held(SearchEntry.stems, one) for one in asked]
    in_title = and_(*(_held(SearchEntry.in_title, one) for one in asked))
    found = select(SearchEntry.id).where(await _seen_by(session, members), *holds)
    first = case((in_title, 0), else_=1)
    found = found.order_by(first, SearchEntry.day.desc(), SearchEntry.kind, SearchEntry.subject_id)
    return (await session.scalars(found)).all()


def _held(stems: InstrumentedAttribute[str], one: Wanted) -> ColumnElement[bool]:
    """Say that the stems are those of a text with that word; of stems nothing needs to be escaped."""
    beginnings = [f" {stem} " for stem in sorted(one.stems)] + ([f" {one.beginning}"] if one.beginning else [])
    return or_(*(stems.contains(beginning) for beginning in beginnings))


async def _seen_by(session: AsyncSession, members: Sequence[Membership]) -> ColumnElement[bool]:
    seen: list[ColumnElement[bool]] = [false()]
    for member in members:
        here = SearchEntry.group_id == member.group_id
        if role_of(member) is Role.GUEST:
            own = await _presented_by(session, member.person, member.group)
            here = and_(here, or_(SearchEntry.kind.in_(FOR_GUESTS), SearchEntry.subject_id.in_(own)))
        seen.append(here)
    return or_(*seen)


async def _presented_by(session: AsyncSession, person: Person, group: Group) -> list[UUID]:
    asked = select(AgendaItem.id, AgendaItem.presenter_ids).join(Meeting, AgendaItem.meeting_id == Meeting.id)
    rows = await session.execute(asked.where(Meeting.group_id == group.id))
    return [one for one, presenters in rows if str(person.id) in presenters]


async def entries_of(session: AsyncSession, ids: Sequence[UUID]) -> list[SearchEntry]:
    """Return those entries, in the same order."""
    found = {one.id: one for one in await session.scalars(select(SearchEntry).where(SearchEntry.id.in_(ids)))}
    return [found[one] for one in ids if one in found]
