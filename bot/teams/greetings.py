"""The bot was added somewhere, or people came and went."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.turn import Place
from bot.outbox.address import Channel, Conversation
from bot.people.use_cases import let_go
from bot.setup.events import greet_channel, greet_person
from bot.teams.activity import Incoming
from bot.teams.entering import Brought, enter, group_conversation, place_of


async def welcome_and_farewell(session: AsyncSession, incoming: Incoming, *, now: datetime) -> None:
    """Greet where the bot was added, once however often Teams says so; let those go who left the team."""
    if incoming.removed and incoming.team_id:
        await let_go(session, tenant_id=incoming.tenant_id, team_id=incoming.team_id, member_ids=incoming.removed)
    added = incoming.raw.get("action") == "add" or incoming.recipient_id in incoming.added
    if not added or not incoming.conversation_id or not incoming.from_id:
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
