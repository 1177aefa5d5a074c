"""Questions about proposals."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.errors import NotFound
from bot.people.models import Group
from bot.proposals.models import Proposal, ProposalState

_WITH_NAMES = (joinedload(Proposal.proposer), joinedload(Proposal.decided_by))


async def proposal_by_id(session: AsyncSession, proposal_id: UUID) -> Proposal:
    """Return that proposal, held until the transaction ends so that two deciders queue; raises NotFound."""
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


async def proposals_waiting(session: AsyncSession, group: Group) -> Sequence[Proposal]:
    """Return the proposals that wait for an organiser's answer, oldest first."""
    waiting = Proposal.state.in_((ProposalState.SUBMITTED, ProposalState.POSTPONED))
    asked = (
        select(Proposal).where(Proposal.group_id == group.id, waiting).options(*_WITH_NAMES).order_by(Proposal.number)
    )
    return (await session.scalars(asked)).all()
