"""All that the little Teams holds, in one place for its doors: connector, hands and page."""

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any

from bot.kit.clock import Clock
from bot.localteams.bell import Bell
from bot.localteams.board import Board, Message
from bot.localteams.door import Door
from bot.localteams.files import Shelf
from bot.localteams.people import Person
from bot.localteams.places import Kind, Place, personal_chat
from bot.localteams.shapes import Setting
from bot.localteams.weather import Received, Weather


class Reach(Enum):
    """Whether the bot can reach a person in her own chat; the value is the connector's word for why not."""

    OPEN = ""
    NOT_INSTALLED = "ForbiddenOperationException"
    BLOCKED = "ConversationBlockedByUser"
    LEFT = "BotNotInConversationRoster"


@dataclass(frozen=True)
class Asker:
    """Who asked for a dialog, on which message; by a message action, `command` is what it carried."""

    person: Person
    message: Message
    command: dict[str, Any] | None = None


@dataclass(frozen=True)
class Dialog:
    """A form that stands open before one person."""

    asker: Asker
    title: str
    card: dict[str, Any]


@dataclass
class World:
    """The state of the little Teams; it ends with the process."""

    setting: Setting
    clock: Clock
    people: list[Person]
    door: Door
    bell: Bell = field(default_factory=Bell)
    shelf: Shelf = field(default_factory=Shelf)
    chats: list[Place] = field(default_factory=list)
    weather: Weather = field(default_factory=Weather)
    received: list[Received] = field(default_factory=list)
    reach: dict[Person, Reach] = field(default_factory=dict)
    dialogs: dict[Person, Dialog] = field(default_factory=dict)
    toasts: dict[Person, list[str]] = field(default_factory=dict)
    is_installed: bool = False
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        self.board = Board(self.bell)

    def person(self, key: str) -> Person:
        """Return who is known by `key`, a Teams id or an Entra id; nobody raises LookupError."""
        for person in self.people:
            if key == person.key or person.is_called(key):
                return person
        raise LookupError(f"nobody here is called {key}")

    def places(self) -> list[Place]:
        """Return every place, channels first."""
        personal = [self.chat(person) for person in self.people]
        return [*self.setting.team.channels, *self.chats, *personal]

    def place(self, conversation_id: str) -> Place:
        """Return the place that a conversation id belongs to, thread or not; an unknown one raises LookupError."""
        for place in self.places():
            if place.id == conversation_id.partition(";")[0]:
                return place
        raise LookupError(f"no conversation {conversation_id}")

    def chat(self, person: Person) -> Place:
        """Return the chat of `person` and the bot."""
        return personal_chat(person, self.setting.bot_name)

    def members(self, place: Place) -> list[Person]:
        """Return who is in `place`."""
        return list(self.setting.team.members if place.kind is Kind.CHANNEL else place.members)

    def places_of(self, person: Person) -> list[Place]:
        """Return the places that `person` can open."""
        return [place for place in self.places() if person in self.members(place)]

    def speak(self, locale: str) -> None:
        """Let everyone's Teams be set to `locale` from now on."""
        self.people[:] = [replace(person, locale=locale) for person in self.people]

    def toast(self, person: Person, text: str) -> None:
        """Show `person`, and nobody else, a passing word."""
        self.toasts.setdefault(person, []).append(text)
        self.bell.ring("toast", person=person.key, text=text)
