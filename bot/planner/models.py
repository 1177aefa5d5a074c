"""Which plan a group's assignments go to, and what stands there of them."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.base import Base, Json


class Plan(Base):
    """The plan that a group's assignments are written to, looked at again at `next_at`.

    Without a `plan_id` it is still to be found among the plans of the group's team; `offered` are those to choose
    from, as [id, title]. `fault` is why the latest look failed, in Graph's words; `card_id` is the card that shows
    how it stands, in `card_language`.
    """

    __tablename__ = "planner_plan"

    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), primary_key=True)
    next_at: Mapped[datetime] = mapped_column(index=True)
    card_id: Mapped[UUID]
    card_language: Mapped[str]
    plan_id: Mapped[str] = mapped_column(default="")
    title: Mapped[str] = mapped_column(default="")
    offered: Mapped[list[list[str]]] = mapped_column(Json, default_factory=list)
    fault: Mapped[str] = mapped_column(default="")
    written_at: Mapped[datetime | None] = mapped_column(default=None)


class PlannedTask(Base):
    """What stands in Planner of an assignment: `etag` is its version there, `digest` what was written last.

    `people` are the Entra ids of those it was assigned to.
    """

    __tablename__ = "planner_task"

    assignment_id: Mapped[UUID] = mapped_column(ForeignKey("assignment.id", ondelete="CASCADE"), primary_key=True)
    group_id: Mapped[UUID] = mapped_column(ForeignKey("leadership_group.id", ondelete="CASCADE"), index=True)
    task_id: Mapped[str]
    etag: Mapped[str]
    digest: Mapped[str]
    people: Mapped[list[str]]
