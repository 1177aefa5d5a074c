"""What comes back to a later meeting, and what members answered to its question."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Person

KEY = "comeback:"
"""What the names of comebacks begin with among the agenda's items."""


class Comeback(Base):
    """Something that a meeting left for a later one, maybe with a question to ponder until then.

    It waits without `placed_at` until there is a meeting that can take it up; from then on the agenda knows where it
    stands. `posted` are the keys of the letters that carry its question.
    """

    __tablename__ = "comeback"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    text: Mapped[str]
    question: Mapped[str]
    asked_by: Mapped[str]
    source: Mapped[str]
    noted_at: Mapped[datetime]
    placed_at: Mapped[datetime | None] = mapped_column(default=None)
    posted: Mapped[list[str]] = mapped_column(default_factory=list)

    @property
    def key(self) -> str:
        """The name that the agenda knows it by."""
        return f"{KEY}{self.id}"


class ComebackAnswer(Base):
    """What one member answered to a comeback's question."""

    __tablename__ = "comeback_answer"
    __table_args__ = (UniqueConstraint("comeback_id", "person_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    comeback_id: Mapped[UUID] = mapped_column(ForeignKey("comeback.id", ondelete="CASCADE"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    text: Mapped[str]
    sent_at: Mapped[datetime]
    person: Mapped[Person] = relationship(lazy="raise", init=False)
