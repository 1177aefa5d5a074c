"""Shows that an answer is under way when it takes longer than people like to wait."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes

from bot.teams.line import LineFault

log = structlog.get_logger()

PATIENCE = 1.5
"""Seconds before the sign; the promise is two."""


@asynccontextmanager
async def typing_when_slow(context: TurnContext) -> AsyncIterator[None]:
    """Show the writing sign if the block takes long."""
    sign = asyncio.create_task(_show(context))
    try:
        yield
    finally:
        sign.cancel()
        with suppress(asyncio.CancelledError):
            await sign


async def _show(context: TurnContext) -> None:
    await asyncio.sleep(PATIENCE)
    try:
        await context.send_activity(Activity(type=ActivityTypes.typing))
    except LineFault as fault:
        log.info("typing.not_shown", reason=fault.reason)
