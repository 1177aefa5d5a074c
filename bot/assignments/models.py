"""Assignments, their owners, steps and history, and who is asked where a group or role owns them."""

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
    DROPPED = "dropped"


class EventKind(StrEnum):
    """What somebody did with an assignment."""

    STARTED = "started"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    COMMENTED = "commented"
    MOVED = "moved"
    FOLLOWED = "followed"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    OWNED = "owned"
    REWORDED = "reworded"
    STEP_ADDED = "step added"
    STEP_CHANGED = "step changed"
    STEP_REMOVED = "step removed"
    STEP_DONE = "step done"
    STEP_UNDONE = "step undone"
    STEP_FREED = "step freed"


assignment_owner = Table(
    "assignment_owner",
    Base.metadata,
    Column("assignment_id", ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True, index=True),
)


class Assignment(Base):
    """Something that somebody promised the group.

    `owners` are people of the group; `owner_words` name groups or roles that own it as well or instead. It is due
    on the day `due`, or when `due_words` say, as the minutes put it; with `due_meeting_id` its day is the meeting's and
    follows it; one that `awaits_meeting` is due at the next, of which none is planned yet. `source` is the sentence
    that gave it, word for word; `link` the message it stood in, `minutes_id` and `item` the minutes and their item.
    `done_at` is when it was done or dropped. Those of one `batch_id` were told to their owners in one letter.
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
    given_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    minutes_id: Mapped[UUID | None] = mapped_column(ForeignKey("minutes.id"), default=None)
    item: Mapped[str] = mapped_column(default="", server_default="")
    link: Mapped[str] = mapped_column(default="", server_default="")
    batch_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    awaits_meeting: Mapped[bool] = mapped_column(default=False, server_default="0")
    owners: Mapped[list[Person]] = relationship(
        secondary=assignment_owner, lazy="raise", default_factory=list, order_by=Person.name
    )
    group: Mapped[Group] = relationship(lazy="raise", init=False)
    done_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[done_by_id])
    given_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[given_by_id])


class Step(Base):
    """One part of an assignment, with an owner and a due day of its own, or none."""

    __tablename__ = "assignment_step"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    number: Mapped[int]
    text: Mapped[str]
    owner_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    owner_words: Mapped[str] = mapped_column(default="")
    due: Mapped[date | None] = mapped_column(default=None)
    done_at: Mapped[datetime | None] = mapped_column(default=None)
    owner: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[owner_id])
    assignment: Mapped[Assignment] = relationship(lazy="raise", init=False)

    @property
    def group(self) -> Group:
        """The group of the assignment that it is part of."""
        return self.assignment.group

    @property
    def group_id(self) -> UUID:
        """The group of the assignment that it is part of."""
        return self.assignment.group_id

    @property
    def state(self) -> AssignmentState:
        """How far it has come; whatever the whole is closed with closes it too."""
        return AssignmentState.DONE if self.done_at else self.assignment.state


Owed = Assignment | Step
"""Something that people are reminded of: a whole assignment, or one part of it."""


class Event(Base):
    """One line of an assignment's history: who did what, with the reason or comment, and what it was before and after.

    `before` and `after` are days (ISO) where a date moved, else names or words. Without a person it was the calendar.
    """

    __tablename__ = "assignment_event"
    __table_args__ = (UniqueConstraint("assignment_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    number: Mapped[int]
    at: Mapped[datetime]
    kind: Mapped[EventKind]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    words: Mapped[str] = mapped_column(default="")
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    person: Mapped[Person | None] = relationship(lazy="raise", init=False)


class HandOver(Base):
    """An assignment that waits for somebody's answer whether she takes it over; until then its owners stay.

    `from_id` is the owner or contact person whose share she would take; without one she takes the place of all.
    """

    __tablename__ = "hand_over"
    __table_args__ = (UniqueConstraint("assignment_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"))
    to_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    from_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    reason: Mapped[str] = mapped_column(default="")
    to: Mapped[Person] = relationship(lazy="raise", init=False, foreign_keys=[to_id])
    by: Mapped[Person] = relationship(lazy="raise", init=False, foreign_keys=[by_id])


class GroupContact(Base):
    """Who is reminded of what a group or role of those `words` owns; nobody while the organisers have not said.

    `key` is the words as they are compared: in one case, with single blanks.
    """

    __tablename__ = "group_contact"
    __table_args__ = (UniqueConstraint("group_id", "key"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    key: Mapped[str]
    words: Mapped[str]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    person: Mapped[Person | None] = relationship(lazy="raise", init=False)
