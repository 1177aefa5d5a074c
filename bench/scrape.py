"""What a scrape of GET /metrics costs when the ledger is full: `python -m bench.scrape [letters]`."""

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta
from statistics import median

from sqlalchemy import insert, text

from bench.outbox import databases
from bot.config import GivenSettings
from bot.db.engine import open_engine
from bot.db.transaction import reading, transaction
from bot.kit.clock import StoppedClock
from bot.models import Base
from bot.outbox.models import Due, Letter, LetterKind, LetterState
from bot.outbox.queries import glance
from bot.prometheus import Figures

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)
WAITING, ASTRAY, JOBS = 200, 100, 10_000
ROUNDS = 30
AT_ONCE = 5_000


def letter(number: int) -> dict[str, object]:
    """Return a row; the first wait, the next went astray, all others were sent."""
    if number < WAITING:
        state = LetterState.WAITING
    else:
        state = LetterState.UNKNOWN if number < WAITING + ASTRAY else LetterState.SENT
    return {
        "key": f"letter:{number}",
        "kind": LetterKind.DIRECT,
        "tenant_id": "tenant",
        "service_url": "https://smba.example.org/",
        "shard": number % 16,
        "lane": f"member:{number % 500}",
        "card": {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": "x" * 500}]},
        "summary": "a letter",
        "not_before": NOW - timedelta(minutes=number % 60),
        "created_at": NOW,
        "state": state,
        "attempts": 1,
    }


def job(number: int) -> dict[str, object]:
    """Return a row of the clock's; one in a hundred is due."""
    return {"kind": "weekly", "subject": str(number), "at": NOW + timedelta(hours=(number % 100) - 0.5)}


async def measure(name: str, url: str, letters: int) -> None:
    """Fill a database and print the table's row."""
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with transaction(engine) as session:
        for start in range(0, letters, AT_ONCE):
            await session.execute(insert(Letter), [letter(start + number) for number in range(AT_ONCE)])
        await session.execute(insert(Due), [job(number) for number in range(JOBS)])
    async with transaction(engine) as session:
        await session.execute(text("ANALYZE"))
    figures = Figures(GivenSettings(), engine, StoppedClock(NOW), probe=nothing_missing)
    asked, scraped, cpu = [], [], []
    for _ in range(ROUNDS):
        before = time.perf_counter()
        async with reading(engine) as session:
            seen = await glance(session, NOW)
        asked.append(time.perf_counter() - before)
        before, busy = time.perf_counter(), time.process_time()
        await figures.exposition()
        scraped.append(time.perf_counter() - before)
        cpu.append(time.process_time() - busy)
    assert (seen.due, seen.jobs_due) == (WAITING, JOBS // 100)
    times = " | ".join(f"{median(one) * 1000:.1f}" for one in (asked, scraped, cpu))
    print(f"| {name} | {letters:,} | {times} |")
    await engine.dispose()


async def nothing_missing() -> list[str]:
    """Say that the bot is ready."""
    return []


def main() -> None:
    """Print the table."""
    letters = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    print("| database | letters in the ledger | the question, ms | the whole scrape, ms | CPU of it, ms |")
    print("|---|---|---|---|---|")
    with databases() as urls:
        for name, url in urls.items():
            asyncio.run(measure(name, url, letters))


if __name__ == "__main__":
    main()
