"""What proposals do when meetings and agendas change: they follow."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fates import Fate, follows_items
from bot.agenda.models import AgendaItem
from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.meetings.watchers import watches_calendar
from bot.people.models import Group
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.queries import proposal_by_id, proposals_about
from bot.proposals.rules import later_than
from bot.proposals.use_cases.carrying_on import carry_on, keep_watch

_DAYS_CHANGE = (MeetingState.PLANNED, MeetingState.PUBLISHED)


@watches_calendar
async def follow_calendar(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let proposals show the meeting's day and whether they are late for it, and what waits pass on to the next."""
    await carry_on(session, group, now=now)
    await keep_watch(session, group, now=now)
    if meeting.state in _DAYS_CHANGE:
        for proposal in await proposals_about(session, meeting):
            await letters.show_where_it_stands(session, proposal, now=now)


@follows_items
async def follow_item(session: AsyncSession, item: AgendaItem, fate: Fate, *, group: Group, now: datetime) -> None:
    """Let a proposal whose item was not taken up come up again, and all who follow it know."""
    if item.proposal_id is None:
        return
    try:
        proposal = await proposal_by_id(session, item.proposal_id)
    except NotFound:
        return
    if fate is Fate.REMOVED:
        await _taken_off(session, proposal, item, group=group, now=now)
    else:
        proposal.meeting_id, proposal.put_off_to_id = item.meeting_id, item.meeting_id
    await session.flush()
    await letters.show_where_it_stands(session, proposal, now=now)
    await letters.tell_proposer(session, proposal, by=None, now=now)
    await keep_watch(session, group, now=now)


async def _taken_off(
    session: AsyncSession, proposal: Proposal, item: AgendaItem, *, group: Group, now: datetime
) -> None:
    """Let a proposal whose item an organiser removed wait for the meeting after, and be answered anew until then."""
    meeting = await session.get(Meeting, item.meeting_id)
    later = later_than(await meetings_ahead(session, group, now=now), meeting, now=now)
    proposal.state, proposal.put_off_to_id = ProposalState.POSTPONED, later[0].id if later else None
    proposal.decided_by_id, proposal.decided_by, proposal.reason = None, None, ""
