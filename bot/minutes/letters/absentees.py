"""What those get who were not at the meeting: its minutes, in their own chats."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import local
from bot.minutes.letters import whole_of
from bot.minutes.models import Minutes
from bot.minutes.views import minutes_view
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from cards.minutes.absent import absent_card


async def tell_absentees(
    session: AsyncSession, minutes: Minutes, people: Sequence[Person], *, group: Group, now: datetime
) -> None:
    """Send the minutes to each of those people; whoever has them already sees there how they stand now."""
    if not people:
        return
    whole, today = await whole_of(session, minutes), local(now, group.time_zone).date()
    for person in people:
        t = tongue_of(person, group)
        card = absent_card(t, minutes_view(whole, group=group, t=t, today=today))
        key = f"minutes.absent:{minutes.origin}:{person.id}"
        if not await amend(session, key=key, card=card, now=now):
            await post(session, key=key, to=to_person(person), card=card, now=now)
