"""The bot was added somewhere, or people came and went."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.chat.turn import Place
from bot.db.transaction import reading
from bot.outbox.address import Channel, Conversation
from bot.people.models import Group
from bot.people.queries import groups_around
from bot.people.roster import RosterEntry
from bot.people.use_cases import call_roll, let_go
from bot.setup.events import fall_asleep, greet_channel, greet_person, vacate_seats, wake_up
from bot.teams.activity import Incoming
from bot.teams.entering import Brought, enter, group_conversation, place_of
from bot.teams.line import Line, LineFault
from bot.teams.roster import roster

log = structlog.get_logger()

_GONE = frozenset({"channelDeleted", "teamArchived", "teamDeleted", "teamHardDeleted"})
_BACK = frozenset({"channelRestored", "teamUnarchived", "teamRestored"})
_OF_ONE_CHANNEL = frozenset({"channelDeleted", "channelRestored"})


async def bring_rosters(engine: AsyncEngine, line: Line, incoming: Incoming) -> dict[UUID, tuple[RosterEntry, ...]]:
    """Return the rosters of the groups that somebody joined, by the group's id; none when Teams does not tell."""
    if not set(incoming.added) - {incoming.recipient_id}:
        return {}
    async with reading(engine, queued=True) as session:
        groups = await _groups(session, incoming)
    rosters = {}
    for group in groups:
        try:
            found = await roster(line, service_url=incoming.service_url, conversation_id=group.conversation_id)
        except LineFault as fault:
            log.warning("roster.not_fetched", reason=fault.reason)
            continue
        rosters[group.id] = found
    return rosters


async def _groups(session: AsyncSession, incoming: Incoming) -> Sequence[Group]:
    return await groups_around(
        session,
        tenant_id=incoming.tenant_id,
        team_id=incoming.team_id,
        conversation_id=group_conversation(incoming),
    )


async def come_and_go(
    session: AsyncSession,
    incoming: Incoming,
    rosters: Mapping[UUID, tuple[RosterEntry, ...]],
    *,
    now: datetime,
) -> None:
    """Greet where the bot was added, once however often Teams says so; let people join their groups and leave them."""
    groups = await _groups(session, incoming)
    await let_go(session, groups, incoming.removed)
    for group in groups:
        if group.id in rosters:
            await call_roll(session, group, rosters[group.id])
        await vacate_seats(session, group, now=now)
    await _sleep_or_wake(session, incoming, groups, now=now)
    await _greet(session, incoming, now=now)


async def _sleep_or_wake(session: AsyncSession, incoming: Incoming, groups: Sequence[Group], *, now: datetime) -> None:
    """Let the groups rest while the bot is out of their team, or the team or channel is put away."""
    event = incoming.event
    if event in _OF_ONE_CHANNEL:
        groups = [one for one in groups if one.conversation_id == incoming.channel_id]
    if _is_removed(incoming) or event in _GONE:
        fall_asleep(groups, now=now)
    elif _is_added(incoming) or event in _BACK:
        await wake_up(session, groups, now=now)


def _is_added(incoming: Incoming) -> bool:
    return incoming.raw.get("action") == "add" or incoming.recipient_id in incoming.added


def _is_removed(incoming: Incoming) -> bool:
    return incoming.raw.get("action") == "remove" or incoming.recipient_id in incoming.removed


async def _greet(session: AsyncSession, incoming: Incoming, *, now: datetime) -> None:
    if not _is_added(incoming) or not incoming.conversation_id or not incoming.from_id:
        return
    if place_of(incoming) is Place.DIRECT:
        turn = await enter(session, incoming, Brought(), now=now)
        await greet_person(session, turn.person, to=turn.conversation, now=now)
        return
    channel = group_conversation(incoming)
    address = Channel if place_of(incoming) is Place.CHANNEL else Conversation
    await greet_channel(
        session,
        to=address(incoming.tenant_id, incoming.service_url, channel),
        conversation_id=channel,
        name=incoming.channel_name or incoming.team_name or "",
        locale=incoming.locale or "sv",
        now=now,
    )
