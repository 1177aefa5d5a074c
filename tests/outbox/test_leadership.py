"""Who leads: replicas share the shards and inherit from the dead; on SQLite there is one."""

import pytest
from sqlalchemy import column, func, select, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.outbox.leadership import ALL, NONE, OneProcess, Replicas, leadership_of

LOCKS = (
    text(
        "SELECT pid, objid FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
        " WHERE locktype = 'advisory' AND datname = current_database()"
    )
    .columns(column("pid"), column("objid"))
    .subquery()
)

on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def in_turn(*replicas: Replicas, rounds: int = 4) -> None:
    for _ in range(rounds):
        for replica in replicas:
            await replica.tend(busy=())


@on_postgresql
async def test_three_replicas_share_the_shards_and_no_shard_has_two_leaders(engine: AsyncEngine) -> None:
    replicas = [Replicas(engine) for _ in range(3)]
    await in_turn(replicas[0])
    assert replicas[0].shards == ALL

    await in_turn(*replicas)

    assert sorted(len(replica.shards) for replica in replicas) == [4, 6, 6]
    assert frozenset().union(*(replica.shards for replica in replicas)) == ALL
    for replica in replicas:
        await replica.end()


@on_postgresql
async def test_a_dead_leaders_shards_are_taken_over(engine: AsyncEngine) -> None:
    dying, heir = Replicas(engine), Replicas(engine)
    await in_turn(dying, heir)
    assert (len(dying.shards), len(heir.shards)) == (8, 8)

    await dying.end()
    await in_turn(heir, rounds=2)

    assert heir.shards == ALL
    await heir.end()


@on_postgresql
async def test_a_leader_whose_connection_is_cut_leads_nothing_from_then_on_and_comes_back(engine: AsyncEngine) -> None:
    replica = Replicas(engine)
    await replica.tend(busy=())
    async with engine.connect() as other:
        await other.execute(
            select(func.pg_terminate_backend(column("pid"))).select_from(LOCKS).where(column("objid") == 0)
        )

    await replica.tend(busy=())
    assert replica.shards == NONE
    await replica.tend(busy=())
    assert replica.shards == ALL
    await replica.end()


@on_postgresql
async def test_a_shard_is_handed_over_only_when_it_is_at_rest(engine: AsyncEngine) -> None:
    giving, taking = Replicas(engine), Replicas(engine)
    await giving.tend(busy=())
    for _ in range(4):
        await taking.tend(busy=())
        await giving.tend(busy=ALL)
    assert (len(giving.shards), taking.shards) == (8, NONE)  # it claims no more of eight, but holds them yet

    await giving.tend(busy=())
    await taking.tend(busy=())

    assert taking.shards == ALL - giving.shards
    await giving.end()
    await taking.end()


@on_postgresql
async def test_a_replica_that_ends_leaves_no_lock_behind_in_the_pool(engine: AsyncEngine) -> None:
    replica = Replicas(engine)
    await replica.tend(busy=())
    await replica.end()

    async with engine.connect() as connection:
        assert await connection.scalar(select(func.count()).select_from(LOCKS)) == 0


@on_sqlite
async def test_one_process_leads_a_file_and_the_next_one_waits_for_it_to_end(
    engine: AsyncEngine, database_url: str
) -> None:
    second_engine = open_engine(database_url)
    first, second = leadership_of(engine), leadership_of(second_engine)
    await first.tend(busy=())
    await second.tend(busy=())
    assert (first.shards, second.shards) == (ALL, NONE)

    await first.end()
    await second.tend(busy=())
    assert (first.shards, second.shards) == (NONE, ALL)
    await second.end()
    await second_engine.dispose()


async def test_a_database_in_memory_has_one_leader_by_nature() -> None:
    alone = OneProcess(None)
    await alone.tend(busy=())

    assert alone.shards == ALL
