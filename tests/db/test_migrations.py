"""The migrations build what the models say, on both databases, and can be run twice."""

from collections.abc import AsyncIterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.db.schema import is_up_to_date, migrate
from bot.models import Base
from tests.databases import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """A database without any table, once on SQLite and once on PostgreSQL."""
    with ExitStack() as stack:
        url = f"sqlite:///{tmp_path}/bot.db"
        if request.param == "postgresql":
            url = stack.enter_context(new_database(request.getfixturevalue("postgresql_server")))
        engine = open_engine(url)
        yield engine
        await engine.dispose()


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


async def test_the_migrations_equal_the_models(empty: AsyncEngine) -> None:
    assert not await is_up_to_date(empty)
    await migrate(empty)

    async with empty.connect() as connection:
        assert await connection.run_sync(differences) == []
    assert await is_up_to_date(empty)


async def test_migrating_twice_changes_nothing(empty: AsyncEngine) -> None:
    await migrate(empty)
    await migrate(empty)

    assert await is_up_to_date(empty)


async def test_a_missing_folder_is_made_for_sqlite(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/deep/down/bot.db")
    await migrate(engine)

    async with engine.connect() as connection:
        assert (await connection.execute(text("PRAGMA journal_mode"))).scalar_one() == "wal"
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
    await engine.dispose()
