"""The only hand that commits."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from weakref import WeakKeyDictionary

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

_writers: WeakKeyDictionary[AsyncEngine, asyncio.Lock] = WeakKeyDictionary()


@asynccontextmanager
async def transaction(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """Give a session whose work is kept whole when the block ends well, and undone otherwise.

    On SQLite, which has one writer at a time, writers of this process queue fairly here.
    """
    async with AsyncExitStack() as stack:
        if engine.dialect.name == "sqlite":
            await stack.enter_async_context(_writers.setdefault(engine, asyncio.Lock()))
        session = await stack.enter_async_context(AsyncSession(engine, expire_on_commit=False))
        await stack.enter_async_context(session.begin())
        yield session


@asynccontextmanager
async def reading(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """Give a session that only asks; it never holds up a writer."""
    async with engine.connect() as connection:
        await connection.execution_options(reads_only=True)
        async with AsyncSession(connection, expire_on_commit=False) as session:
            yield session
