"""Who reports on what, and what they sent in."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Person


class Reporter(Base):
    """Somebody who tells the group about one topic before each meeting, until the topic is taken off the list."""

    __tablename__ = "reporter"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    topic: Mapped[str]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    since: Mapped[datetime]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    person: Mapped[Person] = relationship(lazy="raise", init=False)


class Report(Base):
    """What was reported on one topic before one meeting, and by whom; no text: there was nothing to report."""

    __tablename__ = "report"
    __table_args__ = (UniqueConstraint("reporter_id", "meeting_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    reporter_id: Mapped[UUID] = mapped_column(ForeignKey("reporter.id", ondelete="CASCADE"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    sent_at: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="raise", init=False)
