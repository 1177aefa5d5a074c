"""The house's alarm clock: rooms say when they want to be woken for what, and are woken once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import Select, delete, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.transaction import reading, transaction
from bot.db.upsert import inserting
from bot.kit.clock import Clock
from bot.outbox.models import Due

log = structlog.get_logger()

Job = Callable[[AsyncSession, str, datetime, datetime], Awaitable[datetime | None]]
"""A room's job: (session, subject, the moment it was due, now) → the next moment, or None for no more."""

AFTER_A_FAULT = timedelta(minutes=5)


class _Due(NamedTuple):
    id: int
    kind: str
    subject: str
    at: datetime


async def wake(session: AsyncSession, *, kind: str, subject: str, at: datetime) -> None:
    """Have the job `kind` woken for `subject` at that moment; an earlier wish for it is moved there."""
    wish = inserting(session)(Due).values(kind=kind, subject=subject, at=at)
    await session.execute(wish.on_conflict_do_update(index_elements=["kind", "subject"], set_={"at": at}))


async def forget(session: AsyncSession, *, kind: str, subject: str) -> None:
    """Wake the job `kind` for `subject` no more."""
    await session.execute(delete(Due).where(Due.kind == kind, Due.subject == subject))


class Clockwork:
    """Wakes the jobs that are due, each once, whatever replicas tick beside it."""

    def __init__(self, engine: AsyncEngine, jobs: Mapping[str, Job], clock: Clock, *, every: float = 1.0) -> None:
        self._engine, self._jobs, self._clock, self._every = engine, jobs, clock, every
        self._nudged = asyncio.Event()
        self._stopping = False

    async def run(self) -> None:
        """Tick until stopped; outlives the database's absences."""
        while not self._stopping:
            try:
                await self.tick()
            except Exception as error:  # noqa: BLE001 -- whatever befell the database, the next tick tries again
                log.warning("clock.tick_failed", error=repr(error))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), self._every)
            self._nudged.clear()

    def nudge(self) -> None:
        """Tick at once: the clock was moved."""
        self._nudged.set()

    async def stop(self) -> None:
        """Let `run` end after the job it is at."""
        self._stopping = True
        self._nudged.set()

    async def tick(self) -> int:
        """Do all jobs that are due, each in a transaction of its own; return how many were done."""
        async with reading(self._engine) as session:
            if (await session.execute(self._next(self._clock.now()))).first() is None:
                return 0
        done = 0
        while not self._stopping and (one := await self._do_one()) is not None:
            done += one
        return done

    def _next(self, now: datetime) -> Select[int, str, str, datetime]:
        known = Due.kind.concat("").in_(self._jobs)  # an expression: SQLite must go by the index on `at`, not on `kind`
        due = select(Due.id, Due.kind, Due.subject, Due.at).where(Due.at <= now, known)
        return due.order_by(Due.at, Due.id).limit(1)

    async def _do_one(self) -> int | None:
        """Do the job that is overdue the longest; None when nobody else waits, 0 when it failed."""
        now = self._clock.now()
        due: _Due | None = None
        try:
            async with transaction(self._engine) as session:
                row = (await session.execute(self._next(now).with_for_update(skip_locked=True))).first()
                if row is None:
                    return None
                due = _Due(row.id, row.kind, row.subject, row.at)
                await self._do(session, due, now)
        except Exception:
            if due is None:
                raise
            log.exception("clock.job_failed", kind=due.kind, subject=due.subject)
            await self._postpone(due, now)
            return 0
        return 1

    async def _do(self, session: AsyncSession, due: _Due, now: datetime) -> None:
        then = await self._jobs[due.kind](session, due.subject, due.at, now)
        if then is None:
            await session.execute(delete(Due).where(Due.id == due.id))
        elif then > due.at:
            await session.execute(update(Due).where(Due.id == due.id).values(at=then))
        else:
            message = f"the job {due.kind} wants to be woken at {then}, which is no later than it was"
            raise ValueError(message)

    async def _postpone(self, due: _Due, now: datetime) -> None:
        unmoved = update(Due).where(Due.id == due.id, Due.at == due.at)
        async with transaction(self._engine) as session:
            await session.execute(unmoved.values(at=now + AFTER_A_FAULT))
