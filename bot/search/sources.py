"""What there is to find in a group, read from the rooms' own tables."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from bot.agenda.models import AgendaItem
from bot.assignments.models import Assignment
from bot.assignments.views import owner_names
from bot.kit.dates import local
from bot.kit.ids import digest
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.models import Decision, Minutes, MinutesItem, MinutesState
from bot.people.models import Group
from bot.proposals.models import Proposal, ProposalState
from bot.search.models import HitKind


@dataclass(frozen=True, slots=True)
class Source:
    """Something to find, as it stands in its room now."""

    kind: HitKind
    subject_id: UUID
    label: str
    title: str
    text: str
    source: str
    day: date

    @property
    def digest(self) -> str:
        """A short name for all it says."""
        return digest(self.label, self.title, self.text, self.source, self.day.isoformat())


async def everything_in(session: AsyncSession, group: Group) -> list[Source]:
    """Return all that can be found in the group; drafts, what was thrown away and what was taken back can't."""
    return [
        source
        for room in (_decisions, _assignments, _minutes, _agendas, _proposals)
        async for source in room(session, group)
    ]


def _published(group: Group) -> tuple[object, ...]:
    return Minutes.group_id == group.id, Minutes.state == MinutesState.PUBLISHED


async def _decisions(session: AsyncSession, group: Group) -> AsyncIterator[Source]:
    asked = (
        select(Decision.id, Decision.number, Decision.text, Minutes.title, Minutes.day)
        .join(Minutes, Decision.minutes_id == Minutes.id)
        .where(*_published(group), Decision.number.is_not(None))  # type: ignore[arg-type]
    )
    for one, number, text, source, day in await session.execute(asked):
        yield Source(HitKind.DECISION, one, f"B-{number}", text, "", source, day)


async def _assignments(session: AsyncSession, group: Group) -> AsyncIterator[Source]:
    asked = select(Assignment).where(Assignment.group_id == group.id).options(selectinload(Assignment.owners))
    for one in await session.scalars(asked):
        given = local(one.given_at, group.time_zone).date()
        said = "" if one.source == one.text else one.source
        owners = ", ".join(owner_names(one))
        yield Source(HitKind.ASSIGNMENT, one.id, f"U-{one.number}", one.text, said, owners, given)


async def _minutes(session: AsyncSession, group: Group) -> AsyncIterator[Source]:
    item = (MinutesItem.id, MinutesItem.number, MinutesItem.title, MinutesItem.presenters, MinutesItem.body)
    asked = (
        select(*item, Minutes.title, Minutes.registration_number, Minutes.day)
        .join(Minutes, MinutesItem.minutes_id == Minutes.id)
        .where(*_published(group))  # type: ignore[arg-type]
    )
    for one, number, title, presenters, body, source, registered, day in await session.execute(asked):
        text = "\n".join(part["text"] for part in body)
        names = " · ".join(filter(None, (source, registered, ", ".join(presenters))))
        yield Source(HitKind.MINUTES, one, number, title, text, names, day)


async def _agendas(session: AsyncSession, group: Group) -> AsyncIterator[Source]:
    asked = (
        select(AgendaItem, Meeting.starts_at)
        .join(Meeting, AgendaItem.meeting_id == Meeting.id)
        .where(Meeting.group_id == group.id, Meeting.state != MeetingState.CANCELLED, AgendaItem.standing_id.is_(None))
    )
    for one, starts_at in await session.execute(asked):
        text = "\n".join(filter(None, (one.background, one.note)))
        day = local(starts_at, group.time_zone).date()
        yield Source(HitKind.AGENDA, one.id, "", one.title, text, ", ".join(one.presenters), day)


async def _proposals(session: AsyncSession, group: Group) -> AsyncIterator[Source]:
    asked = select(Proposal).where(Proposal.group_id == group.id, Proposal.state != ProposalState.WITHDRAWN)
    for one in await session.scalars(asked):
        text = "\n".join(filter(None, (one.background, one.reason)))
        day = local(one.created_at, group.time_zone).date()
        yield Source(HitKind.PROPOSAL, one.id, f"F-{one.number}", one.title, text, ", ".join(one.presenters), day)
