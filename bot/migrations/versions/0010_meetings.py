"""Places, links, breaks of meetings."""

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Bring the database forward."""
