"""The bot as processes of their own beside a little Teams: started, stopped, killed; their clock is a story's."""

import asyncio
import multiprocessing
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL, SIGTERM, Signals
from typing import Any

from aiohttp import ClientError, ClientSession
from aiohttp.test_utils import unused_port

from bot.config import GivenSettings
from bot.kit import log
from bot.localteams.local import LocalTeams
from bot.serving import serve

OFFSET = struct.Struct("d")
PATIENCE = 180
"""Seconds that a process is given to be ready, or to be gone; a busy machine is given its time."""

CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.serving.household", "psycopg", "aiosqlite"])


class SharedClock:
    """Runs like the machine's, ahead by what stands in a file: several processes see it move at once."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not path.stat().st_size:
            self._set(0.0)

    def now(self) -> datetime:
        """Return the present moment as this clock sees it, aware and in UTC."""
        return datetime.now(UTC) + timedelta(seconds=self._ahead())

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` now."""
        self._set((moment - datetime.now(UTC)).total_seconds())

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once; less than nothing puts the clock back."""
        self._set(self._ahead() + by.total_seconds())

    def _ahead(self) -> float:
        (ahead,) = OFFSET.unpack(os.pread(self._file, OFFSET.size, 0))
        return float(ahead)

    def _set(self, ahead: float) -> None:
        os.pwrite(self._file, OFFSET.pack(ahead), 0)


@dataclass
class Replica:
    """One process of the bot; `log` is what it says on standard error."""

    settings: dict[str, Any]
    clock: Path
    ca_file: Path
    log: Path
    process: ForkServerProcess | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.settings['PORT']}"

    @property
    def pid(self) -> int:
        """The process's number."""
        assert self.process is not None
        assert self.process.pid is not None
        return self.process.pid

    async def start(self, *, until_ready: bool = True) -> None:
        """Start the process and wait until it says that it is ready."""
        given = (self.settings, self.clock, self.ca_file, self.log)
        self.process = CONTEXT.Process(target=_live, args=given, daemon=True)
        self.process.start()
        if until_ready:
            await self.says(200)

    async def says(self, status: int) -> list[str]:
        """Wait until /readyz answers so; return what it says is missing."""
        async with ClientSession() as session, asyncio.timeout(PATIENCE):
            while True:
                assert self.process is not None
                assert self.process.is_alive(), self.log.read_text()[-3000:]
                with suppress(ClientError):
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == status:
                            return list((await answer.json())["missing"])
                await asyncio.sleep(0.05)

    def signal(self, number: Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    async def gone(self) -> int | None:
        """Wait until it ended; return its exit code."""
        assert self.process is not None
        await asyncio.to_thread(self.process.join, PATIENCE)
        return self.process.exitcode

    async def stop(self) -> int | None:
        """Ask it to end, and wait."""
        self.signal(SIGTERM)
        return await self.gone()

    async def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None and self.process.is_alive():
            self.signal(SIGKILL)
            await self.gone()


def _live(settings: dict[str, Any], clock: Path, ca_file: Path, told: Path) -> None:
    sys.stderr = told.open("a", buffering=1)
    log.configure(level="INFO")
    serve(GivenSettings.model_validate(settings), clock=SharedClock(clock), ca_file=ca_file)


@dataclass
class Household:
    """The replicas of one bot on one database."""

    local: LocalTeams
    database_url: str
    folder: Path
    own: dict[str, object] = field(default_factory=dict)
    members: list[Replica] = field(default_factory=list)

    async def join(self, *, until_ready: bool = True) -> Replica:
        """Let one more replica begin."""
        ours = {"DATABASE_URL": self.database_url, "HOST": "127.0.0.1", "PORT": unused_port(), **self.own}
        replica = Replica(
            {**self.local.settings(), **ours},
            self.folder / "clock",
            Path(self.local.ca_file),
            self.folder / f"replica-{len(self.members)}.log",
        )
        self.members.append(replica)
        await replica.start(until_ready=until_ready)
        self.local.bot_url = f"{replica.url}/api/messages"
        return replica

    async def end(self) -> None:
        """Kill whoever still lives."""
        for replica in self.members:
            await replica.kill()

    def told(self, *events: str) -> list[str]:
        """Return the lines of all logs that tell of one of the events."""
        return [line for line in self._lines() if any(f'"event": "{event}"' in line for event in events)]

    def _lines(self) -> Iterable[str]:
        for replica in self.members:
            if replica.log.exists():
                yield from replica.log.read_text().splitlines()
