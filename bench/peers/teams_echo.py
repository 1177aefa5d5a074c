"""The echo on the Teams SDK; runs in an environment of its own."""

import json
import os
import resource
import sys
import time
import urllib.request
from dataclasses import replace
from typing import Any

import uvicorn
import uvloop
from fastapi import FastAPI
from microsoft_teams.api import MessageActivity
from microsoft_teams.api.auth.cloud_environment import PUBLIC
from microsoft_teams.apps import ActivityContext, App, FastAPIAdapter

APP_ID, TENANT = "6d7a2c5e-1111-4000-8000-000000000001", "6d7a2c5e-2222-4000-8000-00000000000a"


def answer_token(url: str) -> str:
    """Fetch the bot's own token once; this SDK's msal insists on Microsoft's own login hosts."""
    with urllib.request.urlopen(f"{url}/adfs/token", data=b"") as response:  # noqa: S310 -- the bench's own server
        return str(json.load(response)["access_token"])


async def serve(port: int, url: str) -> None:
    """Serve until killed."""
    token = answer_token(url)
    fastapi = FastAPI()

    @fastapi.get("/cpu")
    async def cpu() -> dict[str, float]:
        return {"cpu": time.process_time(), "rss": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}

    def server(served: FastAPI) -> uvicorn.Server:
        return uvicorn.Server(
            uvicorn.Config(served, host="127.0.0.1", port=port, log_level="warning", access_log=False)
        )

    app = App(
        client_id=APP_ID,
        tenant_id=TENANT,
        token=lambda *_: token,
        cloud=replace(PUBLIC, openid_metadata_url=f"{url}/openidconfiguration"),
        http_server_adapter=FastAPIAdapter(fastapi, server_factory=server),
    )

    @app.on_message
    async def echo(context: ActivityContext[MessageActivity]) -> Any:  # noqa: ANN401 -- the SDK's own type
        await context.send(context.activity.text)

    await app.start(port)


if __name__ == "__main__":
    os.sched_setaffinity(0, {0})
    uvloop.run(serve(int(sys.argv[1]), sys.argv[2]))
