"""A whole house for a story: the real bot on a real database, beside a little Teams, over real HTTP."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import pytest
from aiohttp import web
from sqlalchemy.engine import make_url

from bot.app import WORKS, build
from bot.config import GivenSettings
from bot.kit.clock import MovableClock
from bot.localteams.local import LocalTeams
from bot.localteams.people import FOUR_PEOPLE, Person
from bot.localteams.tokens import SigningKey, new_key
from tests.stories.rehearsal import Rehearsal, own_port, refill
from tests.stories.stage import Stage

GUEST = Person("gunnel", "Gunnel Gäst", "Konsult", is_guest=True)

WEDNESDAY_AT_TEN = datetime(2026, 11, 18, 9, tzinfo=UTC)
"""Wednesday 18 November 2026, 10:00 in Stockholm."""


@cache
def two_keys() -> tuple[SigningKey, SigningKey]:
    """The keys that Teams and its login server sign with, made once: that takes longer than a story."""
    return new_key("msteams"), new_key()


@asynccontextmanager
async def staged(
    database_url: str, people: Sequence[Person] = FOUR_PEOPLE, *, port: int = 0, **own: object
) -> AsyncIterator[Stage]:
    """Give the people a Teams and a bot, with settings of its `own`; nothing is installed yet."""
    clock = MovableClock(WEDNESDAY_AT_TEN)
    local = LocalTeams(
        bot_url="http://127.0.0.1:0",
        app_id="11111111-1111-1111-1111-111111111111",
        app_password="a secret of this test's own",
        tenant_id="22222222-2222-2222-2222-222222222222",
        clock=clock,
        people=people,
        port=port,
        keys=two_keys(),
    )
    await local.start()
    ours = {"DATABASE_URL": database_url, "HOST": "127.0.0.1", "PORT": 0, "SENDER_LIMIT": 0, **own}
    settings = GivenSettings.model_validate({**local.settings(), **ours})
    runner = web.AppRunner(build(settings, clock=clock, ca_file=Path(local.ca_file)), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    local.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages"
    try:
        yield Stage(local, clock, runner.app[WORKS])
    finally:
        await runner.cleanup()
        await local.stop()


@pytest.fixture
async def stage(database_url: str) -> AsyncIterator[Stage]:
    """Four members and a guest in Teams, the bot beside it, nothing set up yet; on each database."""
    async with staged(database_url, (*FOUR_PEOPLE, GUEST)) as stage:
        yield stage


@pytest.fixture(scope="session")
def rehearsals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rehearsal]:
    """What was played once, by the kind of database."""
    return {kind: Rehearsal(tmp_path_factory.mktemp(kind)) for kind in ("sqlite", "postgresql", "furnished")}


@pytest.fixture
async def group(database_url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Stage]:
    """The same stage, the group set up: Karin is chair, Johan secretary, meetings every second Friday at nine."""
    staging = partial(staged, database_url, (*FOUR_PEOPLE, GUEST), port=own_port())
    rehearsal = rehearsals[make_url(database_url).get_backend_name()]
    refill(database_url, rehearsal.database or await rehearsal.play(database_url, staging))
    async with staging() as stage:
        rehearsal.resume(stage)
        yield stage
