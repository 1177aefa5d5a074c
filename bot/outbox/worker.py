"""Carries the letters that are due, many lanes at once, each lane in order, each letter once."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from random import Random

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.kit.clock import Clock
from bot.outbox import bell, ledger
from bot.outbox.backlog import Backlog
from bot.outbox.carrier import Carrier, TryLater, Uncertain, Undeliverable
from bot.outbox.lanes import shard_of
from bot.outbox.leadership import Leadership, leadership_of
from bot.outbox.models import LetterState
from bot.outbox.outcome import Errand, Outcome, refused, sent, uncertain, undeliverable
from bot.outbox.queue import Queue, Waiting
from bot.outbox.record import about, record
from bot.outbox.throttle import Throttle

log = structlog.get_logger()

TEND_EVERY = 1.0
AGAIN = timedelta(milliseconds=100)
"""When to ask again for a letter that somebody is amending just now."""

GATHER = 0.01
"""Seconds to wait, while letters are under way, for more of them to come home and be settled together."""

POLL = {"sqlite": 1.0, "postgresql": 0.5}
"""Seconds between looks into the ledger; this process's own letters ring the bell, other replicas' do not."""

BREAK = 1.0
"""Seconds between tries while the database is away."""

LAST_CHANCE = 20.0
"""Seconds that letters under way are given to come home when the worker stops."""


class Worker:
    """Carries the letters of the shards that this process leads.

    `run` until `stop`; or, where a test holds the clock, `carry_due` whatever can be carried now.
    """

    def __init__(
        self,
        engine: AsyncEngine,
        carrier: Carrier,
        clock: Clock,
        *,
        throttle: Throttle | None = None,
        leadership: Leadership | None = None,
        slots: int = 128,
        poll: float | None = None,
        random: Random | None = None,
    ) -> None:
        self._engine, self._carrier, self._clock = engine, carrier, clock
        self._poll = poll or POLL[engine.dialect.name]
        self._throttle = throttle or Throttle()
        self._leadership = leadership or leadership_of(engine)
        self._random = random or Random()  # noqa: S311 -- spreads retries, hides nothing
        self._queue = Queue(self._throttle, slots)
        self._backlog = Backlog(engine, self._queue, self._throttle, self._poll)
        self._carrying: dict[int, asyncio.Task[None]] = {}
        self._fresh: list[Outcome] = []
        self._unsettled: list[Outcome] = []
        self._turning = asyncio.Lock()
        self._stirred = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Future[None] | None = None

    def nudge(self) -> None:
        """Look into the ledger at once: letters were written, or the clock was moved."""
        self._backlog.expect_news()
        self._stirred.set()

    @property
    def is_leading(self) -> bool:
        """Whether this process carries letters of any shard."""
        return bool(self._leadership.shards)

    async def run(self) -> None:
        """Carry letters as they fall due, until stopped; outlives the database's absences."""
        self._running = asyncio.get_running_loop().create_future()
        bell.listen(self._engine, self.nudge)
        leading = asyncio.create_task(self._lead())
        try:
            while not self._stopping:
                await self._rest(await self._careful_turn())
        finally:
            bell.silence(self._engine, self.nudge)
            await self._come_home()
            leading.cancel()
            await asyncio.gather(leading, return_exceptions=True)
            await self._leadership.end()
            self._running.set_result(None)

    async def stop(self) -> None:
        """Claim nothing more, let what is under way come home, and give up the lead."""
        self._stopping = True
        self._stirred.set()
        if self._running is not None:
            await self._running
        await self._leadership.end()

    def abandon(self) -> None:
        """Drop what is under way, as a crash would: the next leader will find it `unknown`."""
        for task in self._carrying.values():
            task.cancel()

    async def carry_due(self) -> int:
        """Carry everything that can be carried now; return how many letters got to Teams."""
        async with self._turning:
            if self._running is None:
                await self._leadership.tend(self._busy_shards())
            carried = 0
            while True:
                self._backlog.expect_everything()
                carried += sum(1 for outcome in self._fresh if outcome.state is LetterState.SENT)
                claimed = await self._turn()
                if self._carrying:
                    await asyncio.wait(self._carrying.values())
                elif not claimed and not self._fresh:
                    return carried

    async def _lead(self) -> None:
        while True:
            try:
                await self._leadership.tend(self._busy_shards())
            except Exception:  # the worker outlives whatever befalls its database
                log.exception("outbox.tend_failed")
            self._stirred.set()
            await asyncio.sleep(TEND_EVERY * self._random.uniform(0.8, 1.2))

    def _busy_shards(self) -> frozenset[int]:
        lanes = self._queue.busy | {outcome.errand.letter.lane for outcome in self._unsettled}
        return frozenset(shard_of(tenant) for tenant, _ in lanes)

    async def _careful_turn(self) -> float | None:
        """Take one turn; return for how long nothing is to be done then, or None when the turn failed."""
        try:
            async with self._turning:
                await self._turn()
        except Exception as error:  # noqa: BLE001 -- as above
            log.warning("outbox.turn_failed", error=repr(error))
            return None
        moment = self._queue.next_moment()
        wait = self._backlog.next_look - asyncio.get_running_loop().time()
        if moment is not None:
            wait = min(wait, (moment - self._clock.now()).total_seconds())
        return min(wait, self._poll)

    async def _rest(self, longest: float | None) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stirred.wait(), max(longest or 0, 0.001))
        if longest is None or self._carrying:
            await asyncio.sleep(BREAK if longest is None else GATHER)
        self._stirred.clear()

    async def _turn(self) -> int:
        """Settle what came home, claim what may go and send it; return how many were claimed."""
        now = self._clock.now()
        if self._unsettled:
            await ledger.turn_page(self._engine, self._unsettled, (), now)
            self._unsettled = []
        in_hand = {*self._carrying, *(outcome.errand.letter.id for outcome in self._fresh)}
        await self._backlog.look(self._leadership.shards, in_hand, now)
        self._unsettled, self._fresh = self._fresh, []
        for outcome in self._unsettled:
            self._come_back(outcome)
        heads = [] if self._stopping else self._queue.take(now)
        errands = await self._turn_page(heads) if heads or self._unsettled else []
        for errand in errands:
            self._set_out(errand)
        return len(errands)

    async def _turn_page(self, heads: Sequence[Waiting]) -> list[Errand]:
        now = self._clock.now()
        errands: list[Errand] = []
        try:
            errands = await ledger.turn_page(self._engine, self._unsettled, heads, now)
            self._unsettled = []
        except BaseException:
            self._backlog.doubt([head.id for head in heads])
            raise
        finally:
            claimed = {errand.letter.id for errand in errands}
            for head in heads:
                if head.id not in claimed:
                    self._throttle.ended(head.lane, now, requests=head.requests)
                    self._queue.put_back(head, now + AGAIN)
        return errands

    def _come_back(self, outcome: Outcome) -> None:
        letter = outcome.errand.letter
        if outcome.retry_at is not None:
            self._queue.put_back(letter, outcome.retry_at)
        else:
            self._queue.free(letter.lane)

    def _set_out(self, errand: Errand) -> None:
        if errand.refusal is not None:
            self._arrive(undeliverable(errand, errand.refusal))
        else:
            self._carrying[errand.letter.id] = asyncio.create_task(self._carry(errand))

    async def _carry(self, errand: Errand) -> None:
        try:
            with about(errand):
                self._arrive(await self._outcome_of(errand))
        finally:
            self._carrying.pop(errand.letter.id, None)

    async def _outcome_of(self, errand: Errand) -> Outcome:
        try:
            delivered = await self._carrier.carry(errand.parcel)
        except TryLater as answer:
            now = self._clock.now()
            outcome = refused(errand, answer, now, self._random)
            if answer.after is not None:
                self._throttle.refused(errand.letter.lane, outcome.retry_at or now + answer.after, now)
            return outcome
        except Undeliverable as answer:
            return undeliverable(errand, answer.reason)
        except Uncertain as answer:
            return uncertain(errand, answer.reason, self._clock.now(), self._random)
        except Exception as error:
            log.exception("outbox.carrier_failed")
            return uncertain(errand, repr(error), self._clock.now(), self._random)
        return sent(errand, delivered, self._clock.now())

    def _arrive(self, outcome: Outcome) -> None:
        letter = outcome.errand.letter
        self._throttle.ended(letter.lane, self._clock.now(), requests=letter.requests)
        self._fresh.append(outcome)
        self._stirred.set()
        record(self._engine, outcome)

    async def _come_home(self) -> None:
        """Let what is under way arrive and be settled, for a while; the rest will be `unknown` to the next leader."""
        self._stopping = True
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_CHANCE):
                while self._carrying or self._fresh or self._unsettled:
                    await self._rest(await self._careful_turn())
        self.abandon()
