"""What the reminders room sends: a ping to each owner, a digest to the channel, a word to the organisers."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment, Owed
from bot.assignments.rules import each_once
from bot.dates.models import KeyDate
from bot.dates.views import date_views
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.outbox.post import Draft, post
from bot.people.addresses import to_group, to_person
from bot.people.language import own_tongue, tongue_of
from bot.people.models import Group, Person
from bot.reminders.models import Unreached
from bot.reminders.queries import digest_key, ping_key, soon_key
from bot.reminders.schedule import Span
from bot.reminders.views import digest_view, line_views, organisers_view, ping_view
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
    *,
    group: Group,
    week: str,
    now: datetime,
) -> None:
    """Tell one organiser what has been late for long and who can't be reached: once for that week."""
    t, today = tongue_of(organiser, group), local(now, group.time_zone).date()
    card = organisers_digest(t, organisers_view(overdue, unreached, group=group, t=t, today=today))
    key = f"reminders.organisers:{week}:{group.id}:{organiser.id}"
    await post(session, key=key, to=to_person(organiser), card=card, now=now)


def soon(person: Person, hers: Sequence[Owed], *, until: date, today: date) -> Card:
    """Return the card of what is soon due, over all of a person's groups."""
    t = tongue_of(person, hers[0].group) if hers else own_tongue(person)
    several = len({one.group_id for one in hers}) > 1
    return soon_due(t, line_views(each_once(hers), t=t, today=today, with_group=several), until=until)


async def warn(
    session: AsyncSession, person: Person, hers: Sequence[Owed], *, until: date, today: date, now: datetime
) -> None:
    """Remind somebody of what is soon due: once for that day, however often it is called."""
    card = soon(person, hers, until=until, today=today)
    await post(session, key=soon_key(person.id, today), to=to_person(person), card=card, now=now)
