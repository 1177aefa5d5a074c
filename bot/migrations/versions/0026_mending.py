"""Dues that mean the next meeting."""

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Bring the database forward."""
