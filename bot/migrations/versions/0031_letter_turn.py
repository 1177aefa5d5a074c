"""The turn that a letter came from."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0029"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("letter", sa.Column("turn", sa.String(), nullable=True))
