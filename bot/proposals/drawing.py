"""Draws a proposal as its reader sees it now, with all that is known around it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.queries import meetings_ahead
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.neighbours import neighbours_of
from bot.proposals.queries import journey_of, steps_of
from bot.proposals.rules import OPEN, later_than
from bot.proposals.threads import thread_address
from bot.proposals.views import Surroundings, proposal_view
from cards.kit import Card
from cards.proposals.views import ProposalView
from cards.speech import Translate

Draw = Callable[[Translate, ProposalView], Card]


async def drawn(session: AsyncSession, proposal: Proposal, draw: Draw, *, t: Translate, now: datetime) -> Card:
    """Return the proposal drawn by `draw` in the language of `t`."""
    return draw(t, await shown(session, proposal, t=t, now=now))


async def shown(session: AsyncSession, proposal: Proposal, *, t: Translate, now: datetime) -> ProposalView:
    """Return the proposal's view; one that was handed over has beside it how it stands where it is now."""
    view = await _here(session, proposal, t=t, now=now)
    if proposal.state is not ProposalState.HANDED_OVER:
        return view
    journey = await journey_of(session, proposal)
    there = next((one for one in journey if one.state is not ProposalState.HANDED_OVER), None)
    return replace(view, elsewhere=await _here(session, there, t=t, now=now)) if there else view


async def _here(session: AsyncSession, proposal: Proposal, *, t: Translate, now: datetime) -> ProposalView:
    around = await _around(session, proposal, now=now)
    return proposal_view(proposal, around, t=t, today=local(now, proposal.group.time_zone).date())


async def _around(session: AsyncSession, proposal: Proposal, *, now: datetime) -> Surroundings:
    is_open = proposal.state in OPEN
    meeting = await _meeting(session, proposal.meeting_id)
    ahead = await meetings_ahead(session, proposal.group, now=now) if is_open else []
    return Surroundings(
        meeting=meeting,
        put_off_to=await _meeting(session, proposal.put_off_to_id),
        later=later_than(ahead, meeting, now=now),
        steps=await steps_of(session, proposal),
        thread=await thread_address(session, proposal) if proposal.state is ProposalState.IN_TEAMS else "",
        may_be_handed=is_open and bool(await neighbours_of(session, proposal.group)),
    )


async def _meeting(session: AsyncSession, meeting_id: UUID | None) -> Meeting | None:
    return await session.get(Meeting, meeting_id) if meeting_id else None
