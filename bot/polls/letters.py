"""What the room of polls sends to people who did not ask, and the cards that follow a poll."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.meetings.models import Meeting
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import members_of
from bot.polls.models import Poll
from bot.polls.queries import answer_of, tally, texts_of
from bot.polls.rules import Tally
from bot.polls.views import mine_view, poll_view
from cards.kit import Card
from cards.polls.poll import nudge_card, own_card, poll_card
from cards.polls.views import PollView
from cards.speech import Translate

CALM = timedelta(seconds=1)
"""The card in the channel is edited no more often, however many answer."""


def card_key(poll: Poll) -> str:
    """Return the name of the poll's one message in the channel."""
    return f"polls.card:{poll.id}"


def _nudge_key(poll: Poll, person: Person) -> str:
    return f"polls.nudge:{poll.id}:{person.id}"


async def view_of(
    session: AsyncSession,
    poll: Poll,
    meeting: Meeting,
    *,
    group: Group,
    t: Translate,
    now: datetime,
    counted: Tally | None = None,
) -> PollView:
    """Return the poll as it stands, for a reader of `t`; free texts only once it is closed.

    `counted`, when somebody has counted it already, saves the question.
    """
    counted = counted or await tally(session, poll)
    if poll.closed_at is None:
        return poll_view(poll, meeting, group, counted, t=t, now=now)
    closer = await session.get(Person, poll.closed_by_id) if poll.closed_by_id else None
    texts = await texts_of(session, poll, counted)
    by = closer.name if closer else ""
    return poll_view(poll, meeting, group, counted, t=t, now=now, by=by, texts=texts)


async def drawn(
    session: AsyncSession, poll: Poll, meeting: Meeting, *, group: Group, now: datetime, counted: Tally | None = None
) -> Card:
    """Return the poll's card as the channel sees it."""
    t = speaking(group.language)
    return poll_card(t, await view_of(session, poll, meeting, group=group, t=t, now=now, counted=counted))


async def post_poll(session: AsyncSession, poll: Poll, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Post the poll's card in the channel."""
    card = await drawn(session, poll, meeting, group=group, now=now)
    await post(session, key=card_key(poll), to=to_group(group), card=card, now=now)


async def redraw(
    session: AsyncSession, poll: Poll, meeting: Meeting, *, group: Group, now: datetime, counted: Tally | None = None
) -> None:
    """Bring the card in the channel up to date; what changes within a second is one edit, and the last state stays."""
    card = await drawn(session, poll, meeting, group=group, now=now, counted=counted)
    await amend(session, key=card_key(poll), card=card, now=now, apart=CALM)


async def nudge(
    session: AsyncSession, poll: Poll, meeting: Meeting, person: Person, *, group: Group, now: datetime
) -> None:
    """Ask somebody who has not answered, in her own chat: once, however often it is called."""
    t = tongue_of(person, group)
    card = nudge_card(t, await view_of(session, poll, meeting, group=group, t=t, now=now))
    await post(session, key=_nudge_key(poll, person), to=to_person(person), card=card, now=now)


async def redraw_nudges(session: AsyncSession, poll: Poll, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Bring what stands in people's own chats up to date, if anybody was reminded."""
    if poll.nudged_at is not None:
        for member in await members_of(session, group):
            await redraw_nudge(session, poll, meeting, member.person, group=group, now=now)


async def redraw_nudge(
    session: AsyncSession, poll: Poll, meeting: Meeting, person: Person, *, group: Group, now: datetime
) -> None:
    """Bring what stands in that person's own chat up to date, if she was reminded."""
    if poll.nudged_at is not None:
        t = tongue_of(person, group)
        view = await view_of(session, poll, meeting, group=group, t=t, now=now)
        answer = await answer_of(session, poll, person)
        mine = own_card(t, view, mine_view(answer), organising=False) if answer else nudge_card(t, view)
        await amend(session, key=_nudge_key(poll, person), card=mine, now=now)
