"""The database's schema: brought up to date by the migrations, and asked whether it is."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

MIGRATIONS = Path(__file__).parent.parent / "migrations"
ONE_AT_A_TIME = 7103
"""The advisory lock that whoever migrates holds."""


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def _upgrade(connection: Connection, revision: str) -> None:
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


async def migrate(engine: AsyncEngine, revision: str = "head") -> None:
    """Bring the database up to `revision`; one that is there already is left alone, and two at once queue."""
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
        await connection.run_sync(_upgrade, revision)


async def is_up_to_date(engine: AsyncEngine) -> bool:
    """Say whether every migration has been applied; raises what the driver raises when the database is away."""
    heads = set(ScriptDirectory.from_config(_config()).get_heads())
    async with engine.connect() as connection:
        await connection.execution_options(reads_only=True)
        applied = await connection.run_sync(lambda sync: MigrationContext.configure(sync).get_current_heads())
    return set(applied) == heads
