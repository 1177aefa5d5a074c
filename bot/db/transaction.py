"""The only hand that commits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakKeyDictionary

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.pool import QueuePool

_writers: WeakKeyDictionary[AsyncEngine, asyncio.Lock] = WeakKeyDictionary()
_turnstiles: WeakKeyDictionary[AsyncEngine, asyncio.Semaphore] = WeakKeyDictionary()
_kept: WeakKeyDictionary[AsyncEngine, float] = WeakKeyDictionary()

RESERVED = 5
"""Connections that members' turns leave free: the letters' lead and their ledger, the clock, the plans, the probe."""

LATELY = 5.0


@asynccontextmanager
async def transaction(engine: AsyncEngine, *, queued: bool = False) -> AsyncIterator[AsyncSession]:
    """Give a session whose work is kept whole when the block ends well, and undone otherwise.

    What a member sets off is `queued`: however many come at once, each gets its turn, and letters and clock go on.
    On SQLite, which has one writer at a time, writers of this process queue fairly here.
    """
    async with AsyncExitStack() as stack:
        if queued:
            await stack.enter_async_context(_turnstile(engine))
        if engine.dialect.name == "sqlite":
            await stack.enter_async_context(_writers.setdefault(engine, asyncio.Lock()))
        session = await stack.enter_async_context(AsyncSession(engine, expire_on_commit=False))
        async with session.begin():
            yield session
        _kept[engine] = asyncio.get_running_loop().time()


@asynccontextmanager
async def reading(engine: AsyncEngine, *, queued: bool = False) -> AsyncIterator[AsyncSession]:
    """Give a session that only asks; it never holds up a writer. `queued` as above."""
    async with AsyncExitStack() as stack:
        if queued:
            await stack.enter_async_context(_turnstile(engine))
        connection = await stack.enter_async_context(engine.connect())
        await connection.execution_options(reads_only=True)
        yield await stack.enter_async_context(AsyncSession(connection, expire_on_commit=False))


def kept_lately(engine: AsyncEngine) -> bool:
    """Say whether something was kept in the last few seconds."""
    at = _kept.get(engine)
    return at is not None and asyncio.get_running_loop().time() - at < LATELY


def _turnstile(engine: AsyncEngine) -> asyncio.Semaphore:
    """Return where turns queue: nobody there waits for a connection, whose patience ends."""
    known = _turnstiles.get(engine)
    if known is None:
        pool = engine.pool
        size = pool.size() if isinstance(pool, QueuePool) else RESERVED + 1
        known = _turnstiles[engine] = asyncio.Semaphore(max(1, size - RESERVED))
    return known
