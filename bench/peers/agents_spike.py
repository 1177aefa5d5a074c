"""The whole bot behind the Microsoft 365 Agents SDK instead of botbuilder: only the adapter is another (ADR 0019).

Runs in an environment of its own, in which botbuilder is not installed: what the bot's files import of it is stood in
for by the Agents SDK's classes of the same name, or by an empty class where only the old adapter needs it.

    python agents_spike.py PORT SETTINGS.json CA_FILE KEYS_URL PACKAGES
"""

import asyncio
import json
import os
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

from aiohttp import web
from microsoft_agents import activity as agents_activity
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting import core as agents_core
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
from microsoft_agents.hosting.core import AgentAuthConfiguration, AuthTypes, TurnContext
from microsoft_agents.hosting.core.authorization import _entra_issuers

OURS = Path(__file__).parents[2]
OLD = (
    *("botbuilder", "botbuilder.core", "botbuilder.schema", "botbuilder.integration", "botbuilder.integration.aiohttp"),
    *("botframework", "botframework.connector", "botframework.connector.auth", "msrest", "msrest.serialization"),
)


class StandIn(ModuleType):
    """A module of the old SDK: the Agents SDK's class of that name where there is one, else an empty one."""

    __path__: ClassVar[list[str]] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 -- whatever is imported
        if name.startswith("__"):
            raise AttributeError(name)
        if (inner := sys.modules.get(f"{self.__name__}.{name}")) is not None:
            return inner
        return getattr(agents_activity, name, None) or getattr(agents_core, name, None) or type(name, (), {})


class Agent:
    """What the Agents SDK asks of a bot: hand each turn to ours, with the activity as it came in."""

    def __init__(self, turns: Any) -> None:  # noqa: ANN401 -- bot.teams.turns.Turns, imported late
        self._turns = turns

    async def on_turn(self, context: TurnContext) -> None:
        """Take one turn."""
        from bot.teams.activity import Incoming  # noqa: PLC0415 -- once the old SDK is stood in for
        from bot.teams.adapter import INCOMING  # noqa: PLC0415 -- as above

        raw = context.activity.model_dump(mode="json", by_alias=True, exclude_none=True)
        context.turn_state[INCOMING] = Incoming.of(raw)
        await self._turns.on_turn(context)


async def serve(port: int, given: dict[str, Any], ca_file: Path, keys_url: str) -> None:
    """Serve the bot until killed."""
    from bot import app as house  # noqa: PLC0415 -- once the old SDK is stood in for
    from bot.config import GivenSettings  # noqa: PLC0415 -- as above

    _entra_issuers.BOTFRAMEWORK_JWKS_URIS[given["ToBotFromChannelTokenIssuer"]] = keys_url
    connection = AgentAuthConfiguration(
        auth_type=AuthTypes.client_secret,
        client_id=given["MicrosoftAppId"],
        tenant_id=given["MicrosoftAppTenantId"],
        client_secret=given["MicrosoftAppPassword"],
        authority=given["ToChannelFromBotLoginUrl"],
        scopes=[given["ToChannelFromBotOAuthScope"] + "/.default"],
    )
    adapter = CloudAdapter(connection_manager=MsalConnectionManager({"SERVICE_CONNECTION": connection}))
    house.Porch = lambda *_, **__: None  # the old adapter, which nobody asks any more
    house.routes = lambda _, turns, **__: _doors(adapter, Agent(turns))
    app = house.build(GivenSettings.model_validate(given), ca_file=ca_file)
    app["agent_configuration"] = connection
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


def _doors(adapter: CloudAdapter, agent: Agent) -> list[web.RouteDef]:
    """Return the doors: behind the first the Agents SDK checks the token, reads the activity and opens the turn."""

    async def process(request: web.Request) -> web.Response:
        return await adapter.process(request, agent) or web.Response(status=202)

    async def receive(request: web.Request) -> web.Response:
        answer: web.Response = await jwt_authorization_middleware(request, process)
        return answer

    async def ready(request: web.Request) -> web.Response:
        del request
        return web.Response()

    return [web.get("/readyz", ready), web.post("/api/messages", receive)]


if __name__ == "__main__":
    sys.path[:0], sys.path[len(sys.path) :] = [str(OURS)], [sys.argv[5]]
    os.environ["REQUESTS_CA_BUNDLE"] = sys.argv[3]  # the SDK's own login, which it asks for at each turn
    sys.modules.update({name: StandIn(name) for name in OLD})
    asyncio.run(serve(int(sys.argv[1]), json.loads(Path(sys.argv[2]).read_text()), Path(sys.argv[3]), sys.argv[4]))
