"""What was written during a meeting, and for whom its running card stands where."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Json
from bot.kit.ids import new_id


class Notebook(Base):
    """The notes of one meeting: the item that all write under now, and the number of lines that ever came.

    `current` is the item's key: the id of an agenda's item, or of the line that began an item of its own.
    """

    __tablename__ = "notebook"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    current: Mapped[str] = mapped_column(default="")
    heading: Mapped[str] = mapped_column(default="")
    last: Mapped[int] = mapped_column(default=0)


class NoteLine(Base):
    """One line as it was written; lines stand in the order in which they came.

    `under` is the key of its item and `heading` that item's title then, should the agenda lose it; `after` the item
    that a line which begins a new one was written under. `source` and `row` say which message brought it, so that
    none is taken twice.
    """

    __tablename__ = "note_line"
    __table_args__ = (UniqueConstraint("meeting_id", "position"), UniqueConstraint("source", "row"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"))
    position: Mapped[int]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    at: Mapped[datetime]
    text: Mapped[str]
    source: Mapped[str] = mapped_column(String(64))
    row: Mapped[int] = mapped_column(default=0)
    under: Mapped[str] = mapped_column(default="")
    heading: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")


class NoteSeat(Base):
    """Somebody who takes notes of a meeting: her running card by its letter's key, and the item it shows.

    `number` counts her cards, and `since` the messages that have pushed the latest one up.
    """

    __tablename__ = "note_seat"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[int] = mapped_column(default=0)
    since: Mapped[int] = mapped_column(default=0)
    shown: Mapped[str] = mapped_column(default="")


class NoteChoice(Base):
    """Which of several meetings under way somebody takes notes of, and the lines that wait until she has said so."""

    __tablename__ = "note_choice"

    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id", ondelete="SET NULL"), default=None)
    waiting: Mapped[list[dict[str, Any]]] = mapped_column(Json, default_factory=list)
