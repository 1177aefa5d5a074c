"""What is done between putting a backup back and starting the bot: nothing that may have been posted is posted again.

A backup does not know what was sent after it was made. So everything that was due since then is done in silence:
states go on, and the letters that would go out are kept as `unknown`, for that is what they are.
"""

from typing import TextIO

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.kit.clock import Clock
from bot.outbox.clock import Clockwork
from bot.outbox.leadership import ALL, leadership_of
from bot.outbox.ledger import withhold
from bot.rooms import JOBS
from bot.teams.hearing import TIDY as HEARD
from bot.teams.hearing import tidy

REASON = "a backup was put back: it may have been sent before"

STEPS = 6
"""Looks at who leads the letters: somebody who leads gives shards up only step by step."""


async def catch_up(engine: AsyncEngine, clock: Clock, *, out: TextIO) -> int:
    """Do in silence what fell due since the backup; return 0, or 1 when a bot runs on that database."""
    leadership = leadership_of(engine)
    try:
        for _ in range(STEPS):
            await leadership.tend(())
        if leadership.shards != ALL:
            out.write("Not done: a bot runs on this database. Stop it first, every replica.\n")
            return 1
        jobs = await Clockwork(engine, {**JOBS, HEARD: tidy}, clock).tick()
        letters = await withhold(engine, clock.now(), reason=REASON)
    finally:
        await leadership.end()
    out.write(
        f"Done in silence: {jobs} jobs. Kept back: {letters} letters, which `python -m bot doctor` lists.\n"
        "Start the bot now.\n"
    )
    return 0
