"""What exports look like: a group's letterhead and footer."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Bring the database forward."""
    for name in ("letterhead", "page_footer"):
        op.add_column("leadership_group", sa.Column(name, sa.String(), nullable=False, server_default=""))
