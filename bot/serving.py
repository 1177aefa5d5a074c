"""The server: the bot as a process of its own."""

import asyncio
import gc
import signal

import structlog
import uvloop
from aiohttp import web

from bot.app import build
from bot.config import Settings

log = structlog.get_logger()

FAREWELL = 25.0
"""Seconds that turns under way are given when the process is asked to stop."""


def serve(settings: Settings) -> None:
    """Serve until SIGTERM or SIGINT; then take no more, and let what is under way end.

    Raises Misconfigured.
    """
    app = build(settings)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_serve(app, settings))


async def _serve(app: web.Application, settings: Settings) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=FAREWELL)
    await runner.setup()
    gc.collect()
    gc.freeze()  # what the start made stays: the collector need not walk it again and again
    try:
        await web.TCPSite(runner, settings.bound_host, settings.port).start()
        log.info("server.ready", host=settings.bound_host, port=settings.port, loopback_only=not settings.app_id)
        await stop.wait()
        log.info("server.stopping")
    finally:
        await runner.cleanup()
