"""The reminders' simulation with replicas that are processes of their own, killed and replaced while they work.

`python -m bench reminders_processes`: two and three processes on PostgreSQL, SIGKILL again and again, and a database
server that crashes; letters are counted as in bench/reminders.py. `python -m bench.reminders_processes 0.1` does a
tenth of it.
"""

import asyncio
import logging
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerContext, ForkServerProcess
from random import Random

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.outbox import databases
from bench.reminders import Life, Lived, bouncer
from bench.reminders_stories import Story, stories
from bot.db.engine import open_engine
from bot.outbox.clock import Clockwork
from bot.rooms import JOBS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LOOK = 0.02
"""Seconds between two looks at the clock that is shared."""

PATIENCE = 3_000
KILLED = 0.2
"""The share of due moments at which a process is killed."""


class SharedClock:
    """A clock that one process moves, and all read."""

    def __init__(self, context: ForkServerContext) -> None:
        self._microseconds = context.Value("q", 0)

    def now(self) -> datetime:
        """Return what it shows."""
        return EPOCH + timedelta(microseconds=self._microseconds.value)

    def move_to(self, moment: datetime) -> None:
        """Let all see that moment."""
        self._microseconds.value = (moment - EPOCH) // timedelta(microseconds=1)


def tick_on(database_url: str, clock: SharedClock) -> None:
    """Do the clock's jobs on that database, until the process is killed."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(Clockwork(open_engine(database_url), JOBS, clock, every=LOOK).run())


class Household:
    """Some replicas, each a process of its own."""

    def __init__(self, database_url: str, size: int, context: ForkServerContext, clock: SharedClock) -> None:
        self._url, self._context, self._clock = database_url, context, clock
        self._members: list[ForkServerProcess] = []
        self._size = size

    def begin(self) -> None:
        """Start them all, unless they have started."""
        while len(self._members) < self._size:
            self._members.append(self._born())

    def kill(self, number: int) -> None:
        """SIGKILL that one, and start another in its place."""
        self._end(self._members[number])
        self._members[number] = self._born()

    def end(self) -> None:
        """SIGKILL them all."""
        while self._members:
            self._end(self._members.pop())

    def _born(self) -> ForkServerProcess:
        process = self._context.Process(target=tick_on, args=(self._url, self._clock), daemon=True)
        process.start()
        return process

    def _end(self, process: ForkServerProcess) -> None:
        process.kill()
        process.join()
        process.close()


class LifeOfProcesses(Life):
    """One run whose ticks are other processes' work; `restarts` counts the kills that left work undone."""

    def __init__(
        self, story: Story, url: str, engine: AsyncEngine, random: Random, *, bounce: Callable[[], None] | None = None
    ) -> None:
        super().__init__(story, [engine], random, bounce=bounce)
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["bot.rooms", "psycopg"])
        self._shared = SharedClock(context)
        self._household = Household(url, story.replicas, context, self._shared)

    @contextmanager
    def at_home(self) -> Iterator["LifeOfProcesses"]:
        """Let no process outlive the block."""
        try:
            yield self
        finally:
            self._household.end()

    async def _tick_all(self) -> datetime:
        """Show the processes the moment, and wait until they have done what is due; now and then kill one."""
        self._shared.move_to(self.clock.now())
        self._household.begin()
        if self.random.random() < self.story.restarts:
            await asyncio.sleep(self.random.uniform(0, 3 * LOOK))
            await asyncio.to_thread(self._household.kill, self.random.randrange(self.story.replicas))
            self.seen.killed += 1
            self.seen.restarts += await self._next_due() <= self.clock.now()
        await self._crash_database()
        for _ in range(PATIENCE):
            with suppress(SQLAlchemyError, OSError):
                if (due := await self._next_due()) > self.clock.now():
                    return due
            await asyncio.sleep(LOOK)
        message = f"what was due at {self.clock.now()} is still not done"
        raise TimeoutError(message)


async def run(story: Story, url: str) -> Lived:
    """Live through one story on that database."""
    engine = open_engine(url)
    try:
        random = Random(story.name)  # noqa: S311 -- can be repeated
        with LifeOfProcesses(story, url, engine, random, bounce=bouncer(url)).at_home() as life:
            return await life.live()
    finally:
        await engine.dispose()


HEAD = ("weeks of reminders, PostgreSQL", "processes", "groups × weeks × owners", "pings due", "sent", "wrong", "late")
MORE = ("killed by SIGKILL", "of them with work undone", "database crashes", "s")


def row(story: Story, lived: Lived) -> str:
    """Return a line of the table."""
    cells = (
        *(story.name, story.replicas, f"{story.groups:,} × {story.weeks} × {story.owners}", f"{lived.expected:,}"),
        *(f"{lived.sent:,}", lived.wrong, f"{lived.late:,}", lived.killed, lived.restarts),
        *(lived.database_restarts, f"{lived.seconds:.0f}"),
    )
    return " ".join((f"| {' | '.join(map(str, cells))} |", *lived.faults))


def main(scale: float = 1.0) -> None:
    """Live through both changes of the clocks, and print a table."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(f"| {' | '.join((*HEAD, *MORE))} |\n{'|---' * len((*HEAD, *MORE))}|")
    with databases() as found:
        for story in stories(scale)[:2]:
            lived = asyncio.run(run(replace(story, restarts=KILLED), found["PostgreSQL"]))
            print(row(story, lived), flush=True)


if __name__ == "__main__":
    main(*(float(one) for one in sys.argv[1:]))
