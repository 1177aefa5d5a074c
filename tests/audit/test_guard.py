"""What was done stays in the log, whoever asks the database, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.audit.models import Deed, DeedPurge
from bot.db.schema import migrate
from bot.db.transaction import reading, transaction

THEN = datetime(2026, 11, 20, 13, 5, tzinfo=UTC)


@pytest.fixture
async def guarded(bare: AsyncEngine) -> AsyncEngine:
    """A database as the migrations make it, with one deed."""
    await migrate(bare)
    async with transaction(bare) as session:
        session.add(Deed(at=THEN, what="proposals.accept", label="F-3"))
    return bare


async def _left(engine: AsyncEngine) -> int:
    async with reading(engine) as session:
        return int(await session.scalar(text("SELECT count(*) FROM deed WHERE label = 'F-3'")) or 0)


async def _purge(engine: AsyncEngine, *, before: datetime) -> None:
    async with transaction(engine) as session:
        session.add(DeedPurge(before=before))
        await session.flush()
        await session.execute(text("DELETE FROM deed"))


async def test_a_deed_is_neither_changed_nor_deleted(guarded: AsyncEngine) -> None:
    wholesale = ["TRUNCATE deed"] if guarded.dialect.name == "postgresql" else []
    for statement in ("UPDATE deed SET label = 'F-4'", "DELETE FROM deed", *wholesale):
        with pytest.raises(DBAPIError, match="what was done stays in the log"):
            async with transaction(guarded) as session:
                await session.execute(text(statement))

    assert await _left(guarded) == 1


async def test_only_a_purge_takes_deeds_and_only_those_from_before_its_moment(guarded: AsyncEngine) -> None:
    with pytest.raises(DBAPIError, match="what was done stays in the log"):
        await _purge(guarded, before=THEN)
    assert await _left(guarded) == 1

    await _purge(guarded, before=THEN + timedelta(seconds=1))
    assert await _left(guarded) == 0
