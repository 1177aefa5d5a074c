"""What was found in minutes besides assignments."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("minutes", sa.Column("next_meeting", sa.Date(), nullable=True))
    op.add_column("minutes", sa.Column("next_meeting_words", sa.String(), nullable=False, server_default=""))
    op.add_column("minutes", sa.Column("checkout", sa.String(), nullable=False, server_default=""))
    op.add_column("minutes", sa.Column("deeds", JSON, nullable=False, server_default="[]"))
    op.add_column("minutes", sa.Column("desks", JSON, nullable=False, server_default="{}"))
    op.add_column("minutes_item", sa.Column("shared", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "noted",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("minutes_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("comeback", "question", "day", name="notedkind", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("handed_on", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_noted_minutes_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_noted")),
        sa.UniqueConstraint("minutes_id", "position", name=op.f("uq_noted_minutes_id_position")),
    )
