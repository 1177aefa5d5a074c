"""A group's meetings."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.kit.ids import new_id


class MeetingState(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    PUBLISHED = "published"
    UNDER_WAY = "under way"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Meeting(Base):
    """One meeting of one group; it starts at `starts_at` (UTC) and is meant to last `length_minutes`."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_calendar", "group_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime]
    length_minutes: Mapped[int]
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)

    @property
    def ends_at(self) -> datetime:
        """When it is meant to end (UTC)."""
        return self.starts_at + timedelta(minutes=self.length_minutes)
