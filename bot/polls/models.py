"""What a group is asked when a meeting opens and closes, and what it answered."""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.kit.ids import new_id

NO_ORDER: dict[str, Any] = {"sqlite_with_rowid": False}
"""SQLite keeps such a table by its key alone, and no trace of when its rows came."""


class PollKind(StrEnum):
    """When it is asked."""

    CHECK_IN = "check-in"
    CHECK_OUT = "check-out"


class Attendance(StrEnum):
    """Where somebody is during the meeting."""

    ON_SITE = "on site"
    REMOTE = "remote"
    ABSENT = "absent"


class Poll(Base):
    """One check-in or check-out of one meeting.

    It closes by itself at `closes_at`; `closed_by_id` says who closed it before that by hand. `anonymous` is how the
    group wanted free texts when it was opened, and stays so.
    """

    __tablename__ = "poll"
    __table_args__ = (UniqueConstraint("meeting_id", "kind"), Index("ix_poll_group_id", "group_id"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    kind: Mapped[PollKind]
    anonymous: Mapped[bool]
    opened_at: Mapped[datetime]
    closes_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    nudged_at: Mapped[datetime | None] = mapped_column(default=None)


class PollAnswer(Base):
    """What one person answered: `rating` is her mood in a check-in, her mark for the meeting in a check-out.

    It carries no time, and free `texts` (by the name of their field) only where they go by name: ADR 0008.
    """

    __tablename__ = "poll_answer"
    __table_args__ = NO_ORDER

    poll_id: Mapped[UUID] = mapped_column(ForeignKey("poll.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    attendance: Mapped[Attendance | None] = mapped_column(default=None)
    rating: Mapped[int | None] = mapped_column(default=None)
    texts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class PollText(Base):
    """A free text that nobody can tell the writer of: no person, no time, no order (ADR 0008)."""

    __tablename__ = "poll_text"
    __table_args__ = (Index("ix_poll_text_poll_id", "poll_id"), NO_ORDER)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    poll_id: Mapped[UUID] = mapped_column(ForeignKey("poll.id", ondelete="CASCADE"))
    field: Mapped[str]
    text: Mapped[str]
