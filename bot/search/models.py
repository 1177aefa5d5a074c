"""What can be found, and by which words."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base
from bot.kit.ids import new_id


class HitKind(StrEnum):
    """What was found."""

    DECISION = "decision"
    ASSIGNMENT = "assignment"
    MINUTES = "minutes"
    AGENDA = "agenda"
    PROPOSAL = "proposal"


class SearchEntry(Base):
    """Something that can be found; `digest` is that of all it says, so that it is indexed anew only when that changes.

    `subject_id` is its id in the room it comes from; `label` is its number there ("B-3"), `source` where it stands.
    `stems` are those of all its words, each once and with a blank before and after it; `in_title` those of its title.
    """

    __tablename__ = "search_entry"
    __table_args__ = (UniqueConstraint("group_id", "kind", "subject_id"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    kind: Mapped[HitKind]
    subject_id: Mapped[UUID]
    label: Mapped[str]
    title: Mapped[str]
    text: Mapped[str]
    source: Mapped[str]
    day: Mapped[date]
    digest: Mapped[str]
    stems: Mapped[str]
    in_title: Mapped[str]
