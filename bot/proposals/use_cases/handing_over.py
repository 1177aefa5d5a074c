"""Handing a proposal to a sister group: it gets that group's number, and keeps the way it went."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.people.models import Group, Membership
from bot.people.rules import Permission, require
from bot.people.use_cases import next_number
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState, ProposalStep
from bot.proposals.neighbours import neighbours_of
from bot.proposals.queries import journey_of
from bot.proposals.rules import must_be_open
from bot.proposals.use_cases.carrying_on import keep_watch
from bot.proposals.use_cases.proposing import wished_or_any


async def hand_proposal(
    session: AsyncSession, proposal: Proposal, group_id: UUID, *, by: Membership, reason: str, now: datetime
) -> Proposal:
    """Let the sister group decide from here on, and return the proposal as it is there; all concerned are told.

    A group that has had it before has it again under its old number. Raises NotAllowed for others than organisers,
    NotFound for a group that is no sister group, TooLate for a proposal that is decided or handed over already.
    """
    require(by, Permission.DECIDE_PROPOSALS)
    must_be_open(proposal)
    group = next((one for one in await neighbours_of(session, proposal.group) if one.id == group_id), None)
    if group is None:
        raise NotFound
    proposal.state, proposal.reason, proposal.decided_at = ProposalState.HANDED_OVER, reason, now
    proposal.decided_by_id, proposal.decided_by, proposal.put_off_to_id = by.person_id, by.person, None
    await session.flush()
    there = await _arrived(session, proposal, group, now=now)
    session.add(ProposalStep(proposal_id=proposal.id, to_id=there.id, person_id=by.person_id, at=now, reason=reason))
    await session.flush()
    await letters.tell_organisers(session, there, now=now)
    await letters.show_where_it_stands(session, there, now=now)
    await letters.tell_proposer(session, there, by=by.person, now=now)
    for one in (proposal, there):
        await keep_watch(session, one.group, now=now)
    return there


async def _arrived(session: AsyncSession, proposal: Proposal, group: Group, *, now: datetime) -> Proposal:
    """Return the proposal as the group has it from now on: undecided, for its next meeting."""
    meeting = await wished_or_any(session, group, None, now=now)
    back = next((one for one in await journey_of(session, proposal) if one.group_id == group.id), None)
    if back is None:
        return await _received(session, proposal, group, meeting_id=meeting.id if meeting else None, now=now)
    back.state, back.reason, back.decided_at = ProposalState.SUBMITTED, "", None
    back.decided_by_id, back.decided_by = None, None
    back.meeting_id, back.wished_at = meeting.id if meeting else None, now
    await session.flush()
    return back


async def _received(
    session: AsyncSession, proposal: Proposal, group: Group, *, meeting_id: UUID | None, now: datetime
) -> Proposal:
    there = Proposal(
        group_id=group.id,
        number=await next_number(session, group, "F"),
        title=proposal.title,
        kind=proposal.kind,
        presenters=list(proposal.presenters),
        minutes=proposal.minutes,
        background=proposal.background,
        link=proposal.link,
        proposer_id=proposal.proposer_id,
        meeting_id=meeting_id,
        created_at=now,
        language=proposal.language,
        origin_id=proposal.first_id,
        readers=[],
    )
    there.proposer, there.decided_by, there.group = proposal.proposer, None, group
    session.add(there)
    await session.flush()
    return there
