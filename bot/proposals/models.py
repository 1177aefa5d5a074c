"""What members want the group to take up."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.agenda.models import ItemKind
from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Person


class ProposalState(StrEnum):
    """Where a proposal stands."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    IN_TEAMS = "in teams"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Proposal(Base):
    """Something that a member wants the group to take up; `meeting_id` is the meeting she wished for, or got.

    `language` is what its receipt speaks: hers in 1:1 chat, the group's in the channel.
    """

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str]
    kind: Mapped[ItemKind]
    presenters: Mapped[list[str]]
    minutes: Mapped[int | None]
    background: Mapped[str]
    link: Mapped[str]
    proposer_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"))
    created_at: Mapped[datetime]
    language: Mapped[str]
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.SUBMITTED)
    decided_by_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(default="")
    proposer: Mapped[Person] = relationship(lazy="raise", init=False, foreign_keys=[proposer_id])
    decided_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[decided_by_id])
