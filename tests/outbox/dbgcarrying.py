"""A process of its own that carries letters until it is killed."""

import asyncio
import logging

import structlog

from bot.db.engine import open_engine
from bot.kit.clock import SystemClock
from bot.outbox.worker import Worker
from bot.teams.carrier import TeamsCarrier
from bot.teams.line import Line, open_session


def carry_on(database_url: str) -> None:
    """Carry the letters of that database, for ever."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    asyncio.run(_carry(database_url))


def dump(worker):
    import sys, os
    f=open(f"/tmp/dump.{os.getpid()}","w")
    for t in asyncio.all_tasks(): t.print_stack(file=f)
    q=worker._queue
    print(worker._leadership.shards, q._lanes, q._busy, q._placed, q._ring, q._tenants, q._sleepers, worker._carrying.keys(), worker._fresh, worker._unsettled, worker._backlog.__dict__, worker._turning, asyncio.get_running_loop().time(), file=f)
    f.close()


async def _carry(database_url: str) -> None:
    clock = SystemClock()
    async with open_session() as session:
        line = Line(session, None, service_hosts=("127.0.0.1",), clock=clock)
        worker = Worker(open_engine(database_url), TeamsCarrier(line, app_id="bot"), clock)
        import signal
        asyncio.get_running_loop().add_signal_handler(signal.SIGUSR1, dump, worker)
        await worker.run()
