"""The echo on the Microsoft 365 Agents SDK; runs in an environment of its own."""

import asyncio
import os
import resource
import sys
import time

import uvloop
from aiohttp import web
from microsoft_agents.authentication.msal import MsalConnectionManager
from microsoft_agents.hosting.aiohttp import CloudAdapter, jwt_authorization_middleware
from microsoft_agents.hosting.core import ActivityHandler, AgentAuthConfiguration, AuthTypes, TurnContext
from microsoft_agents.hosting.core.authorization import _entra_issuers

APP_ID, TENANT = "6d7a2c5e-1111-4000-8000-000000000001", "6d7a2c5e-2222-4000-8000-00000000000a"


class Echo(ActivityHandler):
    """Says again what was said."""

    async def on_message_activity(self, turn_context: TurnContext) -> None:
        """Take one message."""
        await turn_context.send_activity(turn_context.activity.text)


async def cpu(request: web.Request) -> web.Response:
    """Tell what this process has used so far."""
    del request
    return web.json_response({"cpu": time.process_time(), "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss})


async def serve(port: int, url: str) -> None:
    """Serve until killed."""
    _entra_issuers.BOTFRAMEWORK_JWKS_URIS["https://api.botframework.com"] = f"{url}/keys"
    connection = AgentAuthConfiguration(
        auth_type=AuthTypes.client_secret,
        client_id=APP_ID,
        tenant_id=TENANT,
        client_secret="hemlig",  # noqa: S106
        authority=f"{url}/adfs",
        scopes=["https://api.botframework.com/.default"],
    )
    adapter = CloudAdapter(connection_manager=MsalConnectionManager({"SERVICE_CONNECTION": connection}))
    echo = Echo()

    async def receive(request: web.Request) -> web.Response:
        return await adapter.process(request, echo) or web.Response(status=202)

    inner = web.Application(middlewares=[jwt_authorization_middleware])
    inner["agent_configuration"] = connection
    inner.router.add_post("/messages", receive)
    app = web.Application()
    app.add_subapp("/api", inner)
    app.router.add_get("/cpu", cpu)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2]))
