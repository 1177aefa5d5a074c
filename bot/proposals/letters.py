"""What the room of proposals sends to people who did not ask."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import organisers_of
from bot.proposals.models import Proposal
from bot.proposals.views import proposal_view
from cards.kit import Card
from cards.proposals.proposal import ProposalView, proposal_news, proposal_receipt, proposal_thread, proposal_to_decide
from cards.speech import Translate


def receipt_key(proposal: Proposal) -> str:
    """Return the name of the message that is the proposal's receipt."""
    return f"proposals.receipt:{proposal.id}"


def _copy_key(proposal: Proposal, organiser: Person) -> str:
    return f"proposals.proposed:{proposal.id}:{organiser.id}"


async def drawn(
    session: AsyncSession,
    proposal: Proposal,
    draw: Callable[[Translate, ProposalView], Card],
    *,
    group: Group,
    t: Translate,
    now: datetime,
) -> Card:
    """Return the proposal drawn by `draw` in the language of `t`."""
    meeting = await session.get(Meeting, proposal.meeting_id) if proposal.meeting_id else None
    today = local(now, group.time_zone).date()
    return draw(t, proposal_view(proposal, group=group, meeting=meeting, t=t, today=today))


async def tell_organisers(session: AsyncSession, proposal: Proposal, *, group: Group, now: datetime) -> None:
    """Send each organiser the proposal with its buttons."""
    for organiser in await organisers_of(session, group):
        card = await drawn(session, proposal, proposal_to_decide, group=group, t=tongue_of(organiser, group), now=now)
        await post(session, key=_copy_key(proposal, organiser), to=to_person(organiser), card=card, now=now)


async def show_where_it_stands(session: AsyncSession, proposal: Proposal, *, group: Group, now: datetime) -> None:
    """Bring the receipt and every organiser's copy up to date, in place."""
    receipt = await drawn(session, proposal, proposal_receipt, group=group, t=speaking(proposal.language), now=now)
    await amend(session, key=receipt_key(proposal), card=receipt, now=now)
    for organiser in await organisers_of(session, group):
        card = await drawn(session, proposal, proposal_to_decide, group=group, t=tongue_of(organiser, group), now=now)
        await amend(session, key=_copy_key(proposal, organiser), card=card, now=now)


async def tell_proposer(session: AsyncSession, proposal: Proposal, *, group: Group, now: datetime) -> None:
    """Let the proposer know what became of her proposal, unless she answered it herself."""
    if proposal.proposer_id == proposal.decided_by_id:
        return
    card = await drawn(session, proposal, proposal_news, group=group, t=tongue_of(proposal.proposer, group), now=now)
    key = f"proposals.answered:{proposal.id}:{now.isoformat()}"
    await post(session, key=key, to=to_person(proposal.proposer), card=card, now=now)


async def open_thread(session: AsyncSession, proposal: Proposal, *, group: Group, now: datetime) -> None:
    """Post the matter in the channel as a thread of its own."""
    card = await drawn(session, proposal, proposal_thread, group=group, t=speaking(group.language), now=now)
    await post(session, key=f"proposals.thread:{proposal.id}", to=to_group(group), card=card, now=now)
