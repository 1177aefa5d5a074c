"""Minutes: drafts, what was found in them, and what the group decided."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Json
from bot.kit.ids import new_id


class MinutesState(StrEnum):
    """How far the minutes have come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    REPLACED = "replaced"
    DISCARDED = "discarded"


class Verdict(StrEnum):
    """What the secretary said of a found assignment."""

    OPEN = "open"
    KEPT = "kept"
    SKIPPED = "skipped"


class NotedKind(StrEnum):
    """What the text holds besides decisions and assignments."""

    COMEBACK = "comeback"
    QUESTION = "question"
    DAY = "day"


class Upload(Base):
    """What was read in a file that waits to be told which group it belongs to; deleted with the answer."""

    __tablename__ = "upload"

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str]
    draft: Mapped[dict[str, Any]]
    sent_at: Mapped[datetime]


class Minutes(Base):
    """What was said and decided at one meeting; `day` is the day it was sent in while the text names none.

    `other` keeps the words of the source that belong to no item, and `around` those of its head and foot, so that
    nothing is lost. `warnings` are sentences to translate, with their facts. `deeds` are what was done to the draft,
    the latest last, to be taken back one by one; `desks` the message that shows the draft to each of the organisers.
    Each version is a row: of all that share an origin, the first, one is published and those before it are replaced.
    `issued_at` is when the first was published.
    `meeting_id` is the meeting they tell of, if the calendar has it; `from_notes`: what was noted during it is in them.
    `follows` names the lists of people that the check-in fills until somebody writes in them, and `good` what the
    check-out found good, as far as it stands in the text.
    """

    __tablename__ = "minutes"
    __table_args__ = (Index("ix_minutes_group", "group_id", "state", "published_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    author_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str]
    day: Mapped[date]
    place: Mapped[str]
    participants: Mapped[list[str]]
    absent: Mapped[list[str]]
    other: Mapped[list[str]]
    around: Mapped[list[str]]
    warnings: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    created_at: Mapped[datetime]
    next_meeting: Mapped[date | None] = mapped_column(default=None)
    next_meeting_words: Mapped[str] = mapped_column(default="")
    checkout: Mapped[str] = mapped_column(default="")
    deeds: Mapped[list[dict[str, Any]]] = mapped_column(Json, default_factory=list)
    desks: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    state: Mapped[MinutesState] = mapped_column(default=MinutesState.DRAFT)
    published_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(default=1, server_default="1")
    origin_id: Mapped[UUID | None] = mapped_column(ForeignKey("minutes.id"), default=None, index=True)
    issued_at: Mapped[datetime | None] = mapped_column(default=None)
    meeting_id: Mapped[UUID | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    from_notes: Mapped[bool] = mapped_column(default=False, server_default="0")
    follows: Mapped[list[str]] = mapped_column(default_factory=list, server_default="[]")
    good: Mapped[list[str]] = mapped_column(default_factory=list, server_default="[]")
    registration_number: Mapped[str] = mapped_column(default="", server_default="")

    @property
    def origin(self) -> UUID:
        """The id that all its versions share: that of the first."""
        return self.origin_id or self.id

    @property
    def is_correction(self) -> bool:
        """Say whether a version was published before this one."""
        return self.version > 1


class MinutesItem(Base):
    """One item of the minutes; `body` is its paragraphs: text, level, marker. `shared`: told to sister groups."""

    __tablename__ = "minutes_item"
    __table_args__ = (UniqueConstraint("minutes_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    position: Mapped[int]
    number: Mapped[str]
    title: Mapped[str]
    section: Mapped[str | None]
    presenters: Mapped[list[str]]
    body: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    shared: Mapped[bool] = mapped_column(default=False)


class Candidate(Base):
    """A found assignment: the sentence word for word, and what the secretary made of it.

    `clues` are spans of the sentence that gave it away; `owner_words` is an owner that is no member: a group or a role.
    `at_next_meeting`: as it is written, it is due when the group meets next.
    """

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("minutes_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    position: Mapped[int]
    sentence: Mapped[str]
    clues: Mapped[list[list[int]]] = mapped_column(Json)
    text: Mapped[str]
    owner_ids: Mapped[list[str]]
    owner_words: Mapped[str]
    due: Mapped[date | None]
    due_words: Mapped[str]
    item: Mapped[str]
    verdict: Mapped[Verdict] = mapped_column(default=Verdict.OPEN)
    assignment_number: Mapped[int | None] = mapped_column(default=None)
    answered_at: Mapped[datetime | None] = mapped_column(default=None)
    at_next_meeting: Mapped[bool] = mapped_column(default=False, server_default="0")


class Decision(Base):
    """One decision of the group, numbered B-1 … once its minutes are published, at `decided_at`.

    The version in force has the `number`; in those before it and in a correction's draft it is the `kept_number`.
    A decision that a correction left out is struck: it stays in the log, and its number is not given again.
    """

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("group_id", "number"), UniqueConstraint("minutes_id", "position"))

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    position: Mapped[int]
    text: Mapped[str]
    item: Mapped[str]
    number: Mapped[int | None] = mapped_column(default=None)
    kept_number: Mapped[int | None] = mapped_column(default=None)
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    struck_at: Mapped[datetime | None] = mapped_column(default=None)

    @property
    def label(self) -> int | None:
        """Its number, in force or kept from an earlier version."""
        return self.number or self.kept_number


class Approver(Base):
    """Somebody whom the organisers named to approve those minutes, in whichever version."""

    __tablename__ = "minutes_approver"

    origin_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Approval(Base):
    """Somebody approved that version of the minutes."""

    __tablename__ = "minutes_approval"

    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    approved_at: Mapped[datetime]


class FollowUp(StrEnum):
    """What became of a decision."""

    OPEN = "open"
    DONE = "done"
    REPLACED = "replaced"
    REVOKED = "revoked"


class DecisionStep(Base):
    """Somebody said what became of a decision; the latest holds. It goes by number: versions come and go."""

    __tablename__ = "decision_step"
    __table_args__ = (UniqueConstraint("group_id", "number", "step"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"))
    number: Mapped[int]
    step: Mapped[int]
    state: Mapped[FollowUp]
    by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[datetime]
    replaced_by: Mapped[int | None] = mapped_column(default=None)


class Noted(Base):
    """A comeback, a question to ponder or a day to keep, with the sentence it stands in.

    `words` is a day as written; `question` goes with a comeback. `handed_on`: the secretary let it out of the minutes.
    """

    __tablename__ = "noted"
    __table_args__ = (UniqueConstraint("minutes_id", "position"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    minutes_id: Mapped[UUID] = mapped_column(ForeignKey("minutes.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[NotedKind]
    text: Mapped[str]
    item: Mapped[str]
    question: Mapped[str] = mapped_column(default="")
    day: Mapped[date | None] = mapped_column(default=None)
    words: Mapped[str] = mapped_column(default="")
    handed_on: Mapped[bool] = mapped_column(default=False)


class WithoutMinutes(Base):
    """A meeting of which no minutes are written, as an organiser said."""

    __tablename__ = "without_minutes"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), primary_key=True)
    said_by_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    said_at: Mapped[datetime]
