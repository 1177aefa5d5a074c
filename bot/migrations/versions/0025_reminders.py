"""Reminders: pauses and what was missed."""

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Bring the database forward."""
