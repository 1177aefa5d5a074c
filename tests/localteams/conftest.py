"""A little Teams and a bot in it, for each test its own."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.kit.clock import StoppedClock
from bot.localteams.local import LocalTeams
from tests.localteams.fake_bot import FakeBot


@pytest.fixture
def clock() -> StoppedClock:
    """Friday 20 November 2026, 10:00 in Stockholm."""
    return StoppedClock(datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC))


@pytest.fixture
async def teams(clock: StoppedClock) -> AsyncIterator[LocalTeams]:
    """A little Teams that is up."""
    teams = LocalTeams(
        bot_url="", app_id="6d7a2c5e-0000-4000-8000-000000000001", app_password="a secret for trying out",
        tenant_id="6d7a2c5e-0000-4000-8000-00000000000a", clock=clock,
    )
    await teams.start()
    yield teams
    await teams.stop()


@pytest.fixture
async def bot(teams: LocalTeams) -> AsyncIterator[FakeBot]:
    """A bot that lives in it."""
    bot = FakeBot(teams)
    await bot.start()
    yield bot
    await bot.stop()
