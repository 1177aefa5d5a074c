"""Dues that mean the next meeting."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Let a found assignment be due when the group meets next."""
    op.add_column("candidate", sa.Column("at_next_meeting", sa.Boolean(), nullable=False, server_default=sa.false()))
