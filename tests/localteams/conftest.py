"""A little Teams and a bot in it, for each test its own."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from bot.kit.clock import StoppedClock
from bot.localteams.local import LocalTeams
from tests.localteams.fake_bot import FakeBot, fake_bot, little_teams


@pytest.fixture
def clock() -> StoppedClock:
    """Friday 20 November 2026, 10:00 in Stockholm."""
    return StoppedClock(datetime(2026, 11, 20, 9, 0, 0, 123456, tzinfo=UTC))


@pytest.fixture
async def teams(clock: StoppedClock) -> AsyncIterator[LocalTeams]:
    """A little Teams that is up."""
    async with little_teams(clock) as teams:
        yield teams


@pytest.fixture
async def bot(teams: LocalTeams) -> AsyncIterator[FakeBot]:
    """A bot that lives in it."""
    async with fake_bot(teams) as bot:
        yield bot
