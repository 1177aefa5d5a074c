"""What a story can see of the little Teams: people, places, messages, and what the bot asked for."""

from collections.abc import Callable
from typing import TypeVar

from bot.localteams.board import Message, Seen
from bot.localteams.people import Person
from bot.localteams.places import Place
from bot.localteams.tokens import Signer
from bot.localteams.weather import Received, Weather
from bot.localteams.world import Dialog, World

T = TypeVar("T")


class Onlooker:
    """Sees all of a world and changes nothing but the weather."""

    def __init__(self, world: World) -> None:
        self.world = world

    @property
    def service_url(self) -> str:
        """The service URL that activities carry."""
        return self.world.setting.service_url

    @property
    def bot_url(self) -> str:
        """Where the bot takes its messages."""
        return self.world.door.bot_url

    @bot_url.setter
    def bot_url(self, url: str) -> None:
        self.world.door.bot_url = url

    @property
    def signer(self) -> Signer:
        """What signs the tokens to the bot; it forges too."""
        return self.world.door.signer

    @property
    def weather(self) -> Weather:
        """What the connector has in store for the bot's requests."""
        return self.world.weather

    @property
    def received(self) -> list[Received]:
        """Every request the connector let in, in order."""
        return self.world.received

    @property
    def people(self) -> list[Person]:
        """Everybody here."""
        return self.world.people

    def person(self, key: str) -> Person:
        """Return the person of that key."""
        return self.world.person(key)

    def channel(self, title: str) -> Place:
        """Return the channel of that title; none raises LookupError."""
        for place in self.world.setting.team.channels:
            if place.title == title:
                return place
        raise LookupError(f"no channel {title}")

    def chat(self, person: Person) -> Place:
        """Return the chat that `person` has with the bot."""
        return self.world.chat(person)

    def file(self, name: str) -> bytes:
        """Return the newest file of that name that was sent or uploaded; none raises LookupError."""
        for file in reversed(self.world.shelf.files.values()):
            if file.name == name and file.is_uploaded:
                return file.data
        raise LookupError(f"no file {name}")

    def messages(self, where: Place | Person, *, seen_by: Person | None = None) -> list[Seen]:
        """Return what stands in a place, or in a person's own chat, as somebody sees it (else as it was sent)."""
        if isinstance(where, Person):
            return self.world.board.seen_by(seen_by or where, self.chat(where))
        return self.world.board.seen_by(seen_by, where)

    def last(self, where: Place | Person, *, seen_by: Person | None = None) -> Seen:
        """Return the newest message of the bot's; none raises LookupError."""
        for seen in reversed(self.messages(where, seen_by=seen_by)):
            if seen.is_from_bot:
                return seen
        raise LookupError("the bot has said nothing here")

    def dialog(self, person: Person) -> Dialog | None:
        """Return the dialog that stands open before `person`."""
        return self.world.dialogs.get(person)

    def toasts(self, person: Person) -> list[str]:
        """Return the passing words that only `person` has seen, oldest first."""
        return self.world.toasts.get(person, [])

    async def until(self, condition: Callable[[], T], *, timeout: float = 5) -> T:  # noqa: ASYNC109 -- a story reads better so
        """Return what `condition` says once it is truthy; asked again whenever something happens here."""
        return await self.world.bell.until(condition, seconds=timeout)

    def _message(self, on: Seen | str) -> Message:
        return self.world.board.messages[on if isinstance(on, str) else on.id]
