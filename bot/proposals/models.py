"""What members want the group to take up."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from bot.agenda.models import ItemKind
from bot.db.base import Base
from bot.kit.ids import new_id
from bot.people.models import Group, Person


class ProposalState(StrEnum):
    """Where a proposal stands."""

    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    POSTPONED = "postponed"
    IN_TEAMS = "in teams"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    HANDED_OVER = "handed over"


proposal_reader = Table(
    "proposal_reader",
    Base.metadata,
    Column("proposal_id", ForeignKey("proposal.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
)
"""Who gets a copy of a proposal's receipt besides its proposer."""


class Proposal(Base):
    """Something that a member wants the group to take up; `meeting_id` is the meeting she wished for, or got.

    `language` is what its receipt speaks: hers in 1:1 chat, the group's in the channel. `wished_at` is when she chose
    another meeting than the first time. A postponed one comes up again at `put_off_to_id` by itself. One that was
    handed over is a proposal in each group it came to; all but the first point to that first one, `origin_id`.
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
    wished_at: Mapped[datetime | None] = mapped_column(default=None)
    put_off_to_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    origin_id: Mapped[UUID | None] = mapped_column(ForeignKey("proposal.id"), default=None, index=True)
    group: Mapped[Group] = relationship(lazy="raise", init=False)
    proposer: Mapped[Person] = relationship(lazy="raise", init=False, foreign_keys=[proposer_id])
    decided_by: Mapped[Person | None] = relationship(lazy="raise", init=False, foreign_keys=[decided_by_id])
    readers: Mapped[list[Person]] = relationship(
        lazy="raise", secondary=proposal_reader, default_factory=list, order_by=Person.name
    )

    @property
    def first_id(self) -> UUID:
        """The id that it was sent under, in whichever group."""
        return self.origin_id or self.id


class ProposalStep(Base):
    """One hand-over: the proposal that one group had, and the one that another has instead; who did it, and why."""

    __tablename__ = "proposal_step"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    proposal_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[UUID] = mapped_column(ForeignKey("proposal.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    reason: Mapped[str]
    proposal: Mapped[Proposal] = relationship(lazy="raise", init=False, foreign_keys=[proposal_id])
    to: Mapped[Proposal] = relationship(lazy="raise", init=False, foreign_keys=[to_id])
    person: Mapped[Person] = relationship(lazy="raise", init=False)
