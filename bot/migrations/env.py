"""Runs the migrations on the connection that `bot.db.schema` hands in; `make migration` compares with the models."""

from alembic import context
from sqlalchemy import Connection

from bot.models import Base


def run(connection: Connection) -> None:
    """Apply the migrations within the caller's transaction."""
    context.configure(connection=connection, target_metadata=Base.metadata)
    context.run_migrations()


run(context.config.attributes["connection"])
