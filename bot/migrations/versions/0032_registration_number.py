"""The number under which minutes stand in the registrar's book."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    """Bring the database forward."""
    op.add_column("minutes", sa.Column("registration_number", sa.String(), server_default="", nullable=False))
