"""Sister groups."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "sister_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("asker_id", sa.Uuid(), nullable=False),
        sa.Column("asked_id", sa.Uuid(), nullable=False),
        sa.Column("pair", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "state",
            sa.Enum("asked", "linked", "declined", "ended", name="linkstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("answered_by_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["leadership_group.id"], name=op.f("fk_sister_link_asker_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["asked_id"], ["leadership_group.id"], name=op.f("fk_sister_link_asked_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["person.id"], name=op.f("fk_sister_link_asked_by_id")),
        sa.ForeignKeyConstraint(["answered_by_id"], ["person.id"], name=op.f("fk_sister_link_answered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sister_link")),
        sa.UniqueConstraint("pair", name=op.f("uq_sister_link_pair")),
    )
    op.create_index("ix_sister_link_asker_id", "sister_link", ["asker_id"], unique=False)
    op.create_index("ix_sister_link_asked_id", "sister_link", ["asked_id"], unique=False)
    op.create_table(
        "sister_news",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("to_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_id"], ["leadership_group.id"], name=op.f("fk_sister_news_from_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["to_id"], ["leadership_group.id"], name=op.f("fk_sister_news_to_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_sister_news_meeting_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sister_news")),
        sa.UniqueConstraint("key", name=op.f("uq_sister_news_key")),
    )
    op.create_index("ix_sister_news_meeting_id", "sister_news", ["meeting_id"], unique=False)
    op.create_index("ix_sister_news_to_id", "sister_news", ["to_id", "shared_at"], unique=False)
