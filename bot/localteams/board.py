"""What has been written where, and what each person sees of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.localteams.bell import Bell
from bot.localteams.people import Person
from bot.localteams.places import Kind, Place

CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class Message:
    """One message as it stands now; `views` are cards that one person alone sees in place of its own."""

    id: str
    place: Place
    root_id: str
    activity: dict[str, Any]
    sent_at: datetime
    author: Person | None = None
    only_for: Person | None = None
    is_edited: bool = False
    is_deleted: bool = False
    views: dict[Person, dict[str, Any]] = field(default_factory=dict)
    refreshed: set[Person] = field(default_factory=set)

    @property
    def is_reply(self) -> bool:
        """Whether it stands under another message in a channel."""
        return self.root_id != self.id

    @property
    def conversation_id(self) -> str:
        """The conversation id that an activity about it carries."""
        return self.place.thread_id(self.root_id)

    @property
    def text(self) -> str:
        """Its words, as they were sent."""
        return self.activity.get("text") or ""

    def attachments(self, viewer: Person | None = None) -> list[dict[str, Any]]:
        """Return its attachments as `viewer` sees them."""
        own = self.views.get(viewer) if viewer else None
        return [own] if own else list(self.activity.get("attachments") or [])


@dataclass(frozen=True)
class Seen:
    """A message as one person sees it at one moment."""

    id: str
    root_id: str
    place: Place
    author: Person | None
    text: str
    attachments: tuple[dict[str, Any], ...]
    entities: tuple[dict[str, Any], ...]
    summary: str
    is_edited: bool
    sent_at: datetime

    @property
    def is_from_bot(self) -> bool:
        """Whether the bot wrote it."""
        return self.author is None

    @property
    def cards(self) -> list[dict[str, Any]]:
        """The adaptive cards that it carries."""
        return [attachment["content"] for attachment in self.attachments if attachment.get("contentType") == CARD]

    @property
    def card(self) -> dict[str, Any]:
        """Its only card; a message without one raises LookupError."""
        if not self.cards:
            raise LookupError("the message carries no card: " + self.text)
        return self.cards[0]


@dataclass
class Board:
    """All messages of all places, oldest first, and how far each person has read."""

    bell: Bell
    messages: dict[str, Message] = field(default_factory=dict)
    _read: dict[tuple[Person, Place], int] = field(default_factory=dict)

    def put(
        self,
        activity: dict[str, Any],
        place: Place,
        *,
        now: datetime,
        root_id: str | None = None,
        author: Person | None = None,
    ) -> Message:
        """Write a message; in a channel without a `root_id` it begins a thread."""
        message_id = self._next_id(now)
        root = root_id if root_id and place.kind is Kind.CHANNEL else message_id
        message = Message(message_id, place, root, activity, now, author)
        self.messages[message_id] = message
        self.bell.ring("message", place=place.id, message=message_id)
        return message

    def edit(self, message: Message, activity: dict[str, Any]) -> None:
        """Let the message say something else to everyone, whatever each saw until now."""
        message.activity = activity
        message.is_edited = True
        message.views.clear()
        message.refreshed.clear()
        self.bell.ring("edit", place=message.place.id, message=message.id)

    def delete(self, message: Message) -> None:
        """Take the message away."""
        message.is_deleted = True
        self.bell.ring("delete", place=message.place.id, message=message.id)

    def show(self, message: Message, viewer: Person, attachment: dict[str, Any]) -> None:
        """Let `viewer` alone see `attachment` where the message's own card stands."""
        message.views[viewer] = attachment
        self.bell.ring("view", place=message.place.id, message=message.id, person=viewer.key)

    def seen_by(self, viewer: Person | None, place: Place) -> list[Seen]:
        """Return the messages of `place` as `viewer` sees them; without a viewer, as the bot sent them."""
        return [
            _seen(message, viewer)
            for message in self.messages.values()
            if message.place == place and _is_visible(message, viewer)
        ]

    def read(self, person: Person, place: Place) -> None:
        """Remember that `person` has read all that stands in `place`."""
        self._read[person, place] = max((int(seen.id) for seen in self.seen_by(person, place)), default=0)
        self.bell.ring("read", place=place.id, person=person.key)

    def unread(self, person: Person, place: Place) -> int:
        """Return how many messages by others stand in `place` since `person` read it."""
        since = self._read.get((person, place), 0)
        return sum(int(seen.id) > since and seen.author != person for seen in self.seen_by(person, place))

    def _next_id(self, now: datetime) -> str:
        stamp = int(now.timestamp() * 1000)
        return str(max([stamp, *(int(latest) + 1 for latest in list(self.messages)[-1:])]))


def _is_visible(message: Message, viewer: Person | None) -> bool:
    return not message.is_deleted and (message.only_for is None or viewer in {None, message.only_for})


def _seen(message: Message, viewer: Person | None) -> Seen:
    return Seen(
        message.id,
        message.root_id,
        message.place,
        message.author,
        message.text,
        tuple(message.attachments(viewer)),
        tuple(message.activity.get("entities") or ()),
        message.activity.get("summary") or "",
        message.is_edited,
        message.sent_at,
    )
