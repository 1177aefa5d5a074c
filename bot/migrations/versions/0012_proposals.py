"""Proposals that come late, wander and are watched."""

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Bring the database forward."""
