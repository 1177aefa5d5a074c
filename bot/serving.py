"""The server: the bot as a process of its own."""

import asyncio
import gc
import os
import signal
from pathlib import Path

import structlog
import uvloop
from aiohttp import web

from bot.app import LEAVING, build
from bot.config import Settings
from bot.kit.clock import Clock

log = structlog.get_logger()

FAREWELL = 20.0
"""Seconds that turns under way are given when the process is asked to stop; Teams repeats what takes over 15."""

IN_A_HURRY = 1
"""The process' exit code when it was told twice to stop."""


def serve(settings: Settings, *, clock: Clock | None = None, ca_file: Path | None = None) -> None:
    """Serve until SIGTERM: say so to the proxy, take turns until it knows, then let what is under way end.

    SIGINT, from whoever sits at the terminal, leaves the proxy out; a second signal of either kind ends the process
    at once, as a kill would: letters on their way will be `unknown`. The rest is as in `build`.

    Raises Misconfigured.
    """
    app = build(settings, clock=clock, ca_file=ca_file)
    app.on_response_prepare.append(_hang_up)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(app, settings))


async def _serve(app: web.Application, settings: Settings) -> None:
    asked = _asked_to_stop()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FAREWELL / 2)  # aiohttp waits twice
    await runner.setup()
    gc.collect()
    gc.freeze()  # what the start made stays: the collector need not walk it again and again
    try:
        await web.TCPSite(runner, settings.bound_host, settings.port).start()
        log.info("server.ready", host=settings.bound_host, port=settings.port, loopback_only=not settings.app_id)
        number = await asked
        app[LEAVING].set()
        draining = settings.drain_seconds if number == signal.SIGTERM else 0
        log.info("server.stopping", signal=number.name, draining_seconds=draining)
        await asyncio.sleep(draining)
    finally:
        await runner.cleanup()
    log.info("server.stopped")


def _asked_to_stop() -> asyncio.Future[signal.Signals]:
    """Return what the first signal will settle; the second ends the process."""
    loop = asyncio.get_running_loop()
    asked: asyncio.Future[signal.Signals] = loop.create_future()

    def ask(number: signal.Signals) -> None:
        if asked.done():
            log.warning("server.dropped", signal=number.name)
            os._exit(IN_A_HURRY)  # threads that ask a login server or draw a PDF would keep a polite exit waiting
        asked.set_result(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, ask, number)
    return asked


async def _hang_up(request: web.Request, response: web.StreamResponse) -> None:
    """Let a caller who keeps connections open for the next turn make a new one, elsewhere, once we are leaving."""
    if request.app[LEAVING].is_set():
        response.headers["Connection"] = "close"
        response.force_close()
