"""Asked to stop, the bot says so, ends what it began, and leaves nothing half-done."""

import asyncio
from signal import SIGTERM

import pytest
from aiohttp import ClientSession
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.db.transaction import reading
from bot.outbox.models import Letter, LetterState
from bot.proposals.models import Proposal
from tests.serving.household import Household
from tests.serving.load import NOBODY, TAKEN, Load
from tests.serving.playing import set_up

pytestmark = pytest.mark.thorough


async def in_state(engine: AsyncEngine, state: LetterState) -> int:
    async with reading(engine) as session:
        return (await session.scalars(select(func.count()).where(Letter.state == state))).one()


async def titles(engine: AsyncEngine) -> list[str]:
    async with reading(engine) as session:
        return sorted(await session.scalars(select(Proposal.title)))


async def test_stopped_under_load_no_turn_is_cut_off_and_no_letter_is_left_on_its_way(
    household: Household, engine: AsyncEngine
) -> None:
    replica = await household.join()
    await set_up(household.local)
    household.local.world.weather.delay(0.5, times=10_000)
    load = Load(household.local, [replica.url])
    running = asyncio.create_task(load.run())
    await household.local.until(lambda: len(load.answered) > 20, timeout=30)

    replica.signal(SIGTERM)
    assert await replica.says(503) == ["the process was asked to stop"]
    answered = len(load.answered)
    await running

    assert await replica.gone() == 0
    assert len(load.answered) > answered
    assert (load.lost, set(load.became)) == ([], {TAKEN, NOBODY})
    assert await titles(engine) == sorted(load.answered)
    assert await in_state(engine, LetterState.SENDING) == 0
    assert await in_state(engine, LetterState.UNKNOWN) == 0
    assert household.told("turn.failed", "outbox.turn_failed", "clock.tick_failed") == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_told_twice_it_leaves_at_once(household: Household) -> None:
    household.own["DRAIN_SECONDS"] = 60
    replica = await household.join()
    async with ClientSession() as session:
        replica.signal(SIGTERM)
        await replica.says(503)
        async with session.get(f"{replica.url}/healthz") as answer:
            assert (answer.status, answer.headers["Connection"]) == (200, "close")
        replica.signal(SIGTERM)

    assert await replica.gone() == 1
    assert len(household.told("server.dropped")) == 1
