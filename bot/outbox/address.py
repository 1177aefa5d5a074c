"""Where a letter can be sent."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Direct:
    """A person, in her 1:1 chat with the bot; the chat is made when there is none."""

    tenant_id: str
    service_url: str
    member_id: str


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel, as the start of a new thread."""

    tenant_id: str
    service_url: str
    channel_id: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation that exists: a 1:1 chat, a group chat, or a channel's thread."""

    tenant_id: str
    service_url: str
    conversation_id: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The thread that the letter with the key `root` starts."""

    root: str


Address = Direct | Channel | Conversation | Thread
