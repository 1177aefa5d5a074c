"""A worker whose clock, carrier and ledger are in the test's hand."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.kit.clock import StoppedClock
from bot.outbox.worker import Worker
from tests.outbox.noting import LedgerReader, NotingCarrier


@pytest.fixture
def carrier() -> NotingCarrier:
    """A carrier that takes everything until it is told otherwise."""
    return NotingCarrier()


@pytest.fixture
async def worker(engine: AsyncEngine, carrier: NotingCarrier, clock: StoppedClock) -> AsyncIterator[Worker]:
    """A worker whose clock is in the test's hand."""
    worker = Worker(engine, carrier, clock)
    yield worker
    await worker.stop()


@pytest.fixture
def ledger(engine: AsyncEngine) -> LedgerReader:
    """The ledger of this test's database."""
    return LedgerReader(engine)
