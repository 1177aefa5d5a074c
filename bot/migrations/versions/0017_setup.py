"""What setup keeps."""

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Bring the database forward."""
