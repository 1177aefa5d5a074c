"""Who carries which shards: one process on SQLite; on PostgreSQL the replicas share them, under advisory locks."""

import asyncio
import fcntl
from collections.abc import Collection
from contextlib import suppress
from math import ceil
from pathlib import Path
from random import Random
from typing import IO, Protocol

import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.outbox.lanes import SHARDS

log = structlog.get_logger()

ALL = frozenset(range(SHARDS))
NONE: frozenset[int] = frozenset()


class Leadership(Protocol):
    """Says which shards this process leads."""

    @property
    def shards(self) -> frozenset[int]:
        """The shards whose letters this process may claim now."""
        ...

    async def tend(self, busy: Collection[int]) -> None:
        """Take what is free, give up what is too much; a shard that is `busy` here is kept until it is not."""
        ...

    async def end(self) -> None:
        """Give up everything."""
        ...


def leadership_of(engine: AsyncEngine) -> Leadership:
    """Return the way of leading that the engine's database has."""
    if engine.dialect.name == "postgresql":
        return Replicas(engine)
    path = engine.url.database
    return OneProcess(Path(f"{path}.leader") if path and path != ":memory:" else None)


class OneProcess:
    """Leads everything while it holds the lock on a file beside the database; the kernel lets go when we die."""

    def __init__(self, lock_file: Path | None) -> None:
        self._path = lock_file
        self._file: IO[bytes] | None = None
        self.shards = NONE

    async def tend(self, busy: Collection[int]) -> None:
        """Take the lock if it is free."""
        del busy
        if self.shards:
            return
        if self._path is not None:
            file = self._path.open("ab")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                file.close()
                return
            self._file = file
        self.shards = ALL

    async def end(self) -> None:
        """Let go of the lock."""
        self.shards = NONE
        if self._file is not None:
            self._file.close()
            self._file = None


LOCK_CLASS = 7101
"""Sets the leaders' advisory locks apart from all others in the database; the second number is the shard."""

PRESENT = SHARDS
"""The lock that every replica shares: how many hold it is how many there are."""

ANSWER_WITHIN = 5.0

_HELD = text(
    "SELECT objid, pid = pg_backend_pid() AS mine FROM pg_locks WHERE locktype = 'advisory' AND granted"
    " AND classid = :class AND objsubid = 2"
    " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
).bindparams(**{"class": LOCK_CLASS})
_TAKE = text(
    "SELECT shard FROM unnest(CAST(:shards AS int[])) AS shard WHERE pg_try_advisory_lock(:class, shard)"
).bindparams(**{"class": LOCK_CLASS})
_LEAVE = text("SELECT pg_advisory_unlock(:class, shard) FROM unnest(CAST(:shards AS int[])) AS shard").bindparams(
    **{"class": LOCK_CLASS}
)
_LEAVE_ALL = text("SELECT pg_advisory_unlock_all()")
_BE_PRESENT = text("SELECT pg_try_advisory_lock_shared(:class, :present)").bindparams(
    **{"class": LOCK_CLASS, "present": PRESENT}
)
_NOTICE_DEATH = text(
    "SELECT set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '5', false),"
    " set_config('tcp_keepalives_count', '3', false)"
)


class Replicas:
    """Leads a fair share of the shards: session locks on a connection of their own, gone when that is gone."""

    def __init__(self, engine: AsyncEngine, random: Random | None = None) -> None:
        self._engine = engine
        self._random = random or Random()  # noqa: S311 -- spreads the replicas, hides nothing
        self._connection: AsyncConnection | None = None
        self.shards = NONE
        self._leaving = NONE

    async def tend(self, busy: Collection[int]) -> None:
        """Look at who holds what and move one step towards the fair share; a lost connection loses everything."""
        try:
            async with asyncio.timeout(ANSWER_WITHIN):
                await self._step(self._connection or await self._connect(), busy)
        except (SQLAlchemyError, TimeoutError, OSError) as error:
            log.warning("outbox.leadership_lost", shards=len(self.shards), error=type(error).__name__)
            await self._drop()

    async def end(self) -> None:
        """Unlock everything, so that an heir need not wait until the server has noticed that we are gone."""
        self.shards = NONE
        if self._connection is not None:
            with suppress(SQLAlchemyError, TimeoutError, OSError):
                async with asyncio.timeout(ANSWER_WITHIN):
                    await self._connection.execute(_LEAVE_ALL)
            await self._drop()

    async def _drop(self) -> None:
        """Close the locks' connection for good, never back into the pool: a pooled one would keep its locks."""
        connection, self._connection = self._connection, None
        self.shards = self._leaving = NONE
        if connection is None:
            return
        try:
            await connection.invalidate()
            await connection.close()
        except (SQLAlchemyError, OSError):
            log.info("outbox.leadership_connection_was_dead")

    async def _connect(self) -> AsyncConnection:
        connection = await self._engine.connect()
        self._connection = connection
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        await connection.execute(_NOTICE_DEATH)
        await connection.execute(_BE_PRESENT)
        return connection

    async def _step(self, connection: AsyncConnection, busy: Collection[int]) -> None:
        rows = (await connection.execute(_HELD)).all()
        replicas = sum(1 for objid, _ in rows if objid == PRESENT)
        mine = frozenset(objid for objid, is_mine in rows if is_mine and objid != PRESENT)
        share = ceil(SHARDS / max(1, replicas))
        left = (mine & self._leaving) - frozenset(busy)
        await _leave(connection, left)
        mine -= left
        self._leaving = frozenset(sorted(mine, reverse=True)[: max(0, len(mine) - share)])
        free = sorted(ALL - {objid for objid, _ in rows}, key=lambda _: self._random.random())
        taken = await _take(connection, free[: max(0, share - len(mine))])
        self.shards = (mine | taken) - self._leaving


async def _take(connection: AsyncConnection, shards: list[int]) -> frozenset[int]:
    return frozenset(await connection.scalars(_TAKE, {"shards": shards})) if shards else NONE


async def _leave(connection: AsyncConnection, shards: frozenset[int]) -> None:
    """Unlock what was announced a step ago and is at rest by now: nothing of it is being claimed any more."""
    if shards:
        await connection.execute(_LEAVE, {"shards": sorted(shards)})
