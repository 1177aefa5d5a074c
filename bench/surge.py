"""Everybody at the same moment: a thousand turns at once against one process, on each database.

Run as `python -m bench.surge [TURNS]`. Readiness is asked all the while, as the proxy asks it.
"""

import asyncio
import sys
import tempfile
import time
from pathlib import Path

from aiohttp import ClientSession

from bench.memory import PEOPLE
from bench.town import memory
from bench.turns import databases
from bot.db.engine import open_engine
from bot.db.schema import migrate
from tests.serving.conftest import at_home
from tests.serving.counted import books
from tests.serving.load import Load
from tests.serving.playing import set_up

TURNS = 1_000
HEAD = (
    "database",
    "turns at once",
    "answered and kept",
    "time",
    "/readyz said",
    "slowest /readyz",
    "MB before",
    "after",
)


async def measure(name: str, url: str, turns: int) -> str:
    """Return the line of one database."""
    engine = open_engine(url)
    await migrate(engine)
    with tempfile.TemporaryDirectory() as folder:
        async with at_home(url, Path(folder), PEOPLE) as (household, _):
            replica, local = await household.join(), household.local
            await set_up(local)
            before, began = memory(replica), time.monotonic()
            load = Load(local, [replica.url], at_once=turns, proxied=True, once=True)
            said, slowest = await _watched(asyncio.create_task(load.run()), f"{replica.url}/readyz")
            took, after = time.monotonic() - began, memory(replica)
            kept = set(load.answered) & set((await books(engine, local)).titles)
    await engine.dispose()
    cells = (name, f"{turns:,}", f"{len(kept):,}", f"{took:.0f} s", sorted(said), f"{slowest:.1f} s")
    return f"| {' | '.join(map(str, cells))} | {before:.0f} | {after:.0f} |"


async def _watched(running: asyncio.Task[None], url: str) -> tuple[set[int], float]:
    """Ask readiness until it is done; return what was said, and the longest that it took."""
    said, slowest = set[int](), 0.0
    async with ClientSession() as session:
        while not running.done():
            began = time.monotonic()
            async with session.get(url) as answer:
                said.add(answer.status)
            slowest = max(slowest, time.monotonic() - began)
            await asyncio.sleep(0.5)
    await running
    return said, slowest


async def main(turns: int = TURNS) -> None:
    """Print the table."""
    print(f"| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
    with databases() as found:
        for name, url in found:
            print(await measure(name, url, turns), flush=True)


if __name__ == "__main__":
    asyncio.run(main(*(int(one) for one in sys.argv[1:])))
