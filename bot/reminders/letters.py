"""What the reminders room sends: a ping to each owner, a digest to the channel, a word to the organisers."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment, Owed
from bot.assignments.rules import each_once
from bot.dates.models import KeyDate
from bot.dates.views import date_views
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.outbox.post import Draft, post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.reminders.models import Unreached
from bot.reminders.queries import digest_key, ping_key, soon_key
from bot.reminders.schedule import Span
from bot.reminders.views import digest_view, organisers_view, ping_view, soon_view
from cards.kit import Card
from cards.reminders.digest import organisers_digest, weekly_digest
from cards.reminders.ping import soon_due, weekly_ping


def ping(
    owner: Person,
    hers: Sequence[Owed],
    *,
    group: Group,
    week: str,
    rested: Span | None,
    today: date,
) -> Draft:
    """Return the reminder of one owner of all that is hers in the group: one letter for that week."""
    t = tongue_of(owner, group)
    card = weekly_ping(t, ping_view(hers, group=group, t=t, today=today, rested=rested))
    return Draft(ping_key(week, group.id, owner.id), to_person(owner), card)


def digest(
    everything: Sequence[Assignment],
    done: Sequence[Assignment],
    dates: Sequence[KeyDate],
    *,
    group: Group,
    week: str,
    rested: Span | None,
    today: date,
) -> Draft:
    """Return the channel's digest: one letter for that week."""
    t = speaking(group.language)
    ahead = date_views(dates, t=t, today=today)
    card = weekly_digest(t, digest_view(everything, done, ahead, group=group, t=t, today=today, rested=rested))
    return Draft(digest_key(week, group.id), to_group(group), card)


async def tell_organiser(
    session: AsyncSession,
    organiser: Person,
    overdue: Sequence[Assignment],
    unreached: Sequence[tuple[Person, int, Unreached | None]],
    unreminded: Sequence[Assignment],
    *,
    group: Group,
    week: str,
    now: datetime,
) -> None:
    """Tell one organiser what has been late for long, and who and what gets no reminders: once for that week."""
    t, today = tongue_of(organiser, group), local(now, group.time_zone).date()
    card = organisers_digest(t, organisers_view(overdue, unreached, unreminded, group=group, t=t, today=today))
    key = f"reminders.organisers:{week}:{group.id}:{organiser.id}"
    await post(session, key=key, to=to_person(organiser), card=card, now=now)


def soon(person: Person, held: Sequence[Owed], hers: Collection[UUID], *, letter: UUID, today: date) -> Card:
    """Return the card of what that letter held, over all of a person's groups; `hers` is what of it is still open."""
    t = tongue_of(person, held[0].group)
    return soon_due(t, soon_view(each_once(held), hers, letter=letter, t=t, today=today))


async def warn(
    session: AsyncSession, person: Person, hers: Sequence[Owed], *, letter: UUID, today: date, now: datetime
) -> None:
    """Remind somebody of what is soon due."""
    card = soon(person, hers, {one.id for one in hers}, letter=letter, today=today)
    await post(session, key=soon_key(letter), to=to_person(person), card=card, now=now)
