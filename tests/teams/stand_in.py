"""A stand-in of Microsoft's side: signing keys, a connector that answers as it is told to, and files."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Any, NamedTuple

import jwt
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from jwt.algorithms import RSAAlgorithm

from bot.kit.clock import Clock

APP_ID = "6d7a2c5e-1111-4000-8000-000000000001"
TENANT = "6d7a2c5e-2222-4000-8000-00000000000A"
ISSUER = "https://api.botframework.com"


@cache
def _private_key(kid: str) -> RSAPrivateKey:
    """Return the key called `kid`; made once, since making one takes a while."""
    del kid
    return generate_private_key(public_exponent=65537, key_size=2048)


Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Asked(NamedTuple):
    """One request that the connector got."""

    method: str
    path: str
    authorization: str | None
    body: Any


def answering(status: int, body: object = None, **headers: str) -> Answer:
    """Answer with `status`; `Retry_After="3"` becomes a header."""

    async def answer(request: web.Request) -> web.StreamResponse:
        del request
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.json_response(body if body is not None else {}, status=status, headers=named)

    return answer


async def cutting(request: web.Request) -> web.StreamResponse:
    """Read the request and hang up without a word."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def cutting_midway(request: web.Request) -> web.StreamResponse:
    """Say yes, and hang up in the middle of the body."""
    response = web.StreamResponse(headers={"Content-Length": "100"})
    await response.prepare(request)
    await response.write(b'{"id": "1')
    assert request.transport is not None
    request.transport.abort()
    return response


@dataclass
class MicrosoftStandIn:
    """Serves it all over real HTTP; whatever is not scripted is answered with a fresh id."""

    asked: list[Asked] = field(default_factory=list)
    script: list[Answer] = field(default_factory=list)
    keys: list[dict[str, Any]] = field(default_factory=list)
    key_fetches: int = 0
    keys_down: bool = False
    pages: dict[str, Answer] = field(default_factory=dict)

    def app(self) -> web.Application:
        """Return the routes."""
        app = web.Application(client_max_size=2**24)
        app.router.add_get("/openid", self._metadata)
        app.router.add_get("/keys", self._keys)
        app.router.add_get("/files/{name:.*}", self._file)
        app.router.add_route("*", "/{path:.*}", self._connector)
        return app

    async def _metadata(self, request: web.Request) -> web.Response:
        self.key_fetches += 1
        if self.keys_down:
            return web.Response(status=503)
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    async def _keys(self, request: web.Request) -> web.Response:
        del request
        return web.json_response({"keys": self.keys})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        return await self.pages[request.match_info["name"]](request)

    async def _connector(self, request: web.Request) -> web.StreamResponse:
        body = await request.json() if request.can_read_body else None
        self.asked.append(Asked(request.method, request.raw_path, request.headers.get("Authorization"), body))
        answer = self.script.pop(0) if self.script else answering(201, {"id": f"id-{len(self.asked)}"})
        return await answer(request)


@dataclass
class Caller:
    """Signs as Teams does, or as a forger would."""

    clock: Clock
    service_url: str
    keys: dict[str, RSAPrivateKey] = field(default_factory=dict)

    def new_key(self, kid: str, *, endorsements: tuple[str, ...] = ("msteams",)) -> dict[str, Any]:
        """Make a key, and return it as a key set lists it."""
        self.keys[kid] = _private_key(kid)
        public = RSAAlgorithm.to_jwk(self.keys[kid].public_key(), as_dict=True)
        return {**public, "kid": kid, "use": "sig", "endorsements": list(endorsements)}

    def claims(self, **changed: object) -> dict[str, Any]:
        """Return good claims, `changed` as told; None takes a claim out."""
        now = self.clock.now()
        good = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.service_url,
            "nbf": int((now - timedelta(minutes=1)).timestamp()),
            "exp": int((now + timedelta(hours=1)).timestamp()),
        }
        return {name: value for name, value in {**good, **changed}.items() if value is not None}

    def token(self, kid: str = "k1", *, by: str | None = None, **changed: object) -> str:
        """Return a token that names `kid`, signed by the key called `by`."""
        return jwt.encode(self.claims(**changed), self.keys[by or kid], "RS256", {"kid": kid})

    def activity(self, **changed: object) -> dict[str, Any]:
        """Return a member's message in a channel, `changed` as told; `...` takes a field out."""
        good = {
            "type": "message",
            "id": "1763629200000",
            "timestamp": "2026-11-20T09:00:00.1234567Z",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": {"id": "29:anna", "name": "Anna Ek", "aadObjectId": "6d7a2c5e-3333-4000-8000-000000000001"},
            "recipient": {"id": f"28:{APP_ID}", "name": "Mötesbot"},
            "conversation": {
                "id": "19:lg@thread.tacv2;messageid=17",
                "conversationType": "channel",
                "isGroup": True,
                "tenantId": TENANT,
            },
            "channelData": {
                "tenant": {"id": TENANT},
                "team": {"id": "19:team@thread.tacv2", "name": "Ledningsgruppen"},
                "channel": {"id": "19:lg@thread.tacv2"},
            },
            "locale": "sv-SE",
            "text": "<at>Mötesbot</at> hej",
            "entities": [
                {
                    "type": "mention",
                    "text": "<at>Mötesbot</at>",
                    "mentioned": {"id": f"28:{APP_ID}", "name": "Mötesbot"},
                },
                {"type": "clientInfo", "locale": "sv-SE", "platform": "Web"},
            ],
        }
        return {name: value for name, value in {**good, **changed}.items() if value is not ...}


async def served(app: web.Application) -> TestServer:
    """Start `app` on a free loopback port."""
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    return server
