"""Reporters and their reports."""

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Bring the database forward."""
