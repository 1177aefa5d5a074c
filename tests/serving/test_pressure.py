"""A disk that is full, and everybody at the same moment: refused kindly, or late, but never lost."""

import asyncio
import resource
from pathlib import Path

import pytest
from aiohttp import ClientSession
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.localteams.people import AMIRA
from tests.serving.counted import books
from tests.serving.household import Household
from tests.serving.load import TAKEN, Load
from tests.serving.playing import set_up

pytestmark = pytest.mark.thorough

AT_ONCE = 80


def written(engine: AsyncEngine) -> int:
    """Return how long the file is that SQLite appends to."""
    return Path(f"{engine.url.database}-wal").stat().st_size


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_while_the_disk_is_full_people_are_told_and_nothing_is_kept_until_there_is_room(
    household: Household, engine: AsyncEngine
) -> None:
    replica, local = await household.join(), household.local
    await set_up(local)
    channel = local.channel("Ledningsgruppen")

    def told() -> int:
        return sum(
            one.activity.get("summary", "").startswith("Jag når inte") for one in local.world.board.messages.values()
        )

    _, most = resource.prlimit(replica.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(replica.pid, resource.RLIMIT_FSIZE, (written(engine), most))
    assert await local.say(AMIRA, channel, "föreslå Lokaler") == 201
    assert (await replica.says(503), told()) == (["the disk is full, or the database file can't be read or written"], 1)
    assert (await books(engine, local)).titles == {}

    resource.prlimit(replica.pid, resource.RLIMIT_FSIZE, (most, most))
    assert await replica.says(200) == []
    assert await local.say(AMIRA, channel, "föreslå Lokaler") == 201
    await local.until(
        lambda: any("Lokaler" in str(one.activity) for one in local.world.board.messages.values() if not one.author)
    )
    assert ((await books(engine, local)).titles, told()) == ({"Lokaler": 1}, 1)


async def test_everybody_at_once_on_few_connections_is_answered_and_the_proxy_is_not_put_off(
    household: Household, engine: AsyncEngine
) -> None:
    household.own["DATABASE_CONNECTIONS"] = 6
    replica, local = await household.join(), household.local
    await set_up(local)
    load = Load(local, [replica.url], at_once=AT_ONCE, proxied=True, once=True)
    running = asyncio.create_task(load.run())
    ready = set[int]()
    async with ClientSession() as session:
        while not running.done():
            async with session.get(f"{replica.url}/readyz") as answer:
                ready.add(answer.status)
            await asyncio.sleep(0.1)
    await running

    assert (load.became, load.lost, ready) == ({TAKEN: AT_ONCE}, [], {200})
    assert set((await books(engine, local)).titles) == set(load.answered)
    assert household.told("turn.failed", "turn.database_away") == []
