"""Standing items of each group."""

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Bring the database forward."""
