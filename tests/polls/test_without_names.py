"""What SQLite keeps of answers and texts: neither table has a number for the order in which its rows came."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.db.schema import migrate


@pytest.fixture
async def migrated(sqlite_url: str) -> AsyncEngine:
    """A database that the migrations made, not the models."""
    engine = open_engine(f"{sqlite_url}-migrated")
    await migrate(engine)
    return engine


@pytest.mark.parametrize("table", ["poll_answer", "poll_text"])
async def test_rows_have_no_number(migrated: AsyncEngine, table: str) -> None:
    async with migrated.connect() as connection:
        with pytest.raises(OperationalError, match="no such column: rowid"):
            await connection.execute(text(f"SELECT rowid FROM {table}"))  # noqa: S608
    await migrated.dispose()
