"""The house's alarm clock: rooms say when they want to be woken for what, and are woken once."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

import structlog
from sqlalchemy import Select, delete, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bot.db.counting import tally_of
from bot.db.transaction import reading, transaction
from bot.db.upsert import inserting
from bot.kit.clock import Clock
from bot.kit.course import made, on_course
from bot.outbox.models import Due

log = structlog.get_logger()

Job = Callable[[AsyncSession, str, datetime, datetime], Awaitable[datetime | None]]
"""A room's job: (session, subject, the moment it was due, now) → the next moment, or None for no more."""

AFTER_A_FAULT = timedelta(minutes=5)


LONGEST = 0.1
"""Seconds after which a transaction takes no further job: on SQLite everybody else waits for it."""

PATIENCE_MS = 250
"""How long a job waits for a row that somebody holds; less than PostgreSQL waits before it ends a deadlock."""


HELD = frozenset({"55P03", "40P01"})
"""PostgreSQL's words for a lock that was not to be had, and for a deadlock."""


DONE, STOOD_BACK, FAILED = "done", "stood_back", "failed"
"""What can become of a job, as the figures call it."""


class _Due(NamedTuple):
    id: int
    kind: str
    subject: str
    at: datetime


async def wake(session: AsyncSession, *, kind: str, subject: str, at: datetime, or_before: bool = False) -> None:
    """Have the job `kind` woken for `subject` at that moment; an earlier wish for it is moved there.

    With `or_before` it stays where it is when that is sooner.
    """
    await wake_all(session, kind=kind, wishes={subject: at}, or_before=or_before)


async def wake_all(
    session: AsyncSession, *, kind: str, wishes: Mapping[str, datetime], or_before: bool = False
) -> None:
    """Have the job `kind` woken for each subject at its moment, as `wake` does; in one order for all who do so."""
    if not wishes:
        return
    wish = inserting(session)(Due)
    sooner = (wish.excluded.at < Due.at) if or_before else None
    upsert = wish.on_conflict_do_update(index_elements=["kind", "subject"], set_={"at": wish.excluded.at}, where=sooner)
    rows = [{"kind": kind, "subject": subject, "at": at} for subject, at in sorted(wishes.items())]
    await session.execute(upsert, rows)


async def forget(session: AsyncSession, *, kind: str, subject: str) -> None:
    """Wake the job `kind` for `subject` no more."""
    await session.execute(delete(Due).where(Due.kind == kind, Due.subject == subject))


@dataclass(slots=True)
class _Batch:
    """What one transaction did, and whether more may be due."""

    done: int = 0
    goes_on: bool = True


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
        """Do all jobs that are due, several in one transaction, none at another's expense; return how many were done.

        A job that fails is undone alone and tried again later; so is one that waits too long for what a member's turn
        holds: it stands back, since whoever writes to the bot must not wait for the clock.
        """
        async with reading(self._engine) as session:
            if (await session.execute(self.asks(self._clock.now()))).first() is None:
                return 0
        done = 0
        passed: set[int] = set()
        while not self._stopping:
            batch = await self._batch(passed)
            done += batch.done
            if not batch.goes_on:
                break
        return done

    def asks(self, now: datetime, passed: Collection[int] = ()) -> Select[int, str, str, datetime]:
        """Return the question for the job that is overdue the longest, of those that are not passed over."""
        known = Due.kind.concat("").in_(self._jobs)  # an expression: SQLite must go by the index on `at`, not on `kind`
        due = select(Due.id, Due.kind, Due.subject, Due.at).where(Due.at <= now, known)
        if passed:
            due = due.where(Due.id.notin_(passed))
        return due.order_by(Due.at, Due.id).limit(1)

    async def _batch(self, passed: set[int]) -> _Batch:
        """Do jobs in one transaction until it has lasted long enough; those that stand back are `passed` over."""
        batch, loop = _Batch(), asyncio.get_running_loop()
        async with transaction(self._engine) as session:
            await _stand_back(session)
            until = loop.time() + LONGEST
            while not self._stopping and loop.time() < until:
                due = await self._claimed(session, passed)
                if due is None:
                    batch.goes_on = False
                    break
                batch.done += await self._do(session, due, passed)
                session.expunge_all()  # the next job must not see what this one has read
        return batch

    async def _claimed(self, session: AsyncSession, passed: Collection[int]) -> _Due | None:
        """Return the job that is overdue the longest, held so that no replica does it too; None when none is free."""
        asked = self.asks(self._clock.now(), passed).with_for_update(skip_locked=True)
        row = (await session.execute(asked)).first()
        return None if row is None else _Due(row.id, row.kind, row.subject, row.at)

    async def _do(self, session: AsyncSession, due: _Due, passed: set[int]) -> bool:
        """Do one job; its events and letters carry an id of its own."""
        with on_course(made("clock")):
            outcome = await self._outcome_of(session, due, passed)
        tally_of(self._engine).jobs.labels(outcome).inc()
        return outcome == DONE

    async def _outcome_of(self, session: AsyncSession, due: _Due, passed: set[int]) -> str:
        """Do one job, and say what became of it; what it did before it failed is undone."""
        now = self._clock.now()
        try:
            async with session.begin_nested():
                await self._wake(session, due, now)
        except Exception as error:
            if _is_gone(error):
                raise
            if _is_held(error):
                log.info("clock.job_stood_back", kind=due.kind, subject=due.subject)
                passed.add(due.id)
                return STOOD_BACK
            log.exception("clock.job_failed", kind=due.kind, subject=due.subject)
            await session.execute(update(Due).where(Due.id == due.id).values(at=now + AFTER_A_FAULT))
            return FAILED
        log.info("clock.job_done", kind=due.kind, subject=due.subject)
        return DONE

    async def _wake(self, session: AsyncSession, due: _Due, now: datetime) -> None:
        then = await self._jobs[due.kind](session, due.subject, due.at, now)
        if then is None:
            await session.execute(delete(Due).where(Due.id == due.id))
        elif then > due.at:
            await session.execute(update(Due).where(Due.id == due.id).values(at=then))
        else:
            message = f"the job {due.kind} wants to be woken at {then}, which is no later than it was"
            raise ValueError(message)


async def _stand_back(session: AsyncSession) -> None:
    """Let the clock's jobs be the ones that give in where a member's turn holds what they want."""
    if session.get_bind().dialect.name == "postgresql":
        await session.execute(text(f"SET LOCAL lock_timeout = {PATIENCE_MS}"))


def _is_held(error: Exception) -> bool:
    """Say whether somebody else held a row for longer than the clock waits."""
    return isinstance(error, DBAPIError) and getattr(error.orig, "sqlstate", "") in HELD


def _is_gone(error: Exception) -> bool:
    """Say whether it is the connection that failed, and no job: then nothing of the transaction is kept."""
    return isinstance(error, DBAPIError) and error.connection_invalidated
