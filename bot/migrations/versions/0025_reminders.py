"""Reminders: pauses, quiet hours, and who can't be reached."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Bring the database forward."""
    group = "leadership_group"
    op.add_column(group, sa.Column("names_in_digest", sa.Boolean(), nullable=False, server_default="1"))
    op.add_column(group, sa.Column("pings_from", sa.Time(), nullable=False, server_default="07:00:00"))
    op.add_column(group, sa.Column("pings_until", sa.Time(), nullable=False, server_default="18:00:00"))
    op.create_table(
        "reminder_pause",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reminder_pause_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_reminder_pause")),
    )
    op.create_table(
        "unreached",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("last_try", sa.Date(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["leadership_group.id"], name=op.f("fk_unreached_group_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_unreached_person_id")),
        sa.PrimaryKeyConstraint("group_id", "person_id", name=op.f("pk_unreached")),
    )
    op.create_index("ix_unreached_person_id", "unreached", ["person_id"], unique=False)
