"""Live notes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "notebook",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("current", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_notebook_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_notebook")),
    )
    _lines()
    op.create_table(
        "note_seat",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("shown", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_note_seat_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_seat_person_id")),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name=op.f("pk_note_seat")),
    )
    op.create_table(
        "note_choice",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=True),
        sa.Column("waiting", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_note_choice_meeting_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_choice_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_note_choice")),
    )


def _lines() -> None:
    op.create_table(
        "note_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("under", sa.String(), nullable=False),
        sa.Column("heading", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_note_line_meeting_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_note_line_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_line")),
        sa.UniqueConstraint("meeting_id", "position", name=op.f("uq_note_line_meeting_id_position")),
        sa.UniqueConstraint("source", "row", name=op.f("uq_note_line_source_row")),
    )
    op.create_index("ix_note_line_person_id", "note_line", ["person_id"], unique=False)
