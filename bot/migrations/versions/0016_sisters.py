"""Sister groups."""

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Bring the database forward."""
