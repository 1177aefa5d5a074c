"""What the meetings room sends to people who did not ask, and the cards of a meeting that follow it."""

import json
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.kit.ids import digest
from bot.meetings.models import Meeting, MeetingCard
from bot.meetings.queries import meetings_ahead
from bot.meetings.rules import to_begin_after
from bot.meetings.views import day_words, meeting_view, news_view
from bot.meetings.watchers import watches_calendar
from bot.outbox.post import amend, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import organisers_of
from cards.errors import note
from cards.kit import Card
from cards.meetings.meeting import meeting_card
from cards.meetings.news import NewsView, booked_news, cancelled_news, changed_news, moved_news
from cards.speech import Translate

NEWEST = 5
"""So many of the cards that show a meeting follow it: older ones have scrolled away."""


async def tell_booked(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Tell the channel of an extra meeting."""
    await _tell(session, group, meeting, booked_news, key=f"meetings.booked:{meeting.id}", now=now)


async def tell_moved(session: AsyncSession, group: Group, meeting: Meeting, *, before: datetime, now: datetime) -> None:
    """Tell the channel of a meeting that began at `before` and is moved, or has another place or length."""
    today = local(now, group.time_zone).date()

    def draw(t: Translate, view: NewsView) -> Card:
        if before == meeting.starts_at:
            return changed_news(t, view)
        return moved_news(t, view, before=t.day(local(before, group.time_zone).date(), today=today))

    await _tell(session, group, meeting, draw, key=f"meetings.moved:{meeting.id}:{meeting.sequence}", now=now)


async def tell_cancelled(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Tell the channel of a meeting that is cancelled, and where its matters go."""
    today = local(now, group.time_zone).date()
    after = to_begin_after(meeting, await meetings_ahead(session, group, now=now), now=now)

    def draw(t: Translate, view: NewsView) -> Card:
        onward = day_words(after, group, t=t, today=today) if after else ""
        return cancelled_news(t, view, reason=meeting.cancelled_reason, next_day=onward)

    await _tell(session, group, meeting, draw, key=f"meetings.cancelled:{meeting.id}", now=now)


async def _tell(
    session: AsyncSession,
    group: Group,
    meeting: Meeting,
    draw: Callable[[Translate, NewsView], Card],
    *,
    key: str,
    now: datetime,
) -> None:
    t, today = speaking(group.language), local(now, group.time_zone).date()
    card = draw(t, news_view(meeting, group, by=await _by(session, meeting), t=t, today=today))
    await post(session, key=key, to=to_group(group), card=card, now=now)


async def tell_organisers(
    session: AsyncSession, group: Group, words: Callable[[Translate], str], *, but: Person, key: str, now: datetime
) -> None:
    """Tell the group's other organisers something in a sentence, each in her own language."""
    for organiser in await organisers_of(session, group):
        if organiser.id != but.id:
            t = tongue_of(organiser, group)
            card = note(t, words(t))
            await post(session, key=f"{key}:{organiser.id}", to=to_person(organiser), card=card, now=now)


async def drawn(
    session: AsyncSession, group: Group, meeting: Meeting, *, may_arrange: bool, t: Translate, now: datetime
) -> Card:
    """Return the meeting's card as the reader of `t` sees it now."""
    ahead = await meetings_ahead(session, group, now=now)
    by = await _by(session, meeting)
    view = meeting_view(meeting, group, by=by, ahead=ahead, may_arrange=may_arrange, t=t, now=now)
    return meeting_card(t, view)


async def shown(
    session: AsyncSession, group: Group, meeting: Meeting, *, key: str, may_arrange: bool, t: Translate, now: datetime
) -> Card:
    """Return the meeting's card for the letter `key`, which follows the meeting from now on."""
    card = await drawn(session, group, meeting, may_arrange=may_arrange, t=t, now=now)
    kept = {"meeting_id": meeting.id, "language": t.lang, "for_organiser": may_arrange, "shown_at": now}
    written = inserting(session)(MeetingCard).values(key=key, looks=_looks(card), **kept)
    await session.execute(written.on_conflict_do_update(index_elements=["key"], set_=kept))
    return card


@watches_calendar
async def redraw(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Bring the newest cards that show the meeting up to date, in place."""
    asked = select(MeetingCard).where(MeetingCard.meeting_id == meeting.id)
    for one in await session.scalars(asked.order_by(MeetingCard.shown_at.desc(), MeetingCard.key).limit(NEWEST)):
        t = speaking(one.language)
        card = await drawn(session, group, meeting, may_arrange=one.for_organiser, t=t, now=now)
        if one.looks != _looks(card):
            one.looks = _looks(card)
            await amend(session, key=one.key, card=card, now=now)


def _looks(card: Card) -> str:
    return digest(json.dumps(card.json, sort_keys=True))


async def _by(session: AsyncSession, meeting: Meeting) -> str:
    person = await session.get(Person, meeting.changed_by_id) if meeting.changed_by_id else None
    return person.name if person else ""
