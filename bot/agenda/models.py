"""Each meeting's agenda and its items, and the items that every agenda of a group has."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.kit.ids import new_id


class ItemKind(StrEnum):
    """What an item wants of the meeting."""

    DECISION = "decision"
    INFORMATION = "information"
    DISCUSSION = "discussion"
    PREPARATION = "preparation"
    REPORT = "report"


class Part(StrEnum):
    """Which part of the meeting an item belongs to; items keep their order within it."""

    OPENING = "1 opening"
    MIDDLE = "2 middle"
    CLOSING = "3 closing"


class Filling(StrEnum):
    """What a standing item fills itself with."""

    FOLLOW_UP = "follow-up"
    SISTER_NEWS = "sister news"
    REPORTS = "reports"
    CLOSING = "closing"


class ChangeKind(StrEnum):
    """What happened to an agenda after it was published."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REORDERED = "reordered"
    MOVED_ON = "moved on"
    MEETING_MOVED = "meeting moved"


class StandingItem(Base):
    """An item that every agenda of the group has, unless it is `skipped` for that meeting (ids, as text).

    Without a title of its own it is called what its filling is called in the group's language. One that the
    organisers took away stays here as `removed`, so that it does not begin anew by itself.
    """

    __tablename__ = "standing_item"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    part: Mapped[Part]
    position: Mapped[int]
    title: Mapped[str | None]
    kind: Mapped[ItemKind]
    minutes: Mapped[int]
    filling: Mapped[Filling | None] = mapped_column(default=None)
    skipped: Mapped[list[str]] = mapped_column(default_factory=list)
    removed: Mapped[bool] = mapped_column(default=False)


class Agenda(Base):
    """One meeting's agenda, from the moment when it is first asked for.

    `shown_start` is when the meeting begins by the card in the channel, and `shown` that card's digest. `desks` are the
    organisers' own cards of it, by their letters' keys, with the language that each speaks and whose it is: they
    follow it too, while she is an organiser.
    """

    __tablename__ = "agenda"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    shown_start: Mapped[datetime | None] = mapped_column(default=None)
    shown: Mapped[str] = mapped_column(default="")
    desks: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class AgendaItem(Base):
    """One row of a meeting's agenda: a standing item, an accepted proposal, or what a room or an organiser put there.

    `presenters` are names as written; `presenter_ids` those among them whom the bot knows, and `told` when each of
    them was told to come (by id). `key` is the name that the room which put it here knows it by. An item that
    `returns` was on the group's table before, and comes before what is new.
    """

    __tablename__ = "agenda_item"
    __table_args__ = (
        UniqueConstraint("meeting_id", "part", "position"),
        Index("ix_agenda_item_key", "key", unique=True),
    )

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    part: Mapped[Part]
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind]
    presenters: Mapped[list[str]]
    minutes: Mapped[int]
    proposal_id: Mapped[UUID | None] = mapped_column(ForeignKey("proposal.id"), default=None, unique=True)
    presenter_ids: Mapped[list[str]] = mapped_column(default_factory=list, server_default="[]")
    told: Mapped[dict[str, Any]] = mapped_column(default_factory=dict, server_default="{}")
    background: Mapped[str] = mapped_column(default="", server_default="")
    link: Mapped[str] = mapped_column(default="", server_default="")
    note: Mapped[str] = mapped_column(default="", server_default="")
    returns: Mapped[bool] = mapped_column(default=False, server_default=false())
    key: Mapped[str | None] = mapped_column(default=None)
    filling: Mapped[Filling | None] = mapped_column(default=None)
    standing_id: Mapped[UUID | None] = mapped_column(default=None)


class AgendaChange(Base):
    """Something that changed in an agenda after it was published; `title` is the item's, if it is about one."""

    __tablename__ = "agenda_change"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    what: Mapped[ChangeKind]
    title: Mapped[str] = mapped_column(default="")
