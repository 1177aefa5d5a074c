"""An activity as this house reads it: plain facts, the raw object beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from bot.teams.codec import moment
from bot.teams.mentions import Mention, mentions_of, said

ROOT = ";messageid="


def thread_of(conversation_id: str) -> tuple[str, str | None]:
    """Split a channel conversation's id into the channel and the root message of the thread, if it is one."""
    channel_id, _, root = conversation_id.partition(ROOT)
    return channel_id, root or None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One activity from Teams, its sender verified; ids are empty where Teams sent none."""

    type: str
    id: str
    name: str
    text: str
    value: Mapping[str, Any] | None
    from_id: str
    entra_id: str | None
    from_name: str
    conversation_id: str
    conversation_type: str
    tenant_id: str
    team_id: str | None
    team_name: str | None
    channel_id: str | None
    channel_name: str | None
    service_url: str
    locale: str | None
    reply_to_id: str | None
    mentions: tuple[Mention, ...]
    attachments: tuple[Mapping[str, Any], ...]
    recipient_id: str
    timestamp: datetime | None
    raw: Mapping[str, Any]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """Read an activity whose shape was checked."""
        sender, recipient = raw.get("from") or {}, raw.get("recipient") or {}
        conversation, channel_data = raw.get("conversation") or {}, raw.get("channelData") or {}
        team, channel = channel_data.get("team") or {}, channel_data.get("channel") or {}
        bot = Mention(recipient.get("id") or "", recipient.get("name") or "")
        named = mentions_of(raw.get("entities") or ())
        value = raw.get("value")
        return cls(
            type=raw["type"],
            id=raw.get("id") or "",
            name=raw.get("name") or "",
            text=said(raw.get("text") or "", named, bot=bot),
            value=value if isinstance(value, dict) else None,
            from_id=sender.get("id") or "",
            entra_id=sender.get("aadObjectId"),
            from_name=sender.get("name") or "",
            conversation_id=conversation.get("id") or "",
            conversation_type=conversation.get("conversationType") or "personal",
            tenant_id=(channel_data.get("tenant") or {}).get("id") or conversation.get("tenantId") or "",
            team_id=team.get("id"),
            team_name=team.get("name"),
            channel_id=channel.get("id") or _channel_in(conversation),
            channel_name=channel.get("name"),
            service_url=raw.get("serviceUrl") or "",
            locale=raw.get("locale"),
            reply_to_id=raw.get("replyToId"),
            mentions=tuple(mention for mention, _ in named if mention.member_id != bot.member_id),
            attachments=tuple(raw.get("attachments") or ()),
            recipient_id=bot.member_id,
            timestamp=moment(raw.get("timestamp")),
            raw=raw,
        )

    @property
    def event(self) -> str | None:
        """Teams' own name for what happened, as `channelRenamed`, or None."""
        event: str | None = (self.raw.get("channelData") or {}).get("eventType")
        return event

    @property
    def added(self) -> tuple[str, ...]:
        """The ids of those who were added to the conversation, the bot's own among them."""
        return _ids(self.raw.get("membersAdded"))

    @property
    def removed(self) -> tuple[str, ...]:
        """The ids of those who were removed from the conversation."""
        return _ids(self.raw.get("membersRemoved"))


def _ids(members: list[Mapping[str, Any]] | None) -> tuple[str, ...]:
    return tuple(str(member["id"]) for member in members or () if member.get("id"))


def _channel_in(conversation: Mapping[str, Any]) -> str | None:
    is_channel = conversation.get("conversationType") == "channel" and conversation.get("id")
    return thread_of(conversation["id"])[0] if is_channel else None
