"""What the minutes room sends to people who did not ask."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.minutes.models import Minutes
from bot.minutes.queries import candidates_of, decisions_of, items_of, noted_of
from bot.minutes.versions import OUT, approving_of
from bot.minutes.views import Whole, minutes_view
from bot.outbox.address import Thread
from bot.outbox.post import amend, post
from bot.people.addresses import to_group
from bot.people.models import Group
from bot.people.queries import people_by_id
from cards.minutes.published import left_over_card, minutes_cards


async def whole_of(session: AsyncSession, minutes: Minutes) -> Whole:
    """Return the minutes with all that belongs to them."""
    candidates = await candidates_of(session, minutes)
    people = await people_by_id(session, [UUID(one) for candidate in candidates for one in candidate.owner_ids])
    return Whole(
        minutes,
        await items_of(session, minutes),
        candidates,
        await decisions_of(session, minutes),
        await noted_of(session, minutes),
        people,
        await approving_of(session, minutes) if minutes.state in OUT else None,
    )


def root_key(minutes: Minutes) -> str:
    """Return the key of the root card, which shows the newest version in its turn."""
    return f"minutes.published:{minutes.origin}"


async def post_minutes(session: AsyncSession, minutes: Minutes, *, group: Group, now: datetime) -> None:
    """Post the root card in the channel, and the replies in its thread, in order.

    A correction takes the place of the version before it, card by card; a reply that it needs no more says so.
    """
    t, today = speaking(group.language), local(now, group.time_zone).date()
    view = minutes_view(await whole_of(session, minutes), group=group, t=t, today=today)
    root = root_key(minutes)
    first, *replies = minutes_cards(t, view)
    if not await amend(session, key=root, card=first, now=now):
        await post(session, key=root, to=to_group(group), card=first, now=now)
    for number, reply in enumerate(replies, start=1):
        if not await amend(session, key=f"{root}:{number}", card=reply, now=now):
            await post(session, key=f"{root}:{number}", to=Thread(root), card=reply, now=now)
    number, left_over = len(replies) + 1, left_over_card(t, view)
    while await amend(session, key=f"{root}:{number}", card=left_over, now=now):
        number += 1
