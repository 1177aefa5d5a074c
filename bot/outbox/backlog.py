"""Keeps the queue in step with the ledger: read anew when that is cheap, by what is new when it is not."""

import asyncio
from collections.abc import Collection
from datetime import datetime, timedelta

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.outbox import ledger
from bot.outbox.queue import Queue, Waiting
from bot.outbox.throttle import Throttle

log = structlog.get_logger()

SHARE_OF_TIME = 20.0
"""Reading everything again waits so many times as long as it took: a twentieth of the time at most."""

READ_AT_LEAST_EVERY = 5.0

CHEAP = 0.003
STRAYS_EVERY = 5.0
"""Seconds: the database may finish a dead leader's last claim after its shards were taken over."""

REMEMBER = timedelta(hours=1)
"""How far back the throttle is told what an earlier leader sent: Teams' longest window."""


class Backlog:
    """What is due in the shards that are led here; the moments of this class are seconds of the event loop."""

    def __init__(self, engine: AsyncEngine, queue: Queue, throttle: Throttle, poll: float) -> None:
        self._engine, self._queue, self._throttle, self._poll = engine, queue, throttle, poll
        self._shards: frozenset[int] = frozenset()
        self._ever_led: frozenset[int] = frozenset()
        self._never_left: set[int] = set()
        self._cursor = 0
        self._cost = 0.0
        self._strays_at = 0.0
        self._read_all_at = 0.0
        self.next_look = 0.0

    def expect_news(self) -> None:
        """Look at the next chance: somebody wrote letters."""
        self.next_look = 0.0
        if self._cost < CHEAP:
            self._read_all_at = 0.0

    def expect_everything(self) -> None:
        """Read everything again at the next chance."""
        self.next_look = self._read_all_at = 0.0

    def doubt(self, letters: Collection[int]) -> None:
        """Remember letters whose claim failed: should the ledger say `sending`, they surely never left."""
        self._never_left.update(letters)
        self.next_look = self._read_all_at = self._strays_at = 0.0

    async def look(self, shards: frozenset[int], carried: Collection[int], now: datetime) -> None:
        """Bring the queue up to date with the ledger, if it is time."""
        loop = asyncio.get_running_loop()
        if shards != self._shards:
            await self._take_over(shards, now)
        if loop.time() < self.next_look:
            return
        if shards and loop.time() >= self._strays_at:
            await self._settle_strays(carried)
            self._strays_at = loop.time() + STRAYS_EVERY
        if shards and loop.time() >= self._read_all_at:
            await self._read_all(now)
        elif shards:
            self._hold(await ledger.due(self._engine, shards, now, after=self._cursor))
        self.next_look = loop.time() + self._poll

    async def _read_all(self, now: datetime) -> None:
        loop = asyncio.get_running_loop()
        started = loop.time()
        letters = await ledger.due(self._engine, self._shards, now)
        self._queue.refill(())
        self._hold(letters)
        self._cost = loop.time() - started
        self._read_all_at = loop.time() + min(SHARE_OF_TIME * self._cost, READ_AT_LEAST_EVERY)

    def _hold(self, letters: list[Waiting]) -> None:
        self._queue.add(letters)
        self._cursor = max(self._cursor, letters[-1].id if letters else 0)

    async def _take_over(self, shards: frozenset[int], now: datetime) -> None:
        """Read the new shards at once, and let the throttle know what their last leader sent."""
        log.info("outbox.leading", shards=len(shards))
        self._queue.refill(())
        self._shards = shards
        self.next_look = self._read_all_at = self._strays_at = 0.0
        if new := shards - self._ever_led:
            for lane, sent_at in await ledger.recent(self._engine, new, now - REMEMBER):
                self._throttle.took(lane, sent_at)
                self._throttle.ended(lane, sent_at)
            self._ever_led |= new

    async def _settle_strays(self, carried: Collection[int]) -> None:
        found = await ledger.strays(self._engine, self._shards, carried)
        if found:
            await ledger.settle_strays(self._engine, found, never_left=self._never_left)
            log.warning("outbox.strays", letters=[stray.id for stray in found])
        self._never_left.clear()
