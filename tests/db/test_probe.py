"""Whether the database can be used now: what readiness says, and that it mends by itself."""

import shutil
import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db import schema
from bot.db.engine import open_engine
from bot.db.probe import missing
from bot.db.transaction import transaction
from tests.databases import on_server

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def migrated(engine: AsyncEngine) -> AsyncEngine:
    """A database that says that every migration was applied."""
    await schema.stamp(engine)
    return engine


async def test_a_database_without_migrations_is_not_ready_until_they_are_applied(engine: AsyncEngine) -> None:
    assert await missing(engine) == ["migrations are not applied: run `python -m bot migrate`"]

    await schema.stamp(engine)

    assert await missing(engine) == []


async def test_a_database_that_a_newer_version_has_migrated_is_ready_and_left_alone(migrated: AsyncEngine) -> None:
    async with transaction(migrated) as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '9999_of_next_year'"))

    await schema.migrate(migrated)

    assert await missing(migrated) == []
    async with migrated.connect() as connection:
        assert await connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999_of_next_year"


@on_sqlite
async def test_a_file_that_another_program_has_locked_is_not_ready_until_it_is_free(
    migrated: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.db.probe.PATIENCE", 0.2)
    another = sqlite3.connect(migrated.url.database or "", isolation_level=None)
    another.execute("BEGIN IMMEDIATE")
    assert await missing(migrated) == ["the database does not answer in time"]

    another.close()

    monkeypatch.undo()
    assert await missing(migrated) == []


@on_sqlite
async def test_a_file_that_was_taken_away_is_not_ready_until_it_is_back(migrated: AsyncEngine) -> None:
    file = migrated.url.database or ""
    shutil.move(file, f"{file}.gone")
    assert await missing(migrated) == ["the database file is gone"]

    shutil.move(f"{file}.gone", file)

    assert await missing(migrated) == []


@on_postgresql
async def test_a_server_that_lets_nobody_write_is_not_ready_until_it_does(
    migrated: AsyncEngine, database_url: str
) -> None:
    name = make_url(database_url).database
    on_server(database_url, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
    await migrated.dispose()
    assert await missing(migrated) == ["the database can't be written: its disk is full, or it is a standby"]

    on_server(database_url, f'ALTER DATABASE "{name}" RESET default_transaction_read_only')
    await migrated.dispose()

    assert await missing(migrated) == []


@on_postgresql
async def test_a_server_that_is_not_there_is_not_ready(database_url: str) -> None:
    nowhere = open_engine(
        make_url(database_url).set(query={"host": "/nowhere"}).render_as_string(hide_password=False),
    )

    assert await missing(nowhere) == ["the database can't be reached"]


@on_postgresql
@pytest.mark.parametrize(
    ("query", "idle"), [("", "1min"), ("&options=-c%20idle_in_transaction_session_timeout%3D5s", "5s")]
)
async def test_what_hangs_is_ended_by_the_server_as_the_url_says_or_else_we(
    database_url: str, query: str, idle: str
) -> None:
    engine = open_engine(database_url + query)
    async with engine.connect() as connection:
        assert await connection.scalar(text("SHOW idle_in_transaction_session_timeout")) == idle
    await engine.dispose()
