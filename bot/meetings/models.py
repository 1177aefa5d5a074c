"""A group's meetings, and the times when it does not meet."""

from datetime import date, datetime, timedelta
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
    """One meeting of one group; it starts at `starts_at` (UTC) and is meant to last `length_minutes`.

    `slot` is the day of the group's rhythm that it stands for, which it keeps when it is moved or cancelled; one that
    was booked has none. `by_hand`: somebody chose its time, so it does not follow the group's settings. `sequence`
    counts what changed, for calendars; `changed_at` and `changed_by_id` say when and by whom last.
    """

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_calendar", "group_id", "starts_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    starts_at: Mapped[datetime]
    length_minutes: Mapped[int]
    place: Mapped[str] = mapped_column(default="")
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.PLANNED)
    link: Mapped[str] = mapped_column(default="", server_default="")
    slot: Mapped[date | None] = mapped_column(default=None)
    by_hand: Mapped[bool] = mapped_column(default=False, server_default="0")
    sequence: Mapped[int] = mapped_column(default=0, server_default="0")
    cancelled_reason: Mapped[str] = mapped_column(default="", server_default="")
    changed_at: Mapped[datetime | None] = mapped_column(default=None)
    changed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)

    @property
    def ends_at(self) -> datetime:
        """When it is meant to end (UTC)."""
        return self.starts_at + timedelta(minutes=self.length_minutes)


class Break(Base):
    """A time when the group does not meet by its rhythm, from the day `first` to the day `last`."""

    __tablename__ = "meeting_break"
    __table_args__ = (Index("ix_meeting_break_group", "group_id", "last"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    first: Mapped[date]
    last: Mapped[date]
    name: Mapped[str] = mapped_column(default="")


class MeetingCard(Base):
    """A card of the meeting that stands somewhere in Teams, by its letter's key, so that it follows the meeting.

    `looks` is the digest of what it shows, so that it is edited only when that changes.
    """

    __tablename__ = "meeting_card"

    key: Mapped[str] = mapped_column(primary_key=True)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    for_organiser: Mapped[bool]
    shown_at: Mapped[datetime]
    looks: Mapped[str]
