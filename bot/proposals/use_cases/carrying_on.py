"""What goes on by itself: postponed proposals come up again, and wishes pass to the next meeting."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.rules import MINUTES
from bot.agenda.use_cases.filling import Entry, put_on_agenda
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.outbox.clock import forget, wake
from bot.people.models import Group
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.queries import does_any_wait, held_waiting
from bot.proposals.rules import comes_up, is_ahead

MEETING_BEGINS = "proposals.meeting_begins"
"""What the clock knows the beginning of a group's next meeting by: what waits passes on to the one after."""


async def keep_watch(session: AsyncSession, group: Group, *, now: datetime) -> datetime | None:
    """Have the group's next meeting heeded when it begins, as long as a proposal waits; return when that is."""
    coming = [one for one in await meetings_ahead(session, group, now=now) if is_ahead(one, now)]
    if not coming or not await does_any_wait(session, group):
        await forget(session, kind=MEETING_BEGINS, subject=str(group.id))
        return None
    await wake(session, kind=MEETING_BEGINS, subject=str(group.id), at=coming[0].starts_at)
    return coming[0].starts_at


async def carry_on(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Let what waits follow the calendar: onto the agenda that is next, or to the next meeting to be wished for."""
    coming = [one for one in await meetings_ahead(session, group, now=now) if is_ahead(one, now)]
    if not coming:
        return
    for proposal in await held_waiting(session, group):
        wished = await session.get(Meeting, proposal.meeting_id) if proposal.meeting_id else None
        if proposal.state is ProposalState.SUBMITTED and (wished is None or not is_ahead(wished, now)):
            proposal.meeting_id = coming[0].id
            await session.flush()
            await letters.show_where_it_stands(session, proposal, now=now)
        elif proposal.state is ProposalState.POSTPONED:
            await _bring_up(session, proposal, coming, wished=wished, now=now)


async def _bring_up(
    session: AsyncSession, proposal: Proposal, coming: list[Meeting], *, wished: Meeting | None, now: datetime
) -> None:
    put_off_to = await session.get(Meeting, proposal.put_off_to_id) if proposal.put_off_to_id else None
    if put_off_to is not None and put_off_to.state is MeetingState.CANCELLED:
        cancelled = put_off_to
        put_off_to = next((one for one in coming if one.starts_at > cancelled.starts_at), None)
        proposal.put_off_to_id = put_off_to.id if put_off_to else None
        await session.flush()
        await letters.show_where_it_stands(session, proposal, now=now)
    if not comes_up(coming[0], put_off_to=put_off_to, wished=wished):
        return
    await put_forward(session, proposal, coming[0], returns=True, now=now)
    proposal.state, proposal.put_off_to_id = ProposalState.ACCEPTED, coming[0].id
    await session.flush()
    await letters.show_where_it_stands(session, proposal, now=now)
    await letters.tell_proposer(session, proposal, by=None, now=now)


async def put_forward(
    session: AsyncSession, proposal: Proposal, meeting: Meeting, *, returns: bool = False, now: datetime
) -> None:
    """Let the meeting take the proposal up; what `returns` comes before what is new."""
    proposal.meeting_id = meeting.id
    entry = Entry(
        proposal.title,
        proposal.kind,
        proposal.presenters,
        proposal.minutes or MINUTES,
        proposal_id=proposal.id,
        background=proposal.background,
        link=proposal.link,
        returns=returns,
    )
    await put_on_agenda(session, meeting, entry, group=proposal.group, now=now)
