"""How long a group keeps what is not a public record."""

from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base


class Retention(Base):
    """Months after which a group's raw texts and its log are purged; a group without a row keeps to the defaults."""

    __tablename__ = "retention"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), primary_key=True)
    notes: Mapped[int] = mapped_column(default=6)
    answers: Mapped[int] = mapped_column(default=12)
    drafts: Mapped[int] = mapped_column(default=3)
    log: Mapped[int] = mapped_column(default=24)
