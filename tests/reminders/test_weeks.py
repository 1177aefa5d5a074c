"""A slice of the big simulation (bench/reminders.py): weeks around a change of the clocks, with all that goes wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.pool import NullPool

from bench.reminders import Life
from bench.reminders_stories import Downtime, Story
from bot.db.engine import open_engine

pytestmark = pytest.mark.thorough


def _at(day: int, hour: int, month: int = 10) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


DOWN = (Downtime(_at(25, 6), _at(25, 8)), Downtime(_at(29, 0), _at(1, 1, month=11)))
STORY = Story("a slice", 20, 2, date(2027, 10, 18), 3, 3, DOWN, restarts=0.1, database_restarts=3)


@asynccontextmanager
async def replicas(url: str, number: int) -> AsyncIterator[list[AsyncEngine]]:
    """Give each replica an engine of its own."""
    engines = [open_engine(url) for _ in range(number)]
    try:
        yield engines
    finally:
        for engine in engines:
            await engine.dispose()


def cut_off(url: str) -> None:
    """Let the server drop every connection to that database, as it does when it restarts."""
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
    with engine.connect() as connection:
        connection.execute(text(f"{others} AND pid <> pg_backend_pid()"))
    engine.dispose()


async def test_each_owner_gets_one_ping_a_week_whatever_happens_to_one_bot_on_sqlite(sqlite_url: str) -> None:
    async with replicas(sqlite_url, 1) as engines:
        lived = await Life(STORY, engines, Random(5)).live()  # noqa: S311 -- chance that can be repeated

    assert (lived.expected, lived.faults) == (lived.sent, [])
    assert lived.late > 0
    assert lived.missed > 0
    assert lived.restarts > 0


async def test_each_owner_gets_one_ping_a_week_from_three_replicas_whose_database_comes_and_goes(
    postgresql_url: str,
) -> None:
    async with replicas(postgresql_url, 3) as engines:
        life = Life(STORY, engines, Random(5), bounce=lambda: cut_off(postgresql_url))  # noqa: S311 -- as above
        lived = await life.live()

    assert (lived.expected, lived.faults) == (lived.sent, [])
    assert (lived.late > 0, lived.missed > 0, lived.restarts > 0, lived.database_restarts) == (True, True, True, 3)
