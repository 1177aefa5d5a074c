"""Who can't be reached by reminders."""

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
