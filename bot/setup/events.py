"""What happens around the groups: the bot added and removed, teams archived, people who lead a group leaving it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.use_cases.leaving import mind_who_left
from bot.i18n.speech import speaking
from bot.kit.ids import digest
from bot.meetings.queries import meetings_since
from bot.meetings.use_cases import fill
from bot.meetings.watchers import tell_watchers
from bot.outbox.address import Address
from bot.outbox.post import post
from bot.people.addresses import to_group, to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import hold, members_of, organisers_of
from bot.people.rules import nobody_leads
from bot.reminders.use_cases.planning import plan_soon_in
from cards.chat import greeting
from cards.setup import awake_again, seat_vacated, welcome

STILL_OPEN = timedelta(days=14)
"""What hangs on a meeting, as a check-out does, is over so long after it."""


async def greet_channel(
    session: AsyncSession, *, to: Address, conversation_id: str, name: str, locale: str, now: datetime
) -> None:
    """Greet a channel or group chat once, with the way to begin."""
    card = welcome(speaking(locale), group_name=name)
    await post(session, key=f"setup.welcome:{digest(conversation_id)}", to=to, card=card, now=now)


async def greet_person(session: AsyncSession, person: Person, *, to: Address, now: datetime) -> None:
    """Greet a person once, in her 1:1 chat."""
    card = greeting(speaking(person.locale or "sv"), name=person.first_name)
    await post(session, key=f"setup.greeting:{person.id}", to=to, card=card, now=now)


def fall_asleep(groups: Iterable[Group], *, now: datetime) -> None:
    """Let the groups' clocks rest: the bot can't speak in their channel any more."""
    for group in groups:
        group.asleep_since = group.asleep_since or now


async def wake_up(session: AsyncSession, groups: Iterable[Group], *, now: datetime) -> None:
    """Let the groups that slept go on as they were, and say so in their channel."""
    for group in groups:
        if group.asleep_since is None:
            continue
        card = awake_again(speaking(group.language), group_name=group.name)
        key = f"setup.awake:{group.id}:{group.asleep_since.isoformat()}"
        await rouse(session, group, now=now)
        await post(session, key=key, to=to_group(group), card=card, now=now)


async def rouse(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Let the clocks of a group that slept go again; what hangs on its meetings is set anew, or made up.

    One that was awake is left as it is.
    """
    since = group.asleep_since
    if since is None:
        return
    await hold(session, group)
    group.asleep_since = None
    await session.flush()
    await fill(session, group, now=now)
    for meeting in await meetings_since(session, group, since - STILL_OPEN):
        await tell_watchers(session, group, meeting, now=now)
    await plan_soon_in(session, group, now=now)


async def vacate_seats(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Free the seats of a chair or secretary who is no longer in the group, and tell those who can appoint another.

    That is whoever leads the group with her; when nobody does, the channel is told that any member may. Then the
    organisers are asked who takes over what somebody owned who is no longer there.
    """
    await _free_seats(session, group, now=now)
    await mind_who_left(session, group, now=now)


async def _free_seats(session: AsyncSession, group: Group, *, now: datetime) -> None:
    present = {member.person_id for member in await members_of(session, group) if not member.is_guest}
    chair, secretary = group.chair_id, group.secretary_id
    left = {one for one in (chair, secretary) if one is not None and one not in present}
    if not left:
        return
    group.chair_id = None if chair in left else chair
    group.secretary_id = None if secretary in left else secretary
    await session.flush()
    for person_id in sorted(left, key=str):
        person = await session.get_one(Person, person_id)
        await _tell_of_empty_seat(session, group, person, chair=person_id == chair, now=now)


async def _tell_of_empty_seat(session: AsyncSession, group: Group, who: Person, *, chair: bool, now: datetime) -> None:
    key = f"setup.vacated:{group.id}:{who.id}:{now.isoformat()}"
    told = partial(seat_vacated, group_name=group.name, name=who.name, chair=chair)
    if nobody_leads(group):
        card = told(speaking(group.language), to_members=True)
        await post(session, key=key, to=to_group(group), card=card, now=now)
        return
    for organiser in await organisers_of(session, group):
        card = told(tongue_of(organiser, group), to_members=False)
        await post(session, key=f"{key}:{organiser.id}", to=to_person(organiser), card=card, now=now)
