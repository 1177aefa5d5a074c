"""What a tick of the clock costs with 1,000, 10,000 and 100,000 groups: it must touch only what is due.

`python -m bench reminders_tick`: a tick with nothing due, one with a hundred jobs due that do nothing but name their
next moment, how the database finds them, and what an idle clock takes of a core.
"""

import asyncio
import logging
import time
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import insert, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bench.outbox import databases
from bot.db.engine import open_engine
from bot.db.transaction import transaction
from bot.kit.clock import StoppedClock, SystemClock
from bot.models import Base
from bot.outbox.clock import Clockwork
from bot.outbox.models import Due

START = datetime(2027, 1, 4, 7, tzinfo=UTC)
WEEK = timedelta(weeks=1)
DUE = 100
IDLE = 10.0


async def nothing(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime:
    """Do nothing this week."""
    del session, subject, now
    return due_at + WEEK


async def fill(engine: AsyncEngine, groups: int) -> None:
    """Set the clock for so many groups, spread over the week; a hundred of them an hour from now."""
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    rows = [
        {
            "kind": "weekly",
            "subject": str(one),
            "at": START + timedelta(hours=1 if one < DUE else 2 + 160 * one / groups),
        }
        for one in range(groups)
    ]
    for place in range(0, groups, 5_000):
        async with transaction(engine) as session:
            await session.execute(insert(Due), rows[place : place + 5_000])
    async with engine.connect() as connection:
        await connection.execute(text("ANALYZE"))
        await connection.commit()


async def plan(engine: AsyncEngine, clockwork: Clockwork) -> str:
    """Return how the database finds what is due."""
    on_postgresql = engine.dialect.name == "postgresql"
    dialect = postgresql.dialect() if on_postgresql else sqlite.dialect()  # type: ignore[no-untyped-call]
    asked = clockwork.asks(START).compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    async with engine.connect() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN {'' if on_postgresql else 'QUERY PLAN '}{asked}")
        found = " ".join(str(row) for row in rows)
    return "index" if "ix_due_at" in found and "SCAN due" not in found and "Seq Scan" not in found else "scan"


async def measure(name: str, url: str, groups: int) -> str:
    """Return the line of one database with so many groups."""
    engine = open_engine(url)
    await fill(engine, groups)
    clock = StoppedClock(START)
    clockwork = Clockwork(engine, {"weekly": nothing}, clock)
    await clockwork.tick()
    started = time.process_time()
    for _ in range(100):
        await clockwork.tick()
    empty = (time.process_time() - started) * 10
    clock.forward(timedelta(hours=1))
    started = time.process_time()
    done = await clockwork.tick()
    each = 1000 * (time.process_time() - started) / done
    found = await plan(engine, clockwork)
    await engine.dispose()
    return f"| {name} | {groups:,} | {empty:.2f} | {each:.2f} | {found} |"


async def idle(url: str) -> float:
    """Return what share of a core a clock with nothing to do takes."""
    engine = open_engine(url)
    clockwork = Clockwork(engine, {"weekly": nothing}, SystemClock())
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM due"))
    running = asyncio.create_task(clockwork.run())
    await asyncio.sleep(1)
    cpu = time.process_time()
    await asyncio.sleep(IDLE)
    cpu = time.process_time() - cpu
    await clockwork.stop()
    await running
    await engine.dispose()
    return 100 * cpu / IDLE


def main() -> None:
    """Measure, and print a table."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print("| database | groups | a tick with nothing due, CPU ms | a job that does nothing, CPU ms | found by |")
    print("|---|---|---|---|---|")
    with databases() as found:
        for name, url in found.items():
            for groups in (1_000, 10_000, 100_000):
                print(asyncio.run(measure(name, url, groups)), flush=True)
            print(f"| {name}, idle: {asyncio.run(idle(url)):.2f} % of a core | | | | |", flush=True)


if __name__ == "__main__":
    main()
