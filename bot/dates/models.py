"""Days that a group keeps in mind."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.kit.ids import new_id


class KeyDate(Base):
    """A day and what it is; `source` says where it comes from. One that was taken away is not noted again by itself."""

    __tablename__ = "key_date"
    __table_args__ = (UniqueConstraint("group_id", "day", "words"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    day: Mapped[date]
    words: Mapped[str]
    source: Mapped[str]
    noted_at: Mapped[datetime]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
