"""Crooked activities with good tokens against a group that has something of everything: what broke, and what was kept.

Run as `python -m bench.fuzz_messages [HOW_MANY] [FIRST]`. Whatever is not answered as it should be is printed with its
number; after each handful the database is looked through and put back.
"""

import asyncio
import logging
import sys
import tempfile
from pathlib import Path

import structlog
from sqlalchemy import create_engine

from bot.models import Base
from tests.stories.furnished import furnished
from tests.stories.fuzzing import Fuzz
from tests.stories.rehearsal import Rehearsal

MANY = 20_000
EVERY = 1_000


async def _run(count: int, first: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/bot.db"
        engine = create_engine(url)
        Base.metadata.create_all(engine)
        engine.dispose()
        kept = Path(folder) / "rehearsal"
        kept.mkdir()
        async with furnished(url, {"furnished": Rehearsal(kept)}) as stage:
            fuzz = Fuzz(stage)
            for number in range(first, first + count, fuzz.HANDFUL):
                if (number - first) % EVERY == 0:
                    print(f"{number - first:6} sent, {fuzz.wrong} wrong", flush=True)
                for wrong in await fuzz.handful(number):
                    print(wrong, flush=True)
            for told, times in sorted(fuzz.answers.items(), key=lambda one: -one[1]):
                print(f"{told:50} {times:7}")
            print(f"{'wrong':50} {fuzz.wrong:7}")
            return fuzz.wrong


def main(count: int = MANY, first: int = 0) -> int:
    """Print the table; return how many went wrong."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    logging.disable(logging.ERROR)
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr] -- half a character may be sent too
    return asyncio.run(_run(count, first))


if __name__ == "__main__":
    sys.exit(min(1, main(*map(int, sys.argv[1:3]))))
