"""Drafts that know their meeting."""

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Bring the database forward."""
