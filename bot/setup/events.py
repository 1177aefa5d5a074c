"""What happens when the bot is added somewhere."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.ids import digest
from bot.outbox.address import Address
from bot.outbox.post import post
from bot.people.models import Person
from cards.chat import greeting
from cards.setup import welcome


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
