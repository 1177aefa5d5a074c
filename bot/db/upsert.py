"""INSERT … ON CONFLICT, which both databases speak but SQLAlchemy keeps in two dialects."""

from collections.abc import Callable
from typing import Any, cast

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def inserting(session: AsyncSession) -> Callable[[type[Any]], postgresql.Insert]:
    """Return the `insert` of the session's database, with `on_conflict_do_update` and `…_do_nothing`."""
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    return cast("Callable[[type[Any]], postgresql.Insert]", postgresql.insert if on_postgresql else sqlite.insert)
