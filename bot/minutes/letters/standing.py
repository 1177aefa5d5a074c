"""What is sent and shown anew once minutes are out: who approves them, where they stand, what a correction changed."""

import asyncio
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.minutes.difference import difference
from bot.minutes.letters import root_key, whole_of
from bot.minutes.models import Minutes
from bot.minutes.versions import is_awaited, named_approvers
from bot.minutes.views import minutes_view
from bot.outbox.address import Thread
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from cards.kit import Card
from cards.minutes.difference import difference_card
from cards.minutes.published import minutes_cards
from cards.minutes.versions import approval_card
from cards.minutes.views import MinutesView
from cards.speech import Translate


async def ask_approvers(session: AsyncSession, minutes: Minutes, *, group: Group, now: datetime) -> None:
    """Tell each who was named that the minutes wait for her: once for each version."""
    for person in await named_approvers(session, minutes):
        card = await _asked(session, minutes, person, group=group, now=now)
        await post(session, key=_asked_key(minutes, person), to=to_person(person), card=card, now=now)


async def show_asked(
    session: AsyncSession, minutes: Minutes, people: Sequence[Person], *, group: Group, now: datetime
) -> None:
    """Bring the cards up to date by which those people were asked to approve that version."""
    for person in people:
        card = await _asked(session, minutes, person, group=group, now=now)
        await amend(session, key=_asked_key(minutes, person), card=card, now=now)


async def _asked(session: AsyncSession, minutes: Minutes, person: Person, *, group: Group, now: datetime) -> Card:
    t, today = tongue_of(person, group), local(now, group.time_zone).date()
    view = minutes_view(await whole_of(session, minutes), group=group, t=t, today=today)
    return approval_card(t, view, awaited=await is_awaited(session, minutes, person), news=True)


def _asked_key(minutes: Minutes, person: Person) -> str:
    return f"minutes.approve:{minutes.id}:{person.id}"


async def show_where_they_stand(session: AsyncSession, minutes: Minutes, *, group: Group, now: datetime) -> None:
    """Bring the root card in the channel, and the cards of those who approve, up to date."""
    t, today = speaking(group.language), local(now, group.time_zone).date()
    view = minutes_view(await whole_of(session, minutes), group=group, t=t, today=today)
    await amend(session, key=root_key(minutes), card=minutes_cards(t, view)[0], now=now)
    await show_asked(session, minutes, await named_approvers(session, minutes), group=group, now=now)


async def tell_changes(
    session: AsyncSession, before: Minutes, minutes: Minutes, *, group: Group, now: datetime
) -> None:
    """Say in the thread what the correction changed: an edited card alone tells nobody."""
    t, today = speaking(group.language), local(now, group.time_zone).date()
    old, new = [minutes_view(await whole_of(session, one), group=group, t=t, today=today) for one in (before, minutes)]
    root = root_key(minutes)
    card = await compared(t, old, new, version=minutes.version)
    await post(session, key=f"minutes.corrected:{minutes.id}", to=Thread(root), card=card, now=now)


async def compared(t: Translate, before: MinutesView, after: MinutesView, *, version: int) -> Card:
    """Draw the difference between two versions; worked out in a thread, for texts may be long."""
    parts = await asyncio.to_thread(difference, before, after, t)
    at = after.standing
    line = t("Version {n}, corrected {day} by {name}", n=at.version, day=at.day, name=at.author) if at else ""
    return difference_card(t, after, parts, version=version, line=line)
