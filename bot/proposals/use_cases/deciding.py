"""Deciding what becomes of a proposal: what organisers do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.letters import amend_agenda
from bot.agenda.models import AgendaItem, Part
from bot.agenda.queries import items_of
from bot.agenda.rules import moved
from bot.agenda.use_cases.ordering import arrange
from bot.errors import Invalid
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_in, meetings_ahead
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Membership
from bot.people.rules import Permission, require
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.rules import is_ahead, later_than, must_be_news, must_be_open
from bot.proposals.use_cases.carrying_on import keep_watch, put_forward
from bot.proposals.use_cases.proposing import wished_or_next


@dataclass(frozen=True, slots=True)
class Verdict:
    """An organiser's answer; `put_off_to` is the meeting at which a postponed proposal comes up again."""

    state: ProposalState
    reason: str = ""
    put_off_to: UUID | None = None


async def put_off_choice(
    session: AsyncSession, proposal: Proposal, chosen: UUID | None, *, now: datetime
) -> UUID | None:
    """Return the meeting that a proposal is postponed to: the chosen one, or the one after that it is for.

    None when none stands in the calendar yet. Raises NotFound for another group's meeting.
    """
    group = proposal.group
    wished = await session.get(Meeting, proposal.meeting_id) if proposal.meeting_id else None
    later = later_than(await plan_ahead(session, group, now=now), wished, now=now)
    if chosen is not None:
        meeting = await meeting_in(session, group, chosen)
        if is_ahead(meeting, now):
            return meeting.id
    return later[0].id if later else None


async def decide_proposal(
    session: AsyncSession, proposal: Proposal, verdict: Verdict, *, by: Membership, now: datetime
) -> None:
    """Answer a proposal and let its proposer know; raises NotAllowed, or TooLate with who answered before."""
    require(by, Permission.DECIDE_PROPOSALS)
    must_be_open(proposal)
    must_be_news(proposal, verdict.state, verdict.put_off_to)
    _settle(proposal, verdict, by=by, now=now)
    if verdict.state is ProposalState.ACCEPTED:
        meeting = await wished_or_next(session, proposal.group, proposal.meeting_id, now=now)
        await put_forward(session, proposal, meeting, now=now)
    if verdict.state is ProposalState.IN_TEAMS:
        await letters.open_thread(session, proposal, now=now)
    await _tell(session, proposal, by=by, now=now)


def _settle(proposal: Proposal, verdict: Verdict, *, by: Membership, now: datetime) -> None:
    proposal.state, proposal.reason, proposal.decided_at = verdict.state, verdict.reason, now
    proposal.decided_by_id, proposal.decided_by = by.person_id, by.person
    proposal.put_off_to_id = verdict.put_off_to


async def _tell(session: AsyncSession, proposal: Proposal, *, by: Membership, now: datetime) -> None:
    await session.flush()
    await letters.show_where_it_stands(session, proposal, now=now)
    await letters.tell_proposer(session, proposal, by=by.person, now=now)
    await keep_watch(session, proposal.group, now=now)


@dataclass(frozen=True, slots=True)
class Changes:
    """How an organiser wants a proposal taken up; `place` is "first", "last" or the id of the item before it."""

    meeting_id: UUID | None
    minutes: int | None
    place: str
    presenters: Sequence[str]
    reason: str = ""


async def accept_changed(
    session: AsyncSession, proposal: Proposal, changes: Changes, *, by: Membership, now: datetime
) -> None:
    """Put the proposal on an agenda as the organiser wants it; raises as `decide_proposal` does.

    Raises Invalid for a meeting that is over or a place on another meeting's agenda.
    """
    require(by, Permission.DECIDE_PROPOSALS)
    must_be_open(proposal)
    meeting = await _chosen_meeting(session, proposal, changes, now=now)
    proposal.minutes = changes.minutes or proposal.minutes
    proposal.presenters = list(changes.presenters) or proposal.presenters
    _settle(proposal, Verdict(ProposalState.ACCEPTED, changes.reason), by=by, now=now)
    await put_forward(session, proposal, meeting, now=now)
    await _place(session, proposal, meeting, changes.place, now=now)
    await _tell(session, proposal, by=by, now=now)


async def _chosen_meeting(session: AsyncSession, proposal: Proposal, changes: Changes, *, now: datetime) -> Meeting:
    if changes.meeting_id is None:
        return await wished_or_next(session, proposal.group, proposal.meeting_id, now=now)
    meeting = await meeting_in(session, proposal.group, changes.meeting_id)
    if meeting.id not in {one.id for one in await meetings_ahead(session, proposal.group, now=now)}:
        raise Invalid("That meeting is over or cancelled. Choose another one.")
    return meeting


async def _place(session: AsyncSession, proposal: Proposal, meeting: Meeting, place: str, *, now: datetime) -> None:
    """Let the proposal's item stand where the organiser wants it; last is where it stands already."""
    if place == "last":
        return
    items = await items_of(session, meeting)
    mine = next(item for item in items if item.proposal_id == proposal.id)
    await arrange(session, moved(items, mine, _seat(items, mine, place)))
    await amend_agenda(session, meeting, group=proposal.group, now=now)


def _seat(items: Sequence[AgendaItem], mine: AgendaItem, place: str) -> int:
    """Return the place, counted from 1 among the others' and its own."""
    others = [item for item in items if item is not mine]
    if place == "first":
        return 1 + sum(item.part is Part.OPENING for item in others)
    before = next((seat for seat, item in enumerate(others, start=1) if str(item.id) == place), None)
    if before is None:
        raise Invalid("The item that it is to come after stands on another meeting's agenda. Choose another place.")
    return before + 1
