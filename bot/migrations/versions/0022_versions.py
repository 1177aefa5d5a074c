"""Versions of minutes, and what became of decisions."""

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Bring the database forward."""
