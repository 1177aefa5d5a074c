"""Matters that come back, and questions to ponder."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "comeback",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("posted", JSON, nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_comeback_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comeback")),
    )
    op.create_index(op.f("ix_comeback_group_id"), "comeback", ["group_id"], unique=False)
    op.create_table(
        "comeback_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("comeback_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["comeback_id"], ["comeback.id"], name=op.f("fk_comeback_answer_comeback_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_comeback_answer_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comeback_answer")),
        sa.UniqueConstraint("comeback_id", "person_id", name=op.f("uq_comeback_answer_comeback_id_person_id")),
    )
