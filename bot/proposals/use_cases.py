"""Proposing, and deciding what becomes of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import ItemKind
from bot.agenda.rules import MINUTES
from bot.agenda.use_cases import Entry, put_on_agenda
from bot.meetings.models import Meeting
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Membership
from bot.people.rules import Permission, require
from bot.people.use_cases import next_number
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.rules import must_be_news, must_be_open, must_be_own, must_be_undecided


@dataclass(frozen=True, slots=True)
class Matter:
    """What a proposal is about, as its proposer put it."""

    title: str
    kind: ItemKind = ItemKind.DISCUSSION
    presenters: tuple[str, ...] = ()
    minutes: int | None = None
    background: str = ""
    link: str = ""
    meeting_id: UUID | None = None


async def propose_item(
    session: AsyncSession, matter: Matter, *, by: Membership, language: str, now: datetime
) -> Proposal:
    """Take a proposal, number it and tell the organisers; its receipt speaks `language`.

    Raises NotAllowed for guests.
    """
    require(by, Permission.PROPOSE)
    proposal = Proposal(
        group_id=by.group_id,
        number=await next_number(session, by.group, "F"),
        title=matter.title,
        kind=matter.kind,
        presenters=list(matter.presenters) or [by.person.name],
        minutes=matter.minutes,
        background=matter.background,
        link=matter.link,
        proposer_id=by.person_id,
        meeting_id=matter.meeting_id,
        created_at=now,
        language=language,
    )
    proposal.proposer = by.person
    proposal.decided_by = None
    session.add(proposal)
    await session.flush()
    await letters.tell_organisers(session, proposal, group=by.group, now=now)
    return proposal


async def change_proposal(
    session: AsyncSession, proposal: Proposal, matter: Matter, *, by: Membership, now: datetime
) -> None:
    """Let an undecided proposal say something else.

    Raises NotAllowed for others than its proposer, TooLate once it is decided.
    """
    must_be_own(proposal, by.person_id)
    must_be_undecided(proposal)
    proposal.title, proposal.kind = matter.title, matter.kind
    proposal.presenters = list(matter.presenters) or [by.person.name]
    proposal.minutes, proposal.background, proposal.link = matter.minutes, matter.background, matter.link
    proposal.meeting_id = matter.meeting_id
    await letters.show_where_it_stands(session, proposal, group=by.group, now=now)


async def withdraw_proposal(session: AsyncSession, proposal: Proposal, *, by: Membership, now: datetime) -> None:
    """Take an undecided proposal back; raises NotAllowed for others than its proposer, TooLate once decided."""
    must_be_own(proposal, by.person_id)
    must_be_undecided(proposal)
    proposal.state = ProposalState.WITHDRAWN
    await letters.show_where_it_stands(session, proposal, group=by.group, now=now)


async def decide_proposal(
    session: AsyncSession,
    proposal: Proposal,
    verdict: ProposalState,
    *,
    by: Membership,
    reason: str,
    now: datetime,
) -> None:
    """Answer a proposal and let its proposer know; raises NotAllowed, or TooLate with who answered before."""
    require(by, Permission.DECIDE_PROPOSALS)
    must_be_open(proposal)
    must_be_news(proposal, verdict)
    proposal.state, proposal.reason, proposal.decided_at = verdict, reason, now
    proposal.decided_by_id, proposal.decided_by = by.person_id, by.person
    if verdict is ProposalState.ACCEPTED:
        await _put_on_agenda(session, proposal, by=by, now=now)
    if verdict is ProposalState.IN_TEAMS:
        await letters.open_thread(session, proposal, group=by.group, now=now)
    await session.flush()
    await letters.show_where_it_stands(session, proposal, group=by.group, now=now)
    await letters.tell_proposer(session, proposal, group=by.group, now=now)


async def _put_on_agenda(session: AsyncSession, proposal: Proposal, *, by: Membership, now: datetime) -> None:
    meeting = await _wished_or_next(session, proposal, by=by, now=now)
    proposal.meeting_id = meeting.id
    entry = Entry(
        proposal.title, proposal.kind, proposal.presenters, proposal.minutes or MINUTES, proposal_id=proposal.id
    )
    await put_on_agenda(session, meeting, entry, group=by.group, now=now)


async def _wished_or_next(session: AsyncSession, proposal: Proposal, *, by: Membership, now: datetime) -> Meeting:
    """Return the meeting the proposer wished for if it is still ahead, else the next one."""
    wished = await session.get(Meeting, proposal.meeting_id) if proposal.meeting_id else None
    ahead = wished is not None and wished.group_id == by.group_id and wished.starts_at > now
    if wished is not None and ahead:
        return wished
    return next(one for one in await plan_ahead(session, by.group, now=now) if one.starts_at > now)
