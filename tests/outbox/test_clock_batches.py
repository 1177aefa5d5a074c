"""Many jobs due at once: several in one transaction, none at another's expense, and only what is due is looked at."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.engine import open_engine
from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.outbox.clock import Clockwork, wake
from bot.outbox.models import Due

WEEK = timedelta(days=7)


class Jobs:
    """Counts what was woken; fails for the subjects in `broken`; waits for the row of the one in `held`."""

    def __init__(self) -> None:
        self.woken: Counter[str] = Counter()
        self.broken: set[str] = set()
        self.held = ""

    async def __call__(self, session: AsyncSession, subject: str, at: datetime, now: datetime) -> datetime:
        """Do the job."""
        self.woken[subject] += 1
        await wake(session, kind="trace", subject=subject, at=now + WEEK)
        if subject in self.broken:
            await session.execute(text("SELECT nothing FROM nowhere"))
        if subject == self.held:
            await session.execute(select(Due).where(Due.kind == "row").with_for_update())
        return at + WEEK


@pytest.fixture
def jobs() -> Jobs:
    return Jobs()


async def fill(engine: AsyncEngine, number: int, at: datetime) -> None:
    async with transaction(engine) as session:
        rows = [{"kind": "weekly", "subject": f"{one:06}", "at": at} for one in range(number)]
        await session.execute(insert(Due), rows)


async def traces(engine: AsyncEngine) -> list[str]:
    async with reading(engine) as session:
        return list(await session.scalars(select(Due.subject).where(Due.kind == "trace").order_by(Due.subject)))


async def test_of_many_jobs_those_that_fail_are_undone_alone_and_tried_again(
    engine: AsyncEngine, jobs: Jobs, clock: StoppedClock
) -> None:
    await fill(engine, 60, clock.now())
    jobs.broken = {"000000", "000030", "000059"}

    assert await Clockwork(engine, {"weekly": jobs}, clock).tick() == 57
    assert await traces(engine) == [f"{one:06}" for one in range(60) if f"{one:06}" not in jobs.broken]
    jobs.broken = set()
    clock.forward(timedelta(minutes=5))
    assert await Clockwork(engine, {"weekly": jobs}, clock).tick() == 3
    assert set(jobs.woken.values()) == {1, 2}


@pytest.mark.thorough
async def test_four_replicas_do_three_hundred_jobs_once_each(
    engine: AsyncEngine, jobs: Jobs, clock: StoppedClock
) -> None:
    await fill(engine, 300, clock.now())

    done = await asyncio.gather(*(Clockwork(engine, {"weekly": jobs}, clock).tick() for _ in range(4)))

    assert (sum(done), jobs.woken.total(), len(jobs.woken)) == (300, 300, 300)


@pytest.mark.thorough
async def test_a_job_stands_back_for_a_members_turn_and_is_done_at_the_next_tick(
    postgresql_url: str, jobs: Jobs, clock: StoppedClock
) -> None:
    engine = open_engine(postgresql_url)
    await fill(engine, 3, clock.now())
    async with transaction(engine) as session:
        await wake(session, kind="row", subject="", at=clock.now() + WEEK)
    jobs.held = "000001"
    clockwork = Clockwork(engine, {"weekly": jobs}, clock)
    async with transaction(engine) as turn:
        await turn.execute(select(Due).where(Due.kind == "row").with_for_update())
        assert await clockwork.tick() == 2

    assert await clockwork.tick() == 1
    assert jobs.woken == Counter({"000001": 2, "000000": 1, "000002": 1})
    await engine.dispose()


async def test_the_clock_finds_what_is_due_by_the_index_however_much_is_not(
    engine: AsyncEngine, jobs: Jobs, clock: StoppedClock
) -> None:
    await fill(engine, 3_000, clock.now() + WEEK)
    clockwork = Clockwork(engine, {"weekly": jobs, "trace": jobs}, clock)

    plan = await _plan(engine, clockwork, clock.now())

    assert ("ix_due_at" in plan, "SCAN due" in plan, "Seq Scan" in plan) == (True, False, False)


async def _plan(engine: AsyncEngine, clockwork: Clockwork, now: datetime) -> str:
    dialect = postgresql.dialect() if engine.dialect.name == "postgresql" else sqlite.dialect()  # type: ignore[no-untyped-call]
    asked = clockwork.asks(now).compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    explain = "EXPLAIN" if engine.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
    async with engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text("ANALYZE due"))
        return "\n".join(str(row) for row in await connection.exec_driver_sql(f"{explain} {asked}"))
