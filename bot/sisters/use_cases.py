"""Linking groups, and telling sister groups what was shared."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.letters import amend_agenda
from bot.db.upsert import inserting
from bot.errors import Invalid
from bot.kit.ids import digest, new_id
from bot.meetings.queries import meetings_ahead
from bot.meetings.use_cases import plan_ahead
from bot.people.models import Group, Membership
from bot.people.queries import organisers_of
from bot.people.rules import Permission, require
from bot.proposals.rules import is_ahead
from bot.sisters import letters
from bot.sisters.models import LinkState, SisterLink, SisterNews
from bot.sisters.queries import group_beside, link_between, news_left_behind, sisters_of
from bot.sisters.rules import is_answered_so, must_be_free, must_be_live, must_wait_for_answer, pair_of


async def ask_to_link(session: AsyncSession, other_id: UUID, *, by: Membership, now: datetime) -> SisterLink:
    """Ask the other group's organisers; a group that has asked us is thereby accepted.

    Raises NotAllowed for others than organisers, NotFound for another tenant's group, Invalid for one without
    organisers, TooLate when the two are linked or when we have asked already.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    other = await group_beside(session, by.group, other_id)
    if not await organisers_of(session, other):
        raise Invalid(
            "{other} has no chair or secretary who could answer. Ask its members to choose one in its settings.",
            other=other.name,
        )
    link = await _pair(session, other, by=by, now=now)
    must_be_free(link, by.group)
    if link.state is LinkState.ASKED and link.asked_id == by.group_id:
        await _answer(session, link, LinkState.LINKED, by=by, now=now)
        return link
    link.asker_id, link.asked_id, link.asker, link.asked = by.group_id, other.id, by.group, other
    link.asked_by_id, link.asked_by, link.asked_at = by.person_id, by.person, now
    link.answered_by_id, link.answered_by, link.answered_at = None, None, None
    link.state = LinkState.ASKED
    await session.flush()
    await letters.ask_organisers(session, link, now=now)
    return link


async def _pair(session: AsyncSession, other: Group, *, by: Membership, now: datetime) -> SisterLink:
    """Return the pair's one row, held; a new one counts as ended, so that it can be asked."""
    pair = pair_of(by.group, other)
    new = inserting(session)(SisterLink).values(
        id=new_id(),
        asker_id=by.group_id,
        asked_id=other.id,
        pair=pair,
        asked_by_id=by.person_id,
        asked_at=now,
        state=LinkState.ENDED,
    )
    await session.execute(new.on_conflict_do_nothing(index_elements=["pair"]))
    link = await link_between(session, pair)
    if link is None:
        message = "the pair was just written"
        raise LookupError(message)
    return link


async def answer_link(
    session: AsyncSession, link: SisterLink, state: LinkState, *, by: Membership, now: datetime
) -> None:
    """Accept or decline for the group that was asked; raises NotAllowed, or TooLate with who answered before."""
    require(by, Permission.ARRANGE_MEETINGS)
    if is_answered_so(link, state, by.person_id):
        return
    must_wait_for_answer(link)
    await _answer(session, link, state, by=by, now=now)


async def _answer(session: AsyncSession, link: SisterLink, state: LinkState, *, by: Membership, now: datetime) -> None:
    link.state, link.answered_at = state, now
    link.answered_by_id, link.answered_by = by.person_id, by.person
    await session.flush()
    await letters.show_answer(session, link, now=now)
    await letters.tell_both(session, link, by=by.person, groups=[link.asker], now=now)


async def end_link(session: AsyncSession, link: SisterLink, *, by: Membership, now: datetime) -> None:
    """End the link, or take the question back; raises NotAllowed, or TooLate with who ended it before."""
    require(by, Permission.ARRANGE_MEETINGS)
    if is_answered_so(link, LinkState.ENDED, by.person_id):
        return
    must_be_live(link, by.group)
    was_linked = link.state is LinkState.LINKED
    link.state, link.answered_at = LinkState.ENDED, now
    link.answered_by_id, link.answered_by = by.person_id, by.person
    await session.flush()
    await letters.show_answer(session, link, now=now)
    if was_linked:
        await letters.tell_both(session, link, by=by.person, groups=[link.asker, link.asked], now=now)


async def share(session: AsyncSession, group: Group, *, title: str, text: str, source: str, now: datetime) -> None:
    """Let every sister group have the item under "News from sister groups" at its next meeting.

    `source` says whose and from when ("Styrgruppen 6 november"). The same item shared again is told anew in place.
    """
    for sister in await sisters_of(session, group):
        ahead = await plan_ahead(session, sister, now=now)
        meeting = next(one for one in ahead if is_ahead(one, now))
        told = {"title": title, "text": text, "source": source}
        key = digest(str(group.id), str(sister.id), source, title)
        news = inserting(session)(SisterNews).values(
            id=new_id(), key=key, from_id=group.id, to_id=sister.id, meeting_id=meeting.id, shared_at=now, **told
        )
        await session.execute(news.on_conflict_do_update(index_elements=["key"], set_=told))
        await amend_agenda(session, meeting, group=sister, now=now)


async def pass_on_news(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Let the next meeting have the news that were told for one that is cancelled."""
    left = await news_left_behind(session, group)
    target = next((one for one in await meetings_ahead(session, group, now=now) if is_ahead(one, now)), None)
    if not left or target is None:
        return
    for news in left:
        news.meeting_id = target.id
    await session.flush()
    await amend_agenda(session, target, group=group, now=now)
