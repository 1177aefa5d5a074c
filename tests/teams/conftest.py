"""A porch with an echo behind it, Microsoft's side in front of it, and real HTTP between them."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer
from botbuilder.core import TurnContext
from pydantic import SecretStr

from bot.config import Settings
from bot.kit.clock import StoppedClock
from bot.teams.activity import Incoming
from bot.teams.adapter import INCOMING, Porch
from bot.teams.auth import Porter
from bot.teams.connector import Connectors
from bot.teams.hosts import service_hosts
from bot.teams.keys import SigningKeys
from bot.teams.line import Line, open_session
from tests.teams.stand_in import APP_ID, TENANT, Caller, MicrosoftStandIn, served


@dataclass
class CountedTokens:
    """The bot's own tokens, numbered."""

    given: int = 1

    async def get(self, *, force: bool = False) -> str:
        """Return the token at hand, or the next."""
        self.given += force
        return f"token-{self.given}"


@dataclass
class Echo:
    """Answers with what was said; may be told to do something else."""

    heard: list[Incoming] = field(default_factory=list)
    answers: Any = "echo"

    async def on_turn(self, context: TurnContext) -> None:
        """Take one turn."""
        incoming: Incoming = context.turn_state[INCOMING]
        self.heard.append(incoming)
        if isinstance(self.answers, Exception):
            raise self.answers
        await context.send_activity(incoming.text if self.answers == "echo" else self.answers)


@dataclass
class Doorstep:
    """Where a test stands: it can knock, and see what came of it."""

    microsoft: MicrosoftStandIn
    caller: Caller
    clock: StoppedClock
    echo: Echo
    session: ClientSession
    line: Line
    porter: Porter
    url: str = ""

    async def knock(self, activity: object = None, *, token: str | None = "", **request: Any) -> tuple[int, Any]:  # noqa: ANN401 -- aiohttp's own arguments
        """Bring an activity with a token (a good one unless another, or None, is given); return status and body."""
        good = self.caller.token() if token == "" else token
        headers = {"Authorization": f"Bearer {good}"} if good is not None else {}
        headers |= request.pop("headers", {})
        if "data" not in request:
            request["json"] = self.caller.activity() if activity is None else activity
        async with self.session.post(self.url, headers=headers, **request) as response:
            body = await response.read()
            return response.status, (await response.json() if body else None)


@pytest.fixture
def clock() -> StoppedClock:
    """Friday 20 November 2026, 10:00 in Stockholm."""
    return StoppedClock(datetime(2026, 11, 20, 9, tzinfo=UTC))


@pytest.fixture
def microsoft() -> MicrosoftStandIn:
    """Microsoft's side, as told."""
    return MicrosoftStandIn()


@pytest.fixture
async def microsoft_server(microsoft: MicrosoftStandIn) -> AsyncIterator[TestServer]:
    """Microsoft's side, up."""
    server = await served(microsoft.app())
    yield server
    await server.close()


@pytest.fixture
def service_url(microsoft_server: TestServer) -> str:
    """Where the stand-in's connector is."""
    return f"http://127.0.0.1:{microsoft_server.port}/emea/"


@pytest.fixture
def app_id() -> str:
    """The bot's own id; a test without one says so."""
    return APP_ID


@pytest.fixture
def settings(microsoft_server: TestServer, app_id: str) -> Settings:
    """Settings as an operator would write them for this stand-in."""
    return Settings(
        _env_file=None,
        app_id=app_id,
        app_password=SecretStr("a secret" if app_id else ""),
        app_tenant_id=TENANT,
        openid_metadata_url=f"http://127.0.0.1:{microsoft_server.port}/openid",
        allowed_service_hosts=("127.0.0.1",),
    )


@pytest.fixture
def tokens() -> CountedTokens:
    """The bot's own tokens."""
    return CountedTokens()


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    """The pooled session."""
    async with open_session() as session:
        yield session


@pytest.fixture
def line(session: ClientSession, tokens: CountedTokens, settings: Settings, clock: StoppedClock) -> Line:
    """The line to the stand-in."""
    return Line(session, tokens if settings.app_id else None, service_hosts=service_hosts(settings), clock=clock)


@pytest.fixture
async def doorstep(
    microsoft: MicrosoftStandIn,
    service_url: str,
    settings: Settings,
    session: ClientSession,
    line: Line,
    clock: StoppedClock,
) -> AsyncIterator[Doorstep]:
    """The porch, up, with a caller whose key `k1` is known to Microsoft's side."""
    caller = Caller(clock, service_url)
    microsoft.keys = [caller.new_key("k1")]
    keys = SigningKeys(session, settings.openid_metadata_url, clock)
    porter = Porter(settings, keys=keys, connectors=Connectors(line), clock=clock)
    echo, porch, app = Echo(), Porch(porter), web.Application()

    async def receive(request: web.Request) -> web.Response:
        return await porch.process(request, echo)

    app.router.add_post("/api/messages", receive)
    server = await served(app)
    url = f"http://127.0.0.1:{server.port}/api/messages"
    yield Doorstep(microsoft, caller, clock, echo, session, line, porter, url)
    await keys.close()
    await server.close()
