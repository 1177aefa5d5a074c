"""Places, links, breaks of meetings; what is due at a meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("meeting", sa.Column("link", sa.String(), nullable=False, server_default=""))
    op.add_column("meeting", sa.Column("slot", sa.Date(), nullable=True))
    op.add_column("meeting", sa.Column("by_hand", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("meeting", sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("meeting", sa.Column("cancelled_reason", sa.String(), nullable=False, server_default=""))
    op.add_column("meeting", sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    _add_reference("meeting", "changed_by_id", "person")
    op.execute("UPDATE meeting SET slot = DATE(starts_at)")  # all there were before had been planned by rhythm
    op.create_table(
        "meeting_break",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_meeting_break_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_break")),
    )
    op.create_index("ix_meeting_break_group", "meeting_break", ["group_id", "last"], unique=False)
    op.create_table(
        "meeting_card",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("for_organiser", sa.Boolean(), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("looks", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_card_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meeting_card")),
    )
    op.create_index(op.f("ix_meeting_card_meeting_id"), "meeting_card", ["meeting_id"], unique=False)
    _add_reference("assignment", "due_meeting_id", "meeting")
    op.create_index(op.f("ix_assignment_due_meeting_id"), "assignment", ["due_meeting_id"], unique=False)


def _add_reference(table: str, column: str, to: str) -> None:
    """Add a column that refers to another table, without rebuilding its own: on SQLite rows would fall with it."""
    kind = op.get_bind().dialect.type_compiler_instance.process(sa.Uuid())
    name = f"fk_{table}_{column}"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind} CONSTRAINT {name} REFERENCES {to} (id)")
