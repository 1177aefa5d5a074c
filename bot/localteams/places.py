"""Where people write: the team and its channels, group chats, and each person's own chat with the bot."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

from bot.localteams.people import DOMAIN, Person


class Kind(StrEnum):
    """The kinds of conversation, in Teams' own words."""

    CHANNEL = "channel"
    GROUP_CHAT = "groupChat"
    PERSONAL = "personal"


@dataclass(frozen=True)
class Place:
    """A conversation, the same one whatever it is renamed to; in a channel, each thread has an id besides."""

    id: str
    kind: Kind
    title: str = field(compare=False)
    members: tuple[Person, ...] = field(default=(), compare=False)

    def thread_id(self, root_id: str) -> str:
        """Return the conversation id of the thread that `root_id` began; elsewhere there are no threads."""
        return f"{self.id};messageid={root_id}" if self.kind is Kind.CHANNEL else self.id


@dataclass
class Team:
    """A team, its channels and who is in it; the first channel shares the team's id, as in Teams."""

    name: str
    members: list[Person]
    channels: list[Place] = field(default_factory=list)
    is_archived: bool = False

    @property
    def id(self) -> str:
        """The team's id, which is also that of its first channel."""
        return channel_id(self.name, "")

    @property
    def entra_id(self) -> str:
        """The id of the directory group behind the team."""
        return str(uuid5(NAMESPACE_DNS, f"{self.id}.{DOMAIN}"))

    def open_channel(self, title: str) -> Place:
        """Add a channel; the first becomes the team's general one."""
        place = Place(channel_id(self.name, title if self.channels else ""), Kind.CHANNEL, title)
        self.channels.append(place)
        return place

    def rename_channel(self, place: Place, title: str) -> Place:
        """Give a channel another title; its id and what is written in it stay."""
        renamed = replace(place, title=title)
        self.channels[self.channels.index(place)] = renamed
        return renamed

    def has_channel(self, place: Place) -> bool:
        """Say whether `place` is one of the team's channels."""
        return place in self.channels

    def details(self, tenant_id: str) -> dict[str, Any]:
        """Return what the connector tells of the team."""
        return {
            "id": self.id,
            "name": self.name,
            "aadGroupId": self.entra_id,
            "tenantId": tenant_id,
            "channelCount": len(self.channels),
            "memberCount": len(self.members),
        }


def channel_id(team: str, channel: str) -> str:
    """Return the same id for the same names each time, so that a bot finds its channel again after a restart."""
    return f"19:{sha256(f'{team}/{channel}'.encode()).hexdigest()[:32]}@thread.tacv2"


def group_chat(title: str, members: Sequence[Person]) -> Place:
    """Return a chat of several people."""
    return Place(f"19:{sha256(title.encode()).hexdigest()[:32]}@thread.v2", Kind.GROUP_CHAT, title, tuple(members))


def personal_chat(person: Person, bot_name: str) -> Place:
    """Return the chat that `person` and the bot have with each other."""
    return Place(f"a:1{sha256(person.key.encode()).hexdigest()}", Kind.PERSONAL, bot_name, (person,))
