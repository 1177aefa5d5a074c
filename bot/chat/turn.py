"""One turn of talk, as every room sees it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NoGroup, NotAllowed
from bot.kit.dates import local
from bot.outbox.address import Conversation
from bot.people.models import Group, Membership, Person
from bot.people.queries import member_of
from bot.people.roster import RosterEntry
from bot.people.rules import Permission, require
from cards.speech import Translate


class Place(StrEnum):
    """The kind of conversation a turn happens in."""

    DIRECT = "direct"
    CHANNEL = "channel"
    GROUP_CHAT = "group chat"


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that came with a message, and what the room that takes files read in it."""

    name: str
    content: object


@dataclass(frozen=True, slots=True)
class QuotedMessage:
    """A message of somebody's on which a message action was chosen: plain words, the author's name, and its link."""

    words: str
    author: str
    link: str


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody whom the message names with an @: Teams' id of her, and her name as it stands there."""

    member_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Who said or pressed what, where and when, within one transaction.

    `words` is what follows the command; `t` speaks the reader's language: the person's own in 1:1 chat, the
    group's in a channel. `conversation` is where to answer, a thread maybe; `home` is the channel or chat as
    a whole. `group` and `member` are those of the conversation, or of the group chosen in 1:1.
    """

    session: AsyncSession
    now: datetime
    t: Translate
    person: Person
    place: Place
    conversation: Conversation
    home: Conversation
    activity_id: str
    group: Group | None = None
    member: Membership | None = None
    words: str = ""
    files: tuple[SentFile, ...] = ()
    roster: tuple[RosterEntry, ...] = field(default=(), repr=False)
    quoted: QuotedMessage | None = None
    named: tuple[Named, ...] = ()
    place_name: str = ""
    team_id: str | None = None

    @property
    def here(self) -> Membership:
        """The person's place in the group that the turn is about; raises NoGroup, or NotAllowed for an outsider."""
        if self.member is not None:
            return self.member
        if self.group is not None:
            raise NotAllowed(
                "That is for the members of {group}. Ask its chair or secretary to add you to the team.",
                group=self.group.name,
            )
        if self.place is Place.DIRECT:
            raise NoGroup(
                "You are in no group that is set up. Add me to your group's channel and write “set up” to me there."
            )
        raise NoGroup

    @property
    def today(self) -> date:
        """The day on the group's wall clock."""
        return local(self.now, self.group.time_zone if self.group else "Europe/Stockholm").date()

    def may(self, permission: Permission) -> Membership:
        """Return the person's place in the group if her role carries `permission`; raise NotAllowed if not."""
        require(self.here, permission)
        return self.here

    def saying(self, words: str) -> Self:
        """Return this turn with other words."""
        return replace(self, words=words)

    async def within(self, group_id: UUID) -> Self:
        """Return this turn as one about the group with that id.

        Raises NotFound for a group that is not the person's, whatever a button claims.
        """
        member = await member_of(self.session, self.person, group_id)
        return replace(self, group=member.group, member=member)
