"""Kept whole or not at all, on both databases; readers and writers leave each other in peace."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import async_url, open_engine
from bot.db.transaction import reading, transaction
from bot.outbox.models import DirectChat, Due, Letter, LetterKind

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def due(subject: str, at: datetime = NOON) -> Due:
    return Due(kind="weekly", subject=subject, at=at)


async def count(engine: AsyncEngine) -> int:
    async with reading(engine) as session:
        return await session.scalar(select(func.count()).select_from(Due)) or 0


async def test_what_ends_well_is_kept(engine: AsyncEngine) -> None:
    async with transaction(engine) as session:
        session.add(due("group"))

    assert await count(engine) == 1


async def test_what_ends_badly_is_undone(engine: AsyncEngine) -> None:
    async def fail() -> None:
        async with transaction(engine) as session:
            session.add(due("group"))
            await session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()

    assert await count(engine) == 0


async def test_many_writers_at_once_all_get_their_turn(engine: AsyncEngine) -> None:
    async def write(number: int) -> None:
        async with transaction(engine) as session:
            before = await session.scalar(select(func.count()).select_from(Due))
            session.add(due(f"group {number}, after {before}"))

    await asyncio.gather(*(write(number) for number in range(40)))

    assert await count(engine) == 40


async def test_two_processes_on_one_file_wait_for_each_other(engine: AsyncEngine, database_url: str) -> None:
    second = open_engine(database_url)

    async def write(which: AsyncEngine, name: str) -> None:
        for number in range(20):
            async with transaction(which) as session:
                session.add(due(f"{name} {number}"))

    await asyncio.gather(write(engine, "first"), write(second, "second"))
    await second.dispose()

    assert await count(engine) == 40


async def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_unfinished(engine: AsyncEngine) -> None:
    async with transaction(engine) as session:
        session.add(due("group"))
        await session.flush()
        assert await asyncio.wait_for(count(engine), 5) == 0

    assert await count(engine) == 1


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=2))])
async def test_a_moment_comes_back_aware_in_utc_to_the_microsecond(engine: AsyncEngine, zone: timezone) -> None:
    moment = datetime(2026, 10, 25, 2, 30, 0, 123456, tzinfo=zone)
    async with transaction(engine) as session:
        session.add(due("group", moment))
    async with reading(engine) as session:
        kept = (await session.scalars(select(Due.at))).one()

    assert (kept, kept.tzinfo) == (moment, UTC)


async def test_a_moment_without_a_zone_is_refused(engine: AsyncEngine) -> None:
    async def write() -> None:
        async with transaction(engine) as session:
            session.add(due("group", datetime(2026, 11, 23, 12)))  # noqa: DTZ001 -- the fault itself

    with pytest.raises(StatementError, match="a moment needs a time zone"):
        await write()


async def test_a_word_of_a_closed_list_is_stored_as_the_word(engine: AsyncEngine) -> None:
    facts: dict[str, Any] = {"tenant_id": "t", "service_url": "https://teams.example/", "shard": 0, "lane": "l"}
    async with transaction(engine) as session:
        letter = Letter(
            key="k",
            kind=LetterKind.DIRECT,
            conversation_id=None,
            member_id=None,
            about=None,
            card={"å": [1, None]},
            summary="s",
            not_before=NOON,
            created_at=NOON,
            **facts,
        )
        session.add(letter)
    async with reading(engine) as session:
        row = (await session.execute(text("SELECT kind, state FROM letter"))).one()
        kept = (await session.scalars(select(Letter))).one()

    assert tuple(row) == ("direct", "waiting")
    assert (kept.kind, kept.card) == (LetterKind.DIRECT, {"å": [1, None]})


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_sqlite_keeps_what_it_promised_through_a_power_cut(engine: AsyncEngine) -> None:
    async with transaction(engine) as session:
        session.add(DirectChat(tenant_id="t", member_id="m", conversation_id="c", service_url="s"))
        settings = [
            await session.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")
        ]

    assert settings == ["wal", 2, 1]


def test_the_drivers_are_chosen_by_the_house() -> None:
    assert async_url("sqlite:///data/bot.db").drivername == "sqlite+aiosqlite"
    assert async_url("postgresql://host/bot").drivername == "postgresql+psycopg"
    assert async_url("postgresql+psycopg2://host/bot").drivername == "postgresql+psycopg"
    with pytest.raises(ValueError, match="this bot knows sqlite and postgresql"):
        async_url("mysql://host/bot")
