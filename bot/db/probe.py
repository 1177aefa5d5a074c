"""Whether the database can be used now: reached, up to date, and written."""

import asyncio
from pathlib import Path

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.away import READ_ONLY, why
from bot.db.schema import is_up_to_date
from bot.db.transaction import kept_lately, transaction

log = structlog.get_logger()

PATIENCE = 3.0
"""Seconds; whoever asks (proxy, container, Azure) waits four or more."""


async def missing(engine: AsyncEngine) -> list[str]:
    """Return what keeps the database from being used, in words for the operator; nothing when all is well."""
    try:
        async with asyncio.timeout(PATIENCE):
            if not await is_up_to_date(engine):
                return ["migrations are not applied: run `python -m bot migrate`"]
            return await (_of_file(engine) if engine.dialect.name == "sqlite" else _of_server(engine))
    except (SQLAlchemyError, OSError) as error:
        log.warning("database.away", error=type(error).__name__, words=why(error))
        return [why(error)]


async def _of_server(engine: AsyncEngine) -> list[str]:
    """A server whose disk is nearly full, or that stands by for another, lets nobody write."""
    async with engine.connect() as connection:
        read_only = await connection.scalar(text("SELECT current_setting('transaction_read_only')"))
    return [READ_ONLY] if read_only == "on" else []


async def _of_file(engine: AsyncEngine) -> list[str]:
    """A file is written to, unless somebody just did: only that tells of a full disk or another's lock."""
    if _is_gone(engine.url.database):
        return ["the database file is gone"]
    if not kept_lately(engine):
        async with transaction(engine) as session:
            version = await session.scalar(text("PRAGMA user_version"))
            await session.execute(text(f"PRAGMA user_version = {version or 0:d}"))
    return []


def _is_gone(path: str | None) -> bool:
    """Say whether the file was taken away: who has it open still writes to it, and nobody will find it again."""
    return bool(path) and path != ":memory:" and not Path(str(path)).exists()
