"""The SDK's adapter behind a door of our own: size, type and shape, then who it is, then the turn."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

import structlog
from aiohttp import web
from botbuilder.core import InvokeResponse, TurnContext
from botbuilder.integration.aiohttp import CloudAdapter
from botbuilder.schema import Activity

from bot.db.away import is_away
from bot.kit.course import Ending, mark
from bot.kit.tally import Tally
from bot.teams import shape
from bot.teams.activity import Incoming
from bot.teams.auth import Knock, Porter
from bot.teams.codec import load, written
from bot.teams.refusals import Malformed, NotJson, Refused, TooBig, TooSlow
from bot.teams.taking import expect_turns, taking

log = structlog.get_logger()

MOST_BYTES = 1024 * 1024
BODY_SECONDS = 15
INCOMING = "incoming"
"""The key in `context.turn_state` under which a turn finds its `Incoming`."""


class Bot(Protocol):
    """Whoever takes the turns."""

    async def on_turn(self, context: TurnContext) -> None:
        """Take one turn; the activity stands in `context.turn_state[INCOMING]`."""
        ...


class Porch(CloudAdapter):  # type: ignore[misc]  # the SDK is untyped
    """CloudAdapter, its `process` mended: 400, 401, 403, 413, 415 where they belong, an invoke's body written once."""

    def __init__(self, porter: Porter, tally: Tally | None = None) -> None:
        super().__init__(porter)
        self._porter, self._tally = porter, tally or Tally()
        expect_turns(self._tally)

    async def process(self, request: web.Request, bot: Bot, ws_response: object = None) -> web.Response:
        """Take one activity in; never raises, whatever was sent."""
        del ws_response
        try:
            raw = shape.read(await _body(request))
            admitted = await self._porter.admit(request.headers.get("Authorization", ""), Knock.of(raw))
        except Refused as refused:
            self._tally.turned_away.labels(str(refused.status)).inc()
            log.warning("activity.refused", status=refused.status, reason=refused.reason)
            return web.Response(status=refused.status, headers=refused.headers)
        with taking(raw, self._tally):
            try:
                turn = _turn(bot, Incoming.of(raw))
                return _response(await self.process_activity(admitted, load(Activity, raw), turn))
            except Exception as error:
                if is_away(error):
                    mark(Ending.AWAY)
                    log.warning("turn.database_away", type=raw["type"], error=type(error).__name__)
                    return web.Response(status=503, headers={"Retry-After": "30"})
                mark(Ending.FAILED)
                log.exception("turn.failed", type=raw["type"], name=raw.get("name"))
                return web.Response(status=500)


def _turn(bot: Bot, incoming: Incoming) -> Callable[[TurnContext], Awaitable[None]]:
    async def take(context: TurnContext) -> None:
        context.turn_state[INCOMING] = incoming
        await bot.on_turn(context)

    return take


async def _body(request: web.Request) -> bytes:
    if request.content_type != "application/json":
        raise NotJson("content_type")
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise NotJson("content_encoding")
    if (request.content_length or 0) > MOST_BYTES:
        raise TooBig("content_length")
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise TooBig("body") from error
    except TimeoutError as error:
        raise TooSlow("body") from error
    except web.RequestPayloadError as error:
        raise Malformed("body") from error
    if len(body) > MOST_BYTES:
        raise TooBig("body")
    return body


def _response(answer: InvokeResponse | None) -> web.Response:
    if answer is None:
        return web.Response(status=201)
    content = None if answer.body is None else written(answer.body)
    return web.Response(
        status=int(answer.status or 200), body=content, content_type="application/json" if content else None
    )
