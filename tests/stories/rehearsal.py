"""What every story of a set-up group begins with, played once and kept: the database, and what stands in Teams."""

import shutil
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import randrange
from socket import AF_INET, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, socket
from typing import Any

from sqlalchemy.engine import make_url

from bot.localteams.local import LocalTeams
from tests.databases import Kept, empty, fill, keep
from tests.stories.stage import Stage

QUIET_PORTS = range(20_000, 32_000)
"""Ports below those that connections go out from: nobody takes one between two stories."""

Staging = Callable[[], AbstractAsyncContextManager[Stage]]


@cache
def own_port() -> int:
    """Return the port of this process's little Teams: the bot remembers it with each conversation."""
    while True:
        port = QUIET_PORTS[randrange(len(QUIET_PORTS))]  # noqa: S311 -- no secret
        with socket(AF_INET, SOCK_STREAM) as free:
            free.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


@dataclass
class Rehearsal:
    """The beginning as it was played on one kind of database; `database` is a file, or what stood in PostgreSQL."""

    folder: Path
    database: Path | Kept | None = None
    teams: dict[str, Any] = field(default_factory=dict)

    async def play(
        self, url: str, staging: Staging, *, then: Callable[[Stage], Awaitable[None]] | None = None
    ) -> Path | Kept:
        """Let the group be set up, and `then` what the stories begin with besides; keep what came of it."""
        async with staging() as stage:
            await stage.local.install()
            await stage.set_up()
            if then is not None:
                await then(stage)
            self.teams = _state(stage.local)
        self.database = _kept(url, self.folder)
        return self.database

    def resume(self, stage: Stage) -> None:
        """Let what stood in Teams stand there again."""
        kept, world = deepcopy(self.teams), stage.local.world
        world.board.messages = kept["messages"]
        world.door.delivered = kept["delivered"]
        world.received, world.toasts, world.is_installed = kept["received"], kept["toasts"], True


def _state(local: LocalTeams) -> dict[str, Any]:
    world = local.world
    return deepcopy(
        {
            "messages": world.board.messages,
            "delivered": world.door.delivered,
            "received": world.received,
            "toasts": world.toasts,
        }
    )


def _kept(url: str, folder: Path) -> Path | Kept:
    """Return a copy of the database, which nobody is connected to."""
    if url.startswith("sqlite"):
        return shutil.copy(make_url(url).database or "", folder / "rehearsal.db")
    return keep(url)


def refill(url: str, database: Path | Kept) -> None:
    """Put a kept database in place of what stands at `url`."""
    if isinstance(database, Kept):
        empty(url)
        fill(url, database)
    else:
        shutil.copy(database, make_url(url).database or "")
