"""What the reminders room keeps: whom they don't reach, and what was told to be soon due."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class Unreached(Base):
    """An owner whose pings of one group Teams refuses: since when, how often in a row, and when last."""

    __tablename__ = "unreached"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
    since: Mapped[date]
    last_try: Mapped[date]
    tries: Mapped[int] = mapped_column(default=1)
    reason: Mapped[str] = mapped_column(default="")


class ToldSoon(Base):
    """What a person was told is soon due: the day it was due on then, and the letter that told it.

    `owed_id` is that of the assignment, or of one step of it.
    """

    __tablename__ = "told_soon"

    letter: Mapped[UUID] = mapped_column(primary_key=True)
    owed_id: Mapped[UUID] = mapped_column(primary_key=True)
    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    due: Mapped[date]
