"""Assignments that are due at the next meeting while none is planned."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("assignment", sa.Column("awaits_meeting", sa.Boolean(), nullable=False, server_default=sa.false()))
