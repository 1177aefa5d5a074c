"""What was told to be soon due, to whom, and in which letter."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Bring the database forward."""
    op.create_table(
        "told_soon",
        sa.Column("letter", sa.Uuid(), nullable=False),
        sa.Column("owed_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignment.id"], name=op.f("fk_told_soon_assignment_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_told_soon_person_id")),
        sa.PrimaryKeyConstraint("letter", "owed_id", name=op.f("pk_told_soon")),
    )
    op.create_index("ix_told_soon_assignment_id", "told_soon", ["assignment_id"], unique=False)
    op.create_index("ix_told_soon_person_id", "told_soon", ["person_id"], unique=False)
