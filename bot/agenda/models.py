"""The items of each meeting's agenda."""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
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


class AgendaItem(Base):
    """One row of a meeting's agenda: a standing item, or an accepted proposal."""

    __tablename__ = "agenda_item"
    __table_args__ = (UniqueConstraint("meeting_id", "part", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    part: Mapped[Part]
    position: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind]
    presenters: Mapped[list[str]]
    minutes: Mapped[int]
    proposal_id: Mapped[UUID | None] = mapped_column(ForeignKey("proposal.id"), default=None, unique=True)
