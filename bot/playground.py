"""Tries the bot out: the real bot, beside a little Teams of its own, in one process and on loopback only."""

import asyncio
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.app import WORKS, Works, build
from bot.config import GivenSettings
from bot.db.engine import open_engine
from bot.db.schema import migrate
from bot.kit.clock import MovableClock
from bot.localteams.local import LocalTeams

DATABASE = Path("data/playground.db")
APP_ID = "00000000-0000-0000-0000-00000000b0b0"
TENANT_ID = "00000000-0000-0000-0000-0000000c0de0"
SECRET = "no secret: it never leaves this machine"  # noqa: S105 -- known to both sides of the playground only


class _PlayClock(MovableClock):
    """A clock that wakes the bot when it is moved, so that a newcomer sees the reminder at once."""

    works: Works | None = None

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment` now, and let the bot look."""
        super().move_to(moment)
        self._wake()

    def forward(self, by: timedelta) -> None:
        """Let `by` pass at once, and let the bot look."""
        super().forward(by)
        self._wake()

    def _wake(self) -> None:
        if self.works is not None:
            self.works.nudge()


def play(*, port: int, page_port: int, keep: bool) -> None:
    """Run the playground until it is interrupted; it begins with an empty database unless told to `keep` the last."""
    if not keep:
        for path in DATABASE.parent.glob(f"{DATABASE.name}*"):
            path.unlink()
    asyncio.run(_play(port, page_port))


async def _play(port: int, page_port: int) -> None:
    clock = _PlayClock()
    local = LocalTeams(
        bot_url=f"http://127.0.0.1:{port}/api/messages",
        app_id=APP_ID,
        app_password=SECRET,
        tenant_id=TENANT_ID,
        clock=clock,
        port=page_port,
    )
    await local.start()
    settings = GivenSettings.model_validate(
        {**local.settings(), "HOST": "127.0.0.1", "PORT": port, "DATABASE_URL": f"sqlite:///{DATABASE}"}
    )
    engine = open_engine(settings.database_url)
    await migrate(engine)
    await engine.dispose()
    runner = web.AppRunner(build(settings, clock=clock, ca_file=Path(local.ca_file)), access_log=None)
    await runner.setup()
    clock.works = runner.app[WORKS]
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await local.install()
        sys.stdout.write(
            f"The bot answers on http://127.0.0.1:{port}\nOpen the local Teams page:  {local.url}\nCtrl-C ends it.\n"
        )
        sys.stdout.flush()
        await _until_interrupted()
    finally:
        await runner.cleanup()
        await local.stop()


async def _until_interrupted() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
