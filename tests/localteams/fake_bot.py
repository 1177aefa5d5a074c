"""A bot that is not ours: it checks Teams' tokens, gets its own by MSAL, and answers as a test tells it to."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import jwt
import msal
import requests
from aiohttp import ClientSession, web

from bot.kit.clock import StoppedClock
from bot.localteams.local import LocalTeams

Json = dict[str, Any]
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class FakeBot:
    """Hears everything, answers invokes from `answers` (by name or verb), messages by `on_message`."""

    teams: LocalTeams
    heard: list[Json] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)
    on_message: Callable[[Json], Awaitable[None]] | None = None
    _runner: web.AppRunner | None = None
    _session: ClientSession | None = None
    _token: str = ""

    async def start(self) -> None:
        """Listen on a free port and make it known to the little Teams."""
        app = web.Application()
        app.router.add_post("/api/messages", self._hear)
        self._runner, self._session = web.AppRunner(app, access_log=None), ClientSession()
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.teams.bot_url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/api/messages"
        self._token = await asyncio.to_thread(self.log_in)

    async def stop(self) -> None:
        """Listen no more."""
        if self._session and self._runner:
            await self._session.close()
            await self._runner.cleanup()

    def log_in(self, secret: str | None = None) -> str:
        """Get a token for the connector from the login server, by real MSAL over real TLS."""
        settings = self.teams.settings()
        session = requests.Session()
        session.trust_env, session.verify = False, self.teams.ca_file  # else REQUESTS_CA_BUNDLE would win
        app = msal.ConfidentialClientApplication(
            settings["MicrosoftAppId"],
            client_credential=secret or settings["MicrosoftAppPassword"],
            authority=settings["ToChannelFromBotLoginUrl"],
            http_client=session,
        )
        with session:
            answer = app.acquire_token_for_client([settings["ToChannelFromBotOAuthScope"] + "/.default"])
        return str(answer.get("access_token") or answer.get("error"))

    async def ask(
        self, method: str, path: str, body: Json | None = None, *, token: str | None = None
    ) -> tuple[int, Any]:
        """Ask the connector something; return the status and the body."""
        headers = {"Authorization": f"Bearer {self._token if token is None else token}"}
        assert self._session
        async with self._session.request(
            method,
            self.teams.service_url.rstrip("/") + path,
            json=body,
            headers=headers,
        ) as response:
            return response.status, await response.json()

    async def fetch(self, url: str) -> bytes:
        """Fetch what lies at `url`."""
        assert self._session
        async with self._session.get(url) as response:
            return await response.read()

    async def upload(self, url: str, data: bytes) -> int:
        """Put all of `data` at `url`; return the status."""
        assert self._session
        whole = {"Content-Range": f"bytes 0-{len(data) - 1}/{len(data)}"}
        async with self._session.put(url, data=data, headers=whole) as response:
            return response.status

    async def write(self, conversation: str, activity: Json) -> str:
        """Send an activity; return its id."""
        status, body = await self.ask("POST", f"/v3/conversations/{conversation}/activities", activity)
        assert status == 201, body
        return str(body["id"])

    async def _hear(self, request: web.Request) -> web.Response:
        activity = await request.json()
        if not await self._is_honest(request, activity):
            return web.Response(status=403)
        self.heard.append(activity)
        if activity["type"] == "message" and self.on_message:
            await self.on_message(activity)
        if activity["type"] != "invoke":
            return web.Response(status=202)
        action = (activity["value"].get("action") or {}).get("verb")
        answer = self.answers.get(action) or self.answers.get(activity["name"])
        return web.json_response(answer(activity) if callable(answer) else answer)

    async def _is_honest(self, request: web.Request, activity: Json) -> bool:
        settings = self.teams.settings()
        assert self._session
        async with self._session.get(settings["ToBotFromChannelOpenIdMetadataUrl"]) as response:
            keys_url = (await response.json())["jwks_uri"]
        async with self._session.get(keys_url) as response:
            keys = {key["kid"]: key for key in (await response.json())["keys"]}
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        try:
            key = keys[jwt.get_unverified_header(token)["kid"]]
            claims = jwt.decode(
                token,
                jwt.PyJWK(key).key,
                algorithms=["RS256"],
                audience=settings["MicrosoftAppId"],
                issuer=settings["ToBotFromChannelTokenIssuer"],
                options={"require": ["exp", "iss", "aud"]},
            )
        except (jwt.InvalidTokenError, KeyError):
            return False
        return "msteams" in key["endorsements"] and claims.get("serviceurl") == activity["serviceUrl"]


def with_card(card: Json, **more: object) -> Json:
    """Return a message that carries `card`."""
    return {"type": "message", "attachments": [{"contentType": CARD, "content": card}], **more}


@asynccontextmanager
async def little_teams(clock: StoppedClock) -> AsyncIterator[LocalTeams]:
    """Serve a little Teams for a while."""
    teams = LocalTeams(
        bot_url="",
        app_id="6d7a2c5e-0000-4000-8000-000000000001",
        app_password="a secret for trying out",
        tenant_id="6d7a2c5e-0000-4000-8000-00000000000a",
        clock=clock,
    )
    await teams.start()
    yield teams
    await teams.stop()


@asynccontextmanager
async def fake_bot(teams: LocalTeams) -> AsyncIterator[FakeBot]:
    """Let a bot live in it for a while."""
    bot = FakeBot(teams)
    await bot.start()
    yield bot
    await bot.stop()
