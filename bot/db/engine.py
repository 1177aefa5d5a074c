"""Opens the database: SQLite unless told otherwise, PostgreSQL through psycopg 3."""

from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

BUSY_MS = 20_000
"""How long one process waits for another's write on the same SQLite file."""


def async_url(database_url: str) -> URL:
    """Return `database_url` with the driver that this house uses for its database.

    Raises ValueError, in words for the operator, for anything else.
    """
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise ValueError("it is no URL of a database") from error
    match url.get_backend_name():
        case "sqlite":
            return url.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres":
            return url.set(drivername="postgresql+psycopg")
        case other:
            raise ValueError(f"it names {other}; this bot knows sqlite and postgresql")


def open_engine(database_url: str, *, pool_size: int = 10) -> AsyncEngine:
    """Return an engine for `database_url`; a missing SQLite folder is made.

    Its errors name no values: they are members' words.

    Raises ValueError for a database this house does not know.
    """
    url = async_url(database_url)
    if url.get_backend_name() == "postgresql":
        return create_async_engine(url, pool_size=pool_size, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, pool_size=pool_size, max_overflow=0, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ANN401 -- the driver's own type
    del record
    connection.isolation_level = None  # SQLAlchemy's recipe: we say BEGIN ourselves
    cursor = connection.cursor()
    # Patience first: turning WAL on waits too. FULL: "sending" must outlive a power cut, or a letter goes twice.
    for pragma in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's untyped event
    """Take the write lock at once unless the reader said it only reads: no deadlock at the first write."""
    reads = connection.get_execution_options().get("reads_only", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
