"""Drafts that know their meeting."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Bring the database forward."""
    pointer = sa.Column("meeting_id", sa.Uuid(), sa.ForeignKey("meeting.id"), nullable=True)
    op.add_column("minutes", pointer, inline_references=True)
    op.add_column("minutes", sa.Column("from_notes", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("minutes", sa.Column("follows", JSON, nullable=False, server_default="[]"))
    op.add_column("minutes", sa.Column("good", JSON, nullable=False, server_default="[]"))
    op.create_index("ix_minutes_meeting_id", "minutes", ["meeting_id"], unique=False)
    op.create_table(
        "without_minutes",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("said_by_id", sa.Uuid(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_without_minutes_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["said_by_id"], ["person.id"], name=op.f("fk_without_minutes_said_by_id")),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_without_minutes")),
    )
