"""A little Teams, and a household of the bot beside it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.schema import stamp
from bot.localteams.local import LocalTeams
from bot.localteams.people import FOUR_PEOPLE, Person
from tests.serving.household import Household, SharedClock
from tests.stories.conftest import two_keys
from tests.stories.rehearsal import own_port


@asynccontextmanager
async def at_home(
    database_url: str, folder: Path, people: Sequence[Person] = FOUR_PEOPLE, **own: object
) -> AsyncIterator[tuple[Household, SharedClock]]:
    """Give a household with settings of its `own`, nobody in it yet, and the clock that all see."""
    clock = SharedClock(folder / "clock")
    local = LocalTeams(
        bot_url="http://127.0.0.1:0",
        app_id="11111111-1111-1111-1111-111111111111",
        app_password="a secret of this test's own",
        tenant_id="22222222-2222-2222-2222-222222222222",
        clock=clock,
        people=people,
        port=own_port(),
        keys=two_keys(),
    )
    await local.start()
    household = Household(local, database_url, folder, own)
    try:
        yield household, clock
    finally:
        await household.end()
        await local.stop()


@pytest.fixture
async def household(database_url: str, engine: AsyncEngine, tmp_path: Path) -> AsyncIterator[Household]:
    """A household that is given a second between the word to stop and its stopping."""
    await stamp(engine)
    async with at_home(database_url, tmp_path, DRAIN_SECONDS=1) as (household, _):
        yield household
