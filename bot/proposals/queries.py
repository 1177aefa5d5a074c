"""Questions about proposals."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload, selectinload

from bot.errors import NotFound
from bot.meetings.models import Meeting
from bot.people.models import Group
from bot.proposals.models import Proposal, ProposalState, ProposalStep
from bot.proposals.rules import OPEN

_WITH_NAMES = (
    joinedload(Proposal.proposer),
    joinedload(Proposal.decided_by),
    joinedload(Proposal.group),
    selectinload(Proposal.readers),
)


async def proposal_by_id(session: AsyncSession, proposal_id: UUID, *, going_to: UUID | None = None) -> Proposal:
    """Return that proposal, held until the transaction ends so that two deciders queue; raises NotFound.

    Its group is held before it, as by everything that touches a calendar or an agenda, and with it the one it is
    `going_to`: both in the order of their ids, so that nobody waits crosswise.
    """
    its_group = select(Proposal.group_id).where(Proposal.id == proposal_id).scalar_subquery()
    both = or_(Group.id == its_group, Group.id == going_to)
    await session.execute(select(Group.id).where(both).order_by(Group.id).with_for_update())
    await session.execute(select(Proposal.id).where(Proposal.id == proposal_id).with_for_update())
    asked = (
        select(Proposal)
        .where(Proposal.id == proposal_id)
        .options(*_WITH_NAMES)
        .execution_options(populate_existing=True)
    )
    found: Proposal | None = await session.scalar(asked)
    if found is None:
        raise NotFound
    return found


def _waiting(group: Group) -> tuple[ColumnElement[bool], ...]:
    return Proposal.group_id == group.id, Proposal.state.in_(OPEN)


async def does_any_wait(session: AsyncSession, group: Group) -> bool:
    """Say whether a proposal waits for an organiser's answer."""
    return await session.scalar(select(Proposal.id).where(*_waiting(group)).limit(1)) is not None


async def proposals_waiting(session: AsyncSession, group: Group) -> Sequence[Proposal]:
    """Return the proposals that wait for an organiser's answer, oldest first."""
    asked = select(Proposal).where(*_waiting(group)).options(*_WITH_NAMES).order_by(Proposal.number)
    return (await session.scalars(asked)).all()


async def held_waiting(session: AsyncSession, group: Group) -> Sequence[Proposal]:
    """Return the same, held until the transaction ends, without those that somebody is deciding just now."""
    free = select(Proposal.id).where(*_waiting(group)).with_for_update(skip_locked=True)
    ids = (await session.scalars(free)).all()
    asked = select(Proposal).where(Proposal.id.in_(ids)).options(*_WITH_NAMES).order_by(Proposal.number)
    return (await session.scalars(asked.execution_options(populate_existing=True))).all()


async def proposals_about(session: AsyncSession, meeting: Meeting) -> Sequence[Proposal]:
    """Return the proposals whose card names the meeting: wished for it, accepted for it or postponed to it."""
    named = or_(Proposal.meeting_id == meeting.id, Proposal.put_off_to_id == meeting.id)
    live = Proposal.state.in_((*OPEN, ProposalState.ACCEPTED))
    asked = select(Proposal).where(named, live).options(*_WITH_NAMES).order_by(Proposal.number)
    return (await session.scalars(asked)).all()


async def journey_of(session: AsyncSession, proposal: Proposal) -> Sequence[Proposal]:
    """Return the proposal as it is in each group that it came to, the first one first."""
    same = or_(Proposal.id == proposal.first_id, Proposal.origin_id == proposal.first_id)
    found = (await session.scalars(select(Proposal).where(same).options(*_WITH_NAMES))).all()
    return sorted(found, key=lambda one: (one.origin_id is not None, one.created_at))


async def steps_of(session: AsyncSession, proposal: Proposal) -> Sequence[ProposalStep]:
    """Return the hand-overs of the proposal, the first one first."""
    same = or_(Proposal.id == proposal.first_id, Proposal.origin_id == proposal.first_id)
    asked = (
        select(ProposalStep)
        .join(ProposalStep.proposal)
        .where(same)
        .options(
            joinedload(ProposalStep.person),
            joinedload(ProposalStep.proposal).joinedload(Proposal.group),
            joinedload(ProposalStep.to).joinedload(Proposal.group),
        )
        .order_by(ProposalStep.at)
    )
    return (await session.scalars(asked)).all()
