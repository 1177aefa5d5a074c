"""Two replicas on one PostgreSQL behind the proxy: whatever befalls one of them, or the database, no turn is lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.engine import open_engine
from bot.db.schema import stamp
from bot.localteams.people import AMIRA, JOHAN, SVEN
from tests.outage import Way, way_to
from tests.serving.conftest import at_home
from tests.serving.counted import books, doubles, pings
from tests.serving.household import Household, SharedClock
from tests.serving.load import Load
from tests.serving.playing import set_up
from tests.serving.proxy import proxied
from tests.stories.conftest import WEDNESDAY_AT_TEN

pytestmark = pytest.mark.thorough


@dataclass(frozen=True)
class Town:
    """Two replicas, the way to their database, and the proxy before them."""

    household: Household
    clock: SharedClock
    way: Way
    proxy: str
    engine: AsyncEngine


@pytest.fixture
async def town(postgresql_url: str, tmp_path: Path) -> AsyncIterator[Town]:
    """A group that is set up, on two replicas."""
    engine = open_engine(postgresql_url)
    await stamp(engine)
    async with way_to(postgresql_url) as way, at_home(way.url, tmp_path, DRAIN_SECONDS=6) as (household, clock):
        clock.move_to(WEDNESDAY_AT_TEN)
        one, two = await household.join(), await household.join()
        async with proxied([one.url, two.url], tmp_path) as proxy:
            household.local.bot_url = f"{proxy}/api/messages"
            await set_up(household.local)
            yield Town(household, clock, way, proxy, engine)
    await engine.dispose()


async def test_restarted_killed_and_cut_off_from_their_database_they_lose_no_turn_and_repeat_none(town: Town) -> None:
    local, (one, two) = town.household.local, town.household.members
    load = Load(local, [town.proxy], at_once=4, proxied=True, again=6, pause=0.3)
    running = asyncio.create_task(load.run())

    async def some_more() -> None:
        enough = len(load.answered) + 10
        await local.until(lambda: len(load.answered) >= enough, timeout=60)

    await some_more()
    for replica in (one, two):  # a rolling restart
        assert await replica.stop() == 0
        await replica.start()
        await some_more()
    assert load.became.keys() == {"201"}
    await one.kill()
    await some_more()
    await town.way.cut()
    assert await two.says(503) == ["the database can't be reached"]
    await town.way.open()
    await asyncio.gather(one.start(), two.says(200))
    await some_more()
    load.stopping = True
    await running

    assert load.lost == []
    assert set((await books(town.engine, local)).titles) == set(load.answered)
    assert doubles(local) == {}
    assert (await books(town.engine, local)).missing == []


async def test_two_replicas_send_one_reminder(town: Town) -> None:
    local = town.household.local
    for who in (AMIRA, SVEN):
        words = f"nytt uppdrag @{who.name} skickar ut planen senast 18 december"
        assert await local.say(JOHAN, local.channel("Ledningsgruppen"), words) == 201

    town.clock.move_to(datetime(2026, 11, 23, 7, 1, tzinfo=UTC))
    await local.until(lambda: len(pings(local)) == 2, timeout=60)
    town.clock.move_to(datetime(2026, 11, 30, 7, 1, tzinfo=UTC))
    await local.until(lambda: len(pings(local)) == 4, timeout=60)

    assert (set(pings(local).values()), doubles(local)) == ({1}, {})
