"""Which groups exchange news, and the news itself."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Group, Person


class LinkState(StrEnum):
    """How two groups stand to each other."""

    ASKED = "asked"
    LINKED = "linked"
    DECLINED = "declined"
    ENDED = "ended"


class SisterLink(Base):
    """What two groups have agreed on; one row for each `pair`, however often they ask and part.

    `asked_by` is the asking group's organiser who asked last; `answered_by` whoever answered or ended it.
    """

    __tablename__ = "sister_link"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    asker_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    asked_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    pair: Mapped[str] = mapped_column(unique=True)
    asked_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    state: Mapped[LinkState] = mapped_column(default=LinkState.ASKED)
    answered_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    asker: Mapped[Group] = relationship(lazy="raise", init=False, foreign_keys=[asker_id])
    asked: Mapped[Group] = relationship(lazy="raise", init=False, foreign_keys=[asked_id])
    asked_by: Mapped[Person] = relationship(lazy="raise", init=False, foreign_keys=[asked_by_id])
    answered_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[answered_by_id])


class SisterNews(Base):
    """An item of one group's minutes, told to a linked group at one of that group's meetings.

    `source` says whose it is and from when; `key` keeps the same item from being told twice.
    """

    __tablename__ = "sister_news"
    __table_args__ = (Index("ix_sister_news_to_id", "to_id", "shared_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    key: Mapped[str] = mapped_column(unique=True)
    from_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    shared_at: Mapped[datetime]
