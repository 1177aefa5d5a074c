"""Assignments and their owners."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Index, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Group, Person


class AssignmentState(StrEnum):
    """How far an assignment has come."""

    OPEN = "open"
    IN_PROGRESS = "in progress"
    DONE = "done"


assignment_owner = Table(
    "assignment_owner",
    Base.metadata,
    Column("assignment_id", ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True, index=True),
)


class Assignment(Base):
    """Something that somebody promised the group.

    `owners` are people of the group; `owner_words` name a group or role that owns it as well or instead. It is due
    on the day `due`, or when `due_words` say, as the minutes put it; with `due_meeting_id` its day is the meeting's and
    follows it. `source` is the sentence that gave it, word for word.
    """

    __tablename__ = "assignment"
    __table_args__ = (UniqueConstraint("group_id", "number"), Index("ix_assignment_open", "group_id", "state"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str]
    owner_words: Mapped[str]
    due: Mapped[date | None]
    due_words: Mapped[str]
    source: Mapped[str]
    given_at: Mapped[datetime]
    state: Mapped[AssignmentState] = mapped_column(default=AssignmentState.OPEN)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    done_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    due_meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    owners: Mapped[list[Person]] = relationship(
        secondary=assignment_owner, lazy="raise", default_factory=list, order_by=Person.name
    )
    group: Mapped[Group] = relationship(lazy="raise", init=False)
    done_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[done_by_id])
