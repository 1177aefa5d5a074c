"""Opens the database: SQLite unless told otherwise, PostgreSQL through psycopg 3."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any

import certifi
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from bot.config import DatabaseAuth, Settings, is_loopback
from bot.kit.machine import machine_token

POSTGRESQL_OF_AZURE = "https://ossrdbms-aad.database.windows.net"
"""What Azure calls every PostgreSQL of its own, when it gives out tokens."""

BUSY_MS = 20_000
"""How long one process waits for another's write on the same SQLite file."""

BOUNDS = {
    "connect_timeout": "4",
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "options": "-c statement_timeout=30s -c idle_in_transaction_session_timeout=60s",
}
"""How long PostgreSQL may take over anything, so that its silence is noticed; the URL may say otherwise."""


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


def open_database(settings: Settings) -> AsyncEngine:
    """Return an engine for the database that the settings name, signing in the way they say.

    Raises ValueError for a database this house does not know.
    """
    most = settings.database_connections
    if settings.database_auth is DatabaseAuth.PASSWORD:
        return open_engine(settings.database_url, connections=most)
    proven = proving(async_url(settings.database_url)).render_as_string(hide_password=False)
    engine = open_engine(proven, connections=most)
    password = partial(machine_token, settings.app_id, POSTGRESQL_OF_AZURE)  # a token lasts hours, a pool for years
    event.listen(engine.sync_engine, "do_connect", partial(_sign_in, password))
    return engine


def proving(url: URL) -> URL:
    """Return `url` so that the server must prove who it is before it is handed a token; loopback needs no proof."""
    if on_this_machine(url):
        return url
    return url.set(query={"sslmode": "verify-full", "sslrootcert": certifi.where(), **url.query})


def on_this_machine(url: URL) -> bool:
    """Say whether the database is reached by a socket or by loopback."""
    host = str(url.query.get("host") or url.host or "/")
    return host.startswith("/") or is_loopback(host)


def _sign_in(password: Callable[[], Awaitable[str]], *connecting: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's untyped event
    """Put a new password among what the driver is about to connect with; the event runs in SQLAlchemy's greenlet."""
    connecting[-1]["password"] = await_only(password())


def open_engine(database_url: str, *, connections: int = 10) -> AsyncEngine:
    """Return an engine for `database_url` with so many connections at most; a missing SQLite folder is made.

    Its errors name no values: they are members' words.

    Raises ValueError for a database this house does not know.
    """
    url = async_url(database_url)
    if url.get_backend_name() == "postgresql":
        bounds = {name: value for name, value in BOUNDS.items() if name not in url.query}
        return create_async_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args=bounds,
        )
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, pool_size=connections, max_overflow=0, hide_parameters=True)
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
