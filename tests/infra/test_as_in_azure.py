"""The app as App Service starts it: its own command and settings, on a machine with an identity and no secret."""

import asyncio
import os
import re
import signal
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession
from aiohttp.test_utils import unused_port

from tests.infra.conftest import Azure

ROOT = Path(__file__).parents[2]
APP = (ROOT / "infra" / "modules" / "app.bicep").read_text()
IDENTITY = "5f0c3f6e-0000-4000-8000-000000000001"

pytestmark = pytest.mark.thorough


def settings(azure: Azure, database: str, port: int) -> dict[str, str]:
    """Return the environment that app.bicep makes, and what App Service adds of its own."""
    filled = {
        "clientId": IDENTITY,
        "tenant().tenantId": IDENTITY,
        "allowedTenants": IDENTITY,
        "databaseUrl": database,
        "AZURE_METRICS_URL": f"{azure.url}/subscriptions/s/metrics",
    }
    named = re.findall(r"name: '(\w+)'\n    value: (.+)", APP)
    own = {name: filled.get(name) or filled.get(value) or value.split("'")[1] for name, value in named}
    platform = {"PORT": str(port), "HOST": "127.0.0.1", "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    return {**own, **platform, **{name: os.environ[name] for name in ("IDENTITY_ENDPOINT", "IDENTITY_HEADER")}}


async def test_it_migrates_serves_and_ends_without_any_secret(azure: Azure, bots_database: str) -> None:
    port = unused_port()
    [command] = re.findall(r"appCommandLine: '(.+)'", APP)
    given = settings(azure, bots_database, port)
    assert {name for name in given if "PASSWORD" in name.upper()} == set()
    app = await asyncio.create_subprocess_exec("/bin/sh", "-c", command, cwd=ROOT, env=given)
    try:
        assert await ready(f"http://127.0.0.1:{port}/readyz", app) == 200
    finally:
        with suppress(ProcessLookupError):
            app.send_signal(signal.SIGTERM)
        assert await app.wait() == 0

    assert set(azure.resources) == {"https://ossrdbms-aad.database.windows.net"}


async def ready(url: str, app: asyncio.subprocess.Process) -> int:
    """Return what the app answers first; raises AssertionError when it ends instead."""
    async with ClientSession() as session, asyncio.timeout(120):
        while app.returncode is None:
            with suppress(ClientConnectionError):
                async with session.get(url) as answer:
                    return answer.status
            await asyncio.sleep(0.2)
    raise AssertionError("the app ended")
