"""20,000 letters over a hundred tenants, one of which Teams throttles: at what rate they leave, and how fairly.

`python -m bench dispatch`. Each letter goes to a chat that is known, by a stand-in of the carrier that takes 50 ms: the
worker, its queue and its ledger are measured.
`python -m bench.dispatch 2000` does a tenth of it.
"""

import asyncio
import logging
import sys
import time
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta

import structlog
from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.outbox import CARD, databases, fullest_second
from bot.db.engine import open_engine
from bot.db.transaction import reading, transaction
from bot.kit.clock import SystemClock
from bot.models import Base
from bot.outbox.address import Direct
from bot.outbox.carrier import Delivered, Parcel, TryLater
from bot.outbox.models import DirectChat, Letter, LetterState
from bot.outbox.post import Draft, post_all
from bot.outbox.worker import Worker

LETTERS, TENANTS = 20_000, 100
URL = "https://teams.example/"
THROTTLED = "tenant-0"
LATENCY = 0.05


@dataclass
class Teams:
    """Takes each parcel after a while and notes when; tells the throttled tenant to come again in an hour."""

    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    refused: int = 0

    async def carry(self, parcel: Parcel) -> Delivered:
        """Post it, as far as the worker can tell."""
        await asyncio.sleep(LATENCY)
        if parcel.tenant_id == THROTTLED:
            self.refused += 1
            raise TryLater("429", after=timedelta(hours=1))
        self.taken[parcel.tenant_id].append(time.monotonic())
        return Delivered(parcel.conversation_id or "", f"{len(self.taken[parcel.tenant_id])}")


async def write(engine: AsyncEngine, letters: int) -> None:
    """Write the letters tenant by tenant, as reminders of the same hour come."""
    now = SystemClock().now()
    for tenant in (f"tenant-{number}" for number in range(TENANTS)):
        members = [f"29:{tenant}-{one}" for one in range(letters // TENANTS)]
        known = {"tenant_id": tenant, "service_url": URL}
        chats = [known | {"member_id": one, "conversation_id": f"a:{one}"} for one in members]
        async with transaction(engine) as session:
            await session.execute(insert(DirectChat), chats)
            drafts = [Draft(f"ping:{one}", Direct(tenant, URL, one), CARD) for one in members]
            await post_all(session, drafts, now=now)


async def left(engine: AsyncEngine) -> int:
    """Return how many letters of the tenants that are not throttled wait or are under way."""
    open_ones = (LetterState.WAITING, LetterState.SENDING)
    asked = select(func.count()).where(Letter.state.in_(open_ones), Letter.tenant_id != THROTTLED)
    async with reading(engine) as session:
        return await session.scalar(asked) or 0


async def measure(name: str, url: str, letters: int) -> str:
    """Return the line of one database."""
    engine = open_engine(url)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
    await write(engine, letters)
    teams = Teams()
    worker = Worker(engine, teams, SystemClock())
    started, cpu = time.monotonic(), time.process_time()
    running = asyncio.create_task(worker.run())
    while await left(engine):  # noqa: ASYNC110 -- nothing tells the end
        await asyncio.sleep(0.5)
    took, cpu = time.monotonic() - started, time.process_time() - cpu
    await worker.stop()
    await running
    await engine.dispose()
    sent = sum(map(len, teams.taken.values()))
    ends = sorted(max(moments) - started for moments in teams.taken.values())
    most = max(fullest_second(moments) for moments in teams.taken.values())
    cells = (
        *(name, f"{letters:,}", TENANTS, f"{took:.1f} s", f"{sent / took:.0f}", f"{1000 * cpu / sent:.2f}"),
        *(most, f"{ends[0]:.1f} to {ends[-1]:.1f} s", teams.refused),
    )
    return f"| {' | '.join(map(str, cells))} |"


HEAD = (
    *("database", "letters", "tenants", "time", "letters/s", "CPU ms each", "most in a second, one tenant"),
    *("first and last tenant done after", "asked of the throttled one"),
)


def main(letters: int = LETTERS) -> None:
    """Measure, and print a table."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    print(f"| {' | '.join(HEAD)} |\n{'|---' * len(HEAD)}|")
    with databases() as found:
        for name, url in found.items():
            print(asyncio.run(measure(name, url, letters)), flush=True)


if __name__ == "__main__":
    main(*(int(one) for one in sys.argv[1:]))
