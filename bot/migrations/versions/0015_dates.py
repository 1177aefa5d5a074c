"""Key dates."""

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Bring the database forward."""
