"""What the room of proposals sends to people who did not ask."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.outbox.clock import wake
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Person
from bot.people.queries import members_of, organisers_of
from bot.proposals.drawing import drawn
from bot.proposals.models import Proposal
from bot.proposals.queries import journey_of, steps_of
from bot.proposals.threads import thread_key
from cards.kit import Card
from cards.proposals.proposal import (
    proposal_copy,
    proposal_news,
    proposal_outcome,
    proposal_receipt,
    proposal_thread,
    proposal_to_decide,
)

THREAD = "proposals.thread"
"""What the clock knows the search for a thread's address by."""

SOON = timedelta(seconds=5)
"""So long a thread's first post usually takes to reach Teams."""


def receipt_key(proposal: Proposal) -> str:
    """Return the name of the message that is the proposal's receipt, wherever the proposal goes."""
    return f"proposals.receipt:{proposal.first_id}"


async def copy_key(session: AsyncSession, proposal: Proposal, organiser: Person) -> str:
    """Return the name of an organiser's copy; one that came back to the group has a new one."""
    return _copy_key(proposal, organiser, await _arrivals(session, proposal))


def _copy_key(proposal: Proposal, organiser: Person, arrivals: int) -> str:
    return f"proposals.proposed:{proposal.id}:{organiser.id}" + (f":{arrivals}" if arrivals else "")


async def _arrivals(session: AsyncSession, proposal: Proposal) -> int:
    return sum(step.to_id == proposal.id for step in await steps_of(session, proposal))


async def _copies(
    session: AsyncSession, proposal: Proposal, *, now: datetime
) -> AsyncIterator[tuple[Person, str, Card]]:
    """Give each organiser's copy with its name, drawn once for all who read the same language."""
    cards: dict[str, Card] = {}
    arrivals = await _arrivals(session, proposal)
    for organiser in await organisers_of(session, proposal.group):
        t = tongue_of(organiser, proposal.group)
        if t.lang not in cards:
            cards[t.lang] = await drawn(session, proposal, proposal_to_decide, t=t, now=now)
        yield organiser, _copy_key(proposal, organiser, arrivals), cards[t.lang]


async def tell_organisers(session: AsyncSession, proposal: Proposal, *, now: datetime) -> None:
    """Send each organiser the proposal with its buttons, and each reader a copy of its receipt."""
    async for organiser, key, card in _copies(session, proposal, now=now):
        await post(session, key=key, to=to_person(organiser), card=card, now=now)


async def show_where_it_stands(session: AsyncSession, proposal: Proposal, *, now: datetime) -> None:
    """Bring the receipt, its copies and every organiser's copy up to date, in place, in each group it came to."""
    journey = await journey_of(session, proposal)
    first = journey[0]
    receipt = await drawn(session, first, proposal_receipt, t=speaking(first.language), now=now)
    await amend(session, key=receipt_key(first), card=receipt, now=now)
    await show_readers(session, first, now=now)
    for one in journey:
        async for _, key, card in _copies(session, one, now=now):
            await amend(session, key=key, card=card, now=now)


async def _still_here(session: AsyncSession, first: Proposal) -> set[UUID]:
    """Return who is in the group that the proposal was sent in: whoever left hears no more of it."""
    return {one.person_id for one in await members_of(session, first.group)}


async def show_readers(session: AsyncSession, first: Proposal, *, now: datetime) -> None:
    """Let those whom the proposer let follow the proposal see how it stands, each in one message."""
    here = await _still_here(session, first)
    for reader in (one for one in first.readers if one.id in here):
        key = f"proposals.copy:{first.id}:{reader.id}"
        card = await drawn(session, first, proposal_copy, t=tongue_of(reader, first.group), now=now)
        if not await amend(session, key=key, card=card, now=now):
            await post(session, key=key, to=to_person(reader), card=card, now=now)


async def tell_proposer(session: AsyncSession, proposal: Proposal, *, by: Person | None, now: datetime) -> None:
    """Let the proposer know what became of her proposal, unless she did it herself, and the groups it came from."""
    journey = await journey_of(session, proposal)
    if by is None or proposal.proposer_id != by.id:
        await _tell_proposer(session, journey[0], now=now)
    told = {proposal.proposer_id, by.id if by else None}
    told |= {one.id for one in await organisers_of(session, proposal.group)}
    for one in journey:
        for organiser in await organisers_of(session, one.group):
            if organiser.id not in told:
                told.add(organiser.id)
                card = await drawn(session, one, proposal_outcome, t=tongue_of(organiser, one.group), now=now)
                key = f"proposals.outcome:{one.id}:{organiser.id}:{now.isoformat()}"
                await post(session, key=key, to=to_person(organiser), card=card, now=now)


def _news_key(proposal: Proposal, at: datetime) -> str:
    return f"proposals.answered:{proposal.first_id}:{at.isoformat()}"


async def _tell_proposer(session: AsyncSession, first: Proposal, *, now: datetime) -> None:
    if first.proposer_id not in await _still_here(session, first):
        return
    t = tongue_of(first.proposer, first.group)
    card = await drawn(session, first, proposal_news, t=t, now=now)
    await post(session, key=_news_key(first, now), to=to_person(first.proposer), card=card, now=now)


async def open_thread(session: AsyncSession, proposal: Proposal, *, now: datetime) -> None:
    """Post the matter in the channel as a thread of its own, and have its address looked for soon."""
    card = await drawn(session, proposal, proposal_thread, t=speaking(proposal.group.language), now=now)
    await post(session, key=thread_key(proposal), to=to_group(proposal.group), card=card, now=now)
    await wake(session, kind=THREAD, subject=str(proposal.id), at=now + SOON)


async def point_to_thread(session: AsyncSession, proposal: Proposal, *, now: datetime) -> None:
    """Let the receipt, its copies and the news of the decision point to the thread, which stands in Teams now."""
    await show_where_it_stands(session, proposal, now=now)
    if proposal.decided_at is not None:
        first = (await journey_of(session, proposal))[0]
        card = await drawn(session, first, proposal_news, t=tongue_of(first.proposer, first.group), now=now)
        await amend(session, key=_news_key(first, proposal.decided_at), card=card, now=now)
