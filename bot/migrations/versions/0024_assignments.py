"""Assignments: steps, history, contacts."""

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Bring the database forward."""
