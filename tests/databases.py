"""What tests do to a database server from outside."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from bot.models import Base

ALONE = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""
FROM_ONE = "SELECT setval(oid::regclass, 1, false) FROM pg_class WHERE relkind = 'S'"
COUNTED = "SELECT quote_ident(sequencename), last_value FROM pg_sequences WHERE last_value IS NOT NULL"


@dataclass(frozen=True)
class Kept:
    """All that stands in a PostgreSQL database: each table's rows as the server copies them out, and its counters."""

    rows: Mapping[str, bytes]
    counters: Mapping[str, int]


@contextmanager
def new_database(server: str) -> Iterator[str]:
    """Make a PostgreSQL database with nothing in it, there for as long as the block lasts."""
    name = f"test_{uuid4().hex}"
    on_server(server, f"CREATE DATABASE {name}")
    yield make_url(server).set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
    on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def create_tables(url: str) -> None:
    """Make every table that the models say."""
    engine = create_engine(url, poolclass=NullPool)
    Base.metadata.create_all(engine)
    engine.dispose()


def empty(url: str) -> None:
    """Take every row out of the PostgreSQL database, and whoever is still connected to it; counters begin anew.

    No migrations are said to have been applied.
    """
    deletes = ";".join(f'DELETE FROM "{table}"' for table in Base.metadata.tables)  # noqa: S608 -- our own names
    with _inside(url) as connection:
        connection.execute(ALONE)
        connection.execute(f"BEGIN;{deletes};{FROM_ONE};DROP TABLE IF EXISTS alembic_version;COMMIT")  # type: ignore[arg-type]


def keep(url: str) -> Kept:
    """Return all that stands in the PostgreSQL database."""
    with _inside(url) as connection:
        rows = {table: _copied(connection, table) for table in Base.metadata.tables}
        return Kept({table: copy for table, copy in rows.items() if copy}, dict(connection.execute(COUNTED)))


def fill(url: str, kept: Kept) -> None:
    """Put what was kept into the PostgreSQL database, which is empty."""
    with _inside(url) as connection:
        for table, rows in kept.rows.items():
            with connection.cursor().copy(f'COPY "{table}" FROM STDIN') as copy:  # type: ignore[arg-type]
                copy.write(rows)
        for counter, last in kept.counters.items():
            connection.execute("SELECT setval(%s, %s)", [counter, last])


def _copied(connection: psycopg.Connection, table: str) -> bytes:
    with connection.cursor().copy(f'COPY "{table}" TO STDOUT') as copy:  # type: ignore[arg-type]
        return b"".join(map(bytes, copy))


@contextmanager
def _inside(url: str) -> Iterator[psycopg.Connection]:
    """Connect to the database itself; rows come and go in any order, whichever refer to them."""
    plain = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True, options="-c session_replication_role=replica") as connection:
        yield connection


def on_server(url: str, statement: str) -> None:
    """Run the statement on the server that `url` names, outside of any transaction and of that very database."""
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg", database="postgres"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with engine.connect() as connection:
        connection.execute(text(statement))


def ask_for_password(url: str, role: str) -> None:
    """Let the server that `url` names ask `role`, and nobody else, for a password; asked twice it changes nothing."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg", database="postgres"), poolclass=NullPool)
    with engine.connect() as connection:
        rules = Path(str(connection.scalar(text("SHOW hba_file"))))
    by_password = f'local all "{role}" scram-sha-256\nhost all "{role}" all scram-sha-256\n'
    if by_password not in rules.read_text():
        rules.write_text(by_password + rules.read_text())
        on_server(url, "SELECT pg_reload_conf()")
