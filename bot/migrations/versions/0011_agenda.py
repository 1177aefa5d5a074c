"""Standing items of each group, and what an agenda's item carries with it."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
FILLING = sa.Enum("follow-up", "sister news", "reports", "closing", name="filling", native_enum=False, length=40)
PART = sa.Enum("1 opening", "2 middle", "3 closing", name="part", native_enum=False, length=40)
KIND = sa.Enum(
    "decision",
    "information",
    "discussion",
    "preparation",
    "report",
    name="itemkind",
    native_enum=False,
    length=40,
)
CHANGE = sa.Enum(
    "added",
    "removed",
    "changed",
    "reordered",
    "moved on",
    "meeting moved",
    name="changekind",
    native_enum=False,
    length=40,
)


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "standing_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("part", PART, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("kind", KIND, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("filling", FILLING, nullable=True),
        sa.Column("skipped", JSON, nullable=False),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_standing_item_group_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
    )
    op.create_index(op.f("ix_standing_item_group_id"), "standing_item", ["group_id"], unique=False)
    op.create_table(
        "agenda",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_start", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("desks", JSON, nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_meeting_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("meeting_id", name=op.f("pk_agenda")),
    )
    op.create_table(
        "agenda_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", CHANGE, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_change_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_change")),
    )
    op.create_index(op.f("ix_agenda_change_meeting_id"), "agenda_change", ["meeting_id"], unique=False)
    _widen_items()


def _widen_items() -> None:
    item = "agenda_item"
    op.add_column(item, sa.Column("presenter_ids", JSON, nullable=False, server_default="[]"))
    op.add_column(item, sa.Column("told", JSON, nullable=False, server_default="{}"))
    op.add_column(item, sa.Column("background", sa.String(), nullable=False, server_default=""))
    op.add_column(item, sa.Column("link", sa.String(), nullable=False, server_default=""))
    op.add_column(item, sa.Column("note", sa.String(), nullable=False, server_default=""))
    op.add_column(item, sa.Column("returns", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column(item, sa.Column("key", sa.String(), nullable=True))
    op.add_column(item, sa.Column("filling", FILLING, nullable=True))
    op.add_column(item, sa.Column("standing_id", sa.Uuid(), nullable=True))
    op.create_index("ix_agenda_item_key", item, ["key"], unique=True)
