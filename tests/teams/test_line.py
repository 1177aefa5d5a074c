"""What the line says when Teams says nothing."""

import asyncio

import pytest
from aiohttp import ClientSession, ClientTimeout, web

from bot.kit.clock import StoppedClock
from bot.teams.line import Line, LineBroke
from tests.teams.stand_in import MicrosoftStandIn


async def test_a_silence_after_writing_leaves_doubt(
    microsoft: MicrosoftStandIn, service_url: str, clock: StoppedClock
) -> None:
    async def silent(request: web.Request) -> web.StreamResponse:
        del request
        await asyncio.Event().wait()
        raise AssertionError

    async with ClientSession(timeout=ClientTimeout(sock_read=0.2)) as impatient:
        line = Line(impatient, None, service_hosts=("127.0.0.1",), clock=clock)
        microsoft.script = [silent]

        with pytest.raises(LineBroke) as caught:
            await line.ask("POST", service_url, "/v3/conversations/a/activities", {})

    assert caught.value.reason == "SocketTimeoutError"
