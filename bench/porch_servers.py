"""The two echoes that are compared: a bare aiohttp handler, and the porch with the SDK behind it."""

import asyncio
import os
import resource
import ssl
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jwt
import orjson
import uvloop
from aiohttp import ClientSession, TCPConnector, web
from botbuilder.core import TurnContext
from jwt.algorithms import RSAAlgorithm
from pydantic import SecretStr

from bench.porch_teams import APP_ID, ISSUER, TENANT
from bot.config import Settings
from bot.kit.clock import SystemClock
from bot.teams.adapter import INCOMING, Porch
from bot.teams.auth import Porter
from bot.teams.codec import Message
from bot.teams.connector import Connectors
from bot.teams.hosts import service_hosts
from bot.teams.keys import SigningKeys
from bot.teams.line import Line, open_session
from bot.teams.tokens import Tokens


async def cpu(request: web.Request) -> web.Response:
    """Tell what this process has used so far."""
    del request
    return web.json_response({"cpu": time.process_time(), "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss})


class Floor:
    """The least that has to be done: read, verify, post the answer."""

    def __init__(self, session: ClientSession, keys: dict[str, Any], answer_token: str) -> None:
        self._session = session
        self._keys = keys
        self._headers = {"Authorization": f"Bearer {answer_token}", "Content-Type": "application/json"}

    async def receive(self, request: web.Request) -> web.Response:
        """Take one activity in."""
        raw = orjson.loads(await request.read())
        token = request.headers["Authorization"].partition(" ")[2]
        key = self._keys[jwt.get_unverified_header(token)["kid"]]
        claims = jwt.decode(
            token,
            key,
            ["RS256"],
            {"require": ["exp", "nbf", "iss", "aud", "serviceurl"]},
            audience=APP_ID,
            issuer=ISSUER,
            leeway=300,
        )
        if claims["serviceurl"] != raw["serviceUrl"] or raw["channelData"]["tenant"]["id"] != TENANT:
            return web.Response(status=403)
        answer = {
            "type": "message",
            "channelId": raw["channelId"],
            "serviceUrl": raw["serviceUrl"],
            "from": raw["recipient"],
            "recipient": raw["from"],
            "conversation": raw["conversation"],
            "replyToId": raw["id"],
            "locale": raw["locale"],
            "inputHint": "acceptingInput",
            "text": raw["text"].replace("<at>Mötesbot</at>", "").strip(),
        }
        url = f"{raw['serviceUrl']}v3/conversations/{quote(raw['conversation']['id'], safe='')}/activities/{raw['id']}"
        async with self._session.post(url, data=orjson.dumps(answer), headers=self._headers) as response:
            await response.read()
        return web.Response(status=201)


class Echo:
    """Says again what was said."""

    async def on_turn(self, context: TurnContext) -> None:
        """Take one turn."""
        await context.send_activity(Message(type="message", text=context.turn_state[INCOMING].text))


async def floor(app: web.Application, url: str, ca_file: Path) -> None:
    """Put the bare handler into `app`."""
    session = ClientSession(connector=TCPConnector(ssl=ssl.create_default_context(cafile=str(ca_file))))
    async with session.get(f"{url}/keys") as response:
        keys = {entry["kid"]: RSAAlgorithm.from_jwk(entry) for entry in (await response.json())["keys"]}
    async with session.post(f"{url}/adfs/token") as response:
        token = (await response.json())["access_token"]
    app.router.add_post("/api/messages", Floor(session, keys, token).receive)


async def porch(app: web.Application, url: str, ca_file: Path) -> None:
    """Put the porch into `app`, as the bot itself does."""
    clock, session = SystemClock(), open_session(ca_file)
    settings = Settings(
        _env_file=None,
        app_id=APP_ID,
        app_password=SecretStr("hemlig"),
        app_tenant_id=TENANT,
        login_url=f"{url}/adfs",
        openid_metadata_url=f"{url}/openid",
        allowed_service_hosts=("localhost",),
    )
    tokens = Tokens(settings, clock, ca_file=ca_file)
    line = Line(session, tokens, service_hosts=service_hosts(settings), clock=clock)
    keys = SigningKeys(session, settings.openid_metadata_url, clock)
    door, echo = Porch(Porter(settings, keys=keys, connectors=Connectors(line), clock=clock)), Echo()

    async def receive(request: web.Request) -> web.Response:
        return await door.process(request, echo)

    app.router.add_post("/api/messages", receive)


async def serve(kind: str, port: int, url: str, ca_file: Path) -> None:
    """Serve one of the echoes until killed."""
    app = web.Application()
    await {"floor": floor, "porch": porch}[kind](app, url, ca_file)
    app.router.add_get("/cpu", cpu)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    uvloop.run(serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], Path(sys.argv[4])))
