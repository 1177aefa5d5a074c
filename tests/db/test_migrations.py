"""The migrations build what the models say, on both databases, and can be run twice."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.db.schema import is_up_to_date, migrate
from bot.models import Base


def differences(connection: Connection) -> list[object]:
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), Base.metadata))


async def test_the_migrations_equal_the_models(bare: AsyncEngine) -> None:
    assert not await is_up_to_date(bare)
    await migrate(bare)

    async with bare.connect() as connection:
        assert await connection.run_sync(differences) == []
    assert await is_up_to_date(bare)


async def test_migrating_twice_changes_nothing(bare: AsyncEngine) -> None:
    await migrate(bare)
    await migrate(bare)

    assert await is_up_to_date(bare)


async def test_a_missing_folder_is_made_for_sqlite(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path}/deep/down/bot.db")
    await migrate(engine)

    async with engine.connect() as connection:
        assert (await connection.execute(text("PRAGMA journal_mode"))).scalar_one() == "wal"
        assert (await connection.execute(text("PRAGMA foreign_keys"))).scalar_one() == 1
    await engine.dispose()
