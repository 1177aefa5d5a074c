"""What was done."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class Outcome(StrEnum):
    """What became of it."""

    DONE = "done"
    REFUSED = "refused"


class Deed(Base):
    """Somebody did something, or was not let; without a person it was the clock.

    `what` is the press's verb, the command in English or the job's name. `subject` is the kind of thing it was done
    to, `label` its number or day there ("F-3", "2026-11-20"); the words stay where they are. `count` is how many rows
    a purge took. Nothing refers to another table, so that a deed outlives what it tells of. A trigger holds that rows
    are neither changed nor deleted, but for a purge.
    """

    __tablename__ = "deed"
    __table_args__ = (Index("ix_deed_group", "group_id", "at"), Index("ix_deed_at", "at"))

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    at: Mapped[datetime]
    what: Mapped[str]
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.DONE)
    person_id: Mapped[UUID | None] = mapped_column(default=None, index=True)
    group_id: Mapped[UUID | None] = mapped_column(default=None)
    subject: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[UUID | None] = mapped_column(default=None)
    label: Mapped[str] = mapped_column(default="")
    count: Mapped[int | None] = mapped_column(default=None)


class DeedPurge(Base):
    """The only way out of the log: while such a row stands, the group's deeds from `before` that moment may go."""

    __tablename__ = "deed_purge"

    id: Mapped[int] = mapped_column(init=False, primary_key=True)
    before: Mapped[datetime]
    group_id: Mapped[UUID | None] = mapped_column(default=None)
