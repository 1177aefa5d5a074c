"""Tells the sender that an answer is under way when it takes long, or that none can be had now."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from botbuilder.core import TurnContext
from botbuilder.schema import Activity, ActivityTypes, Attachment

from bot.chat.turn import Place
from bot.errors import Away
from bot.i18n.speech import speaking
from bot.teams.activity import Incoming
from bot.teams.answers import CARD
from bot.teams.entering import SWEDISH, place_of
from bot.teams.line import LineFault
from cards.errors import refusal

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


async def say_away(context: TurnContext, incoming: Incoming) -> bool:
    """Answer past the ledger that nothing was kept, and say whether Teams took the answer.

    In a channel it is in Swedish, since the group's language can't be looked up.
    """
    t = speaking(incoming.locale or SWEDISH) if place_of(incoming) is Place.DIRECT else speaking(SWEDISH)
    card = refusal(t, Away().said(t))
    told = Activity(
        type=ActivityTypes.message,
        summary=card.summary,
        attachments=[Attachment(content_type=CARD, content=card.json)],
    )
    try:
        await context.send_activity(told)
    except LineFault as fault:
        log.warning("turn.database_away_not_told", reason=fault.reason)
        return False
    return True
