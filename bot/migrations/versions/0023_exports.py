"""What exports look like."""

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Bring the database forward."""
