"""Matters that come back, and questions to ponder."""

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Bring the database forward."""
