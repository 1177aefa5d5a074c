"""The ledger of letters, the clock of what falls due, and the direct chats we know."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class LetterState(StrEnum):
    """Where a letter is on its way."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    UNDELIVERABLE = "undeliverable"


class LetterKind(StrEnum):
    """How a letter reaches its reader."""

    DIRECT = "direct"
    CHANNEL = "channel"
    MESSAGE = "message"
    THREAD = "thread"
    EDIT = "edit"


class Letter(Base):
    """One message to be carried to Teams exactly once.

    `lane` is the conversation or person whose order and rate limits it shares; `about` is the key of
    the letter that a THREAD letter answers or an EDIT letter rewrites. `sending` is committed before
    the request leaves; found again after a crash it becomes `unknown` and is never sent by itself.
    `not_before` is when it falls due and never moves; `retry_at` is when to ask Teams again. `turn` is the id of the
    turn or job that wrote it, as the log names it.
    """

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_queue", "state", "shard", "not_before"),
        Index("ix_letter_about", "about"),
        Index("ix_letter_sent", "shard", "sent_at"),
        Index("ix_letter_shown", "tenant_id", "activity_id"),
    )

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[LetterKind]
    tenant_id: Mapped[str]
    service_url: Mapped[str]
    shard: Mapped[int]
    lane: Mapped[str]
    conversation_id: Mapped[str | None]
    member_id: Mapped[str | None]
    about: Mapped[str | None]
    card: Mapped[dict[str, Any]]
    summary: Mapped[str]
    not_before: Mapped[datetime]
    created_at: Mapped[datetime]
    state: Mapped[LetterState] = mapped_column(default=LetterState.WAITING)
    attempts: Mapped[int] = mapped_column(default=0)
    tried_since: Mapped[datetime | None] = mapped_column(default=None)
    retry_at: Mapped[datetime | None] = mapped_column(default=None)
    activity_id: Mapped[str | None] = mapped_column(default=None)
    sent_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    turn: Mapped[str | None] = mapped_column(default=None)


class Due(Base):
    """Something that a room wants to be woken for: `kind` names the room's job, `subject` what it is about."""

    __tablename__ = "due"
    __table_args__ = (UniqueConstraint("kind", "subject"),)

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    kind: Mapped[str]
    subject: Mapped[str]
    at: Mapped[datetime] = mapped_column(index=True)


class DirectChat(Base):
    """The 1:1 conversation between the bot and one person of a tenant."""

    __tablename__ = "direct_chat"
    __table_args__ = (Index("ix_direct_chat_conversation", "tenant_id", "conversation_id"),)

    tenant_id: Mapped[str] = mapped_column(primary_key=True)
    member_id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str]
    service_url: Mapped[str]
