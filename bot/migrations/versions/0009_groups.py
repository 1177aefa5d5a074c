"""What else a group can set."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Bring the database forward."""
    group = "leadership_group"
    op.add_column(group, sa.Column("month_week", sa.Integer(), nullable=False, server_default="1"))
    op.add_column(group, sa.Column("rhythm_until", sa.Date(), nullable=True))
    op.add_column(group, sa.Column("place", sa.String(), nullable=False, server_default=""))
    op.add_column(group, sa.Column("link", sa.String(), nullable=False, server_default=""))
    op.add_column(group, sa.Column("proposal_days", sa.Integer(), nullable=False, server_default="3"))
    op.add_column(group, sa.Column("publish_days", sa.Integer(), nullable=True, server_default="2"))
    op.add_column(group, sa.Column("asleep_since", sa.DateTime(timezone=True), nullable=True))
