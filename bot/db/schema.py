"""The database's schema: brought up to date by the migrations, and asked whether it is."""

from functools import cache
from pathlib import Path

import structlog
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import AsyncEngine

log = structlog.get_logger()

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
    """Bring the database up to `revision`; one that is there already, or newer, is left alone, and two at once queue.

    A step may take its time, but waits only shortly for what others hold: who writes to the bot would wait behind it.
    """
    async with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("SET LOCAL statement_timeout = 0"))
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ONE_AT_A_TIME})
            await connection.execute(text("SET LOCAL lock_timeout = '15s'"))
        applied = await connection.run_sync(_applied)
        if is_newer(applied):
            log.warning("database.newer", applied=sorted(applied))
        else:
            await connection.run_sync(_upgrade, revision)


async def is_up_to_date(engine: AsyncEngine) -> bool:
    """Say whether every migration has been applied; raises what the driver raises when the database is away.

    A newer database is up to date too: its steps only add, so that this version goes on while the next one starts.
    """
    steps = await applied(engine)
    return is_current(steps) or is_newer(steps)


async def applied(engine: AsyncEngine) -> frozenset[str]:
    """Return the last steps that were applied; raises what the driver raises when the database is away."""
    async with engine.connect() as connection:
        await connection.execution_options(reads_only=True)
        return await connection.run_sync(_applied)


def is_current(applied: frozenset[str]) -> bool:
    """Say whether the database stands where this version ends."""
    return applied == _steps()[1]


async def stamp(engine: AsyncEngine) -> None:
    """Write down that every migration was applied, where the tables were made from the models."""
    script = ScriptDirectory.from_config(_config())
    async with engine.begin() as connection:
        await connection.run_sync(lambda sync: MigrationContext.configure(sync).stamp(script, "head"))


def is_newer(applied: frozenset[str]) -> bool:
    """Say whether the database was migrated by a version that this one does not know."""
    return bool(applied - _steps()[0])


def _applied(connection: Connection) -> frozenset[str]:
    return frozenset(MigrationContext.configure(connection).get_current_heads())


@cache
def _steps() -> tuple[frozenset[str], frozenset[str]]:
    """Return every step that this version knows, and the last."""
    script = ScriptDirectory.from_config(_config())
    return frozenset(step.revision for step in script.walk_revisions()), frozenset(script.get_heads())
