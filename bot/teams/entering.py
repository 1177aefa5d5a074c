"""Whose turn it is, and where: from an activity to a Turn."""

from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.chat.turn import Named, Place, SentFile, Turn
from bot.db.transaction import reading
from bot.errors import Invalid
from bot.i18n.speech import speaking
from bot.outbox.address import Conversation
from bot.outbox.post import remember_direct_chat
from bot.people.models import Group, Membership, Person
from bot.people.queries import group_of, memberships_of
from bot.people.roster import RosterEntry
from bot.people.use_cases import call_roll, meet
from bot.reminders.use_cases.refusals import reached
from bot.setup.events import rouse, vacate_seats
from bot.teams.activity import Incoming, thread_of
from bot.teams.line import Line, LineFault
from bot.teams.roster import roster

log = structlog.get_logger()

SWEDISH = "sv"

PLACES = {"personal": Place.DIRECT, "channel": Place.CHANNEL, "groupChat": Place.GROUP_CHAT}


@dataclass(frozen=True, slots=True)
class Brought:
    """What a turn needs from outside, fetched before its transaction begins."""

    roster: tuple[RosterEntry, ...] = ()
    files: tuple[SentFile, ...] = ()


def place_of(incoming: Incoming) -> Place:
    """Return the kind of conversation; one that Teams does not name is 1:1."""
    return PLACES.get(incoming.conversation_type, Place.DIRECT)


def group_conversation(incoming: Incoming) -> str:
    """Return the id that a group is known by: the channel's without its thread, or the group chat's."""
    return thread_of(incoming.conversation_id)[0]


async def bring_roster(engine: AsyncEngine, line: Line, incoming: Incoming) -> tuple[RosterEntry, ...]:
    """Return the conversation's roster when its group is not set up yet or does not know the sender; else nothing.

    Raises Invalid, with what to do, when Teams does not tell.
    """
    if place_of(incoming) is Place.DIRECT:
        return ()
    async with reading(engine, queued=True) as session:
        known = (
            select(Membership.person_id)
            .join(Membership.group)
            .join(Membership.person)
            .where(
                Group.tenant_id == incoming.tenant_id,
                Group.conversation_id == group_conversation(incoming),
                Person.member_id == incoming.from_id,
            )
        )
        if await session.scalar(known) is not None:
            return ()
    try:
        return await roster(line, service_url=incoming.service_url, conversation_id=group_conversation(incoming))
    except LineFault as fault:
        log.warning("roster.not_fetched", reason=fault.reason)
        raise Invalid(
            "I can't read who is in this channel just now. Try again in a minute; "
            "if it stays so, ask IT to check that the app is added to the team.",
        ) from fault


async def enter(session: AsyncSession, incoming: Incoming, brought: Brought, *, now: datetime) -> Turn:
    """Return the turn: the person met, her chat remembered, the group of the conversation found."""
    place = place_of(incoming)
    group = None if place is Place.DIRECT else await _group(session, incoming, brought, now=now)
    person = await meet(
        session,
        tenant_id=incoming.tenant_id,
        member_id=incoming.from_id,
        name=incoming.from_name,
        service_url=incoming.service_url,
        entra_id=incoming.entra_id,
        locale=incoming.locale,
    )
    if place is Place.DIRECT:
        await _remember(session, incoming)
        await reached(session, person)
    return Turn(
        session=session,
        now=now,
        t=speaking(_language(place, group, person)),
        person=person,
        place=place,
        conversation=Conversation(incoming.tenant_id, incoming.service_url, incoming.conversation_id),
        home=Conversation(incoming.tenant_id, incoming.service_url, group_conversation(incoming)),
        activity_id=incoming.id,
        group=group,
        member=await _member(session, person, group),
        words=incoming.text,
        files=brought.files,
        roster=brought.roster,
        named=tuple(Named(one.member_id, one.name) for one in incoming.mentions),
        place_name=incoming.channel_name or "",
        team_id=incoming.team_id,
    )


def _language(place: Place, group: Group | None, person: Person) -> str:
    """Return the person's own language in 1:1, else the group's; Swedish while nobody has said."""
    if place is Place.DIRECT:
        return person.locale or SWEDISH
    return group.language if group else SWEDISH


async def _remember(session: AsyncSession, incoming: Incoming) -> None:
    await remember_direct_chat(
        session,
        tenant_id=incoming.tenant_id,
        member_id=incoming.from_id,
        conversation_id=incoming.conversation_id,
        service_url=incoming.service_url,
    )


async def _group(session: AsyncSession, incoming: Incoming, brought: Brought, *, now: datetime) -> Group | None:
    """Return the group that was set up here, its roll called where that was needed."""
    group = await group_of(session, tenant_id=incoming.tenant_id, conversation_id=group_conversation(incoming))
    if group is not None:
        group.service_url = incoming.service_url
        await rouse(session, group, now=now)  # whoever can write to the bot there can be answered there
        if brought.roster:
            await call_roll(session, group, brought.roster)
            await vacate_seats(session, group, now=now)
    return group


async def _member(session: AsyncSession, person: Person, group: Group | None) -> Membership | None:
    if group is None:
        return None
    hers = await memberships_of(session, person)
    return next((one for one in hers if one.group_id == group.id), None)
