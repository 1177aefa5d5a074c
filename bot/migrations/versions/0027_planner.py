"""Planner: the plans that assignments are written to, and what stands there."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "planner_plan",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("card_language", sa.String(), nullable=False),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("offered", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_planner_plan_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_planner_plan")),
    )
    op.create_index(op.f("ix_planner_plan_next_at"), "planner_plan", ["next_at"], unique=False)
    op.create_table(
        "planner_task",
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("etag", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("people", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_planner_task_assignment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_planner_task_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assignment_id", name=op.f("pk_planner_task")),
    )
    op.create_index(op.f("ix_planner_task_group_id"), "planner_task", ["group_id"], unique=False)
