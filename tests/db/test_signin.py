"""The bot signs in to PostgreSQL by its machine's identity: the token is the password, a new one each time."""

import io
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import certifi
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import NullPool

from bot.config import AppType, DatabaseAuth, GivenSettings, Settings
from bot.db.engine import POSTGRESQL_OF_AZURE, async_url, open_database, proving
from bot.doctor.examine import examine
from bot.kit.machine import NoMachineToken
from bot.teams.startup import check
from tests.databases import ask_for_password, on_server

IDENTITY = "5f0c3f6e-0000-4000-8000-000000000001"
ROLE = "id-ledningsgruppsbot"


@dataclass
class Machine:
    """A machine with an identity: gives numbered tokens, or says why not."""

    asked: list[tuple[str, str, str]] = field(default_factory=list)
    refusal: dict[str, str] | None = None

    async def give(self, request: web.Request) -> web.Response:
        """Give a token, as App Service does."""
        asked = request.query["client_id"], request.query["resource"], request.headers["X-IDENTITY-HEADER"]
        self.asked.append(asked)
        if self.refusal:
            return web.json_response(self.refusal, status=400)
        ends = int(datetime.now(UTC).timestamp()) + 3600
        token = {
            "access_token": f"token-{len(self.asked)}",
            "token_type": "Bearer",
            "expires_on": ends,
            "resource": "x",
        }
        return web.json_response(token)


@pytest.fixture
async def machine(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Machine]:
    """A machine with an identity of its own."""
    machine, app = Machine(), web.Application()
    app.router.add_get("/msi/token", machine.give)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.port}/msi/token")
    monkeypatch.setenv("IDENTITY_HEADER", "machine secret")
    yield machine
    await server.close()


@pytest.fixture
def database(postgresql_url: str) -> str:
    """A PostgreSQL database whose role for the identity signs in by password alone."""
    engine = create_engine(make_url(postgresql_url).set(drivername="postgresql+psycopg"), poolclass=NullPool)
    with engine.connect() as connection:
        known = connection.scalar(text("SELECT count(*) FROM pg_roles WHERE rolname = :role"), {"role": ROLE})
    if not known:
        on_server(postgresql_url, f'CREATE ROLE "{ROLE}" LOGIN')
    ask_for_password(postgresql_url, ROLE)
    return make_url(postgresql_url).set(drivername="postgresql", username=ROLE).render_as_string(hide_password=False)


def let_in(url: str, token: str) -> None:
    """Let the database take `token`, and no other any more."""
    on_server(str(make_url(url).set(username="postgres")), f"ALTER ROLE \"{ROLE}\" PASSWORD '{token}'")


def settings_for(url: str, **changed: object) -> Settings:
    return GivenSettings(
        **{
            "database_url": url,
            "database_auth": DatabaseAuth.ENTRA,
            "app_id": IDENTITY,
            "app_type": AppType.USER_ASSIGNED_MSI,
            "app_tenant_id": "5f0c3f6e-0000-4000-8000-000000000002",
            **changed,
        }
    )


async def test_each_new_connection_brings_a_new_token(machine: Machine, database: str) -> None:
    engine = open_database(settings_for(database))
    try:
        let_in(database, "token-1")
        async with engine.connect() as first:
            assert await first.scalar(text("SELECT session_user")) == ROLE
            let_in(database, "token-2")
            async with engine.connect() as second:
                assert await second.scalar(text("SELECT session_user")) == ROLE
        async with engine.connect() as again:
            assert await again.scalar(text("SELECT 1")) == 1
    finally:
        await engine.dispose()

    assert machine.asked == [(IDENTITY, POSTGRESQL_OF_AZURE, "machine secret")] * 2


async def test_a_token_that_the_database_does_not_take_is_refused_by_it(machine: Machine, database: str) -> None:
    let_in(database, "another")
    engine = open_database(settings_for(database))

    with pytest.raises(OperationalError, match="password authentication failed"):
        async with engine.connect():
            pass
    await engine.dispose()


async def test_a_machine_without_the_identity_is_told_of_in_words(machine: Machine, database: str) -> None:
    machine.refusal = {"statusCode": 400, "message": "No identity with this client id"}
    engine = open_database(settings_for(database))

    with pytest.raises(NoMachineToken, match=r"^this machine may not use that identity \(invalid_scope\)$"):
        async with engine.connect():
            pass
    await engine.dispose()


async def test_the_doctor_says_how_to_mend_it(machine: Machine, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_ENDPOINT", "http://127.0.0.1:9/nobody")
    out, nowhere = io.StringIO(), {"login_url": "", "openid_metadata_url": "http://127.0.0.1:9/openid"}

    assert await examine(settings_for(database, **nowhere), out=out) == 1
    assert out.getvalue().splitlines()[1:3] == [
        "wrong  database: this machine has no managed identity to ask (ConnectionError)",
        "       -> give the machine the identity whose client id is MicrosoftAppId",
    ]


@pytest.mark.parametrize(
    ("url", "query"),
    [
        ("postgresql://id@db.example.org/bot", {"sslmode": "verify-full", "sslrootcert": certifi.where()}),
        (
            "postgresql://id@db.example.org/bot?sslrootcert=/own.pem",
            {"sslmode": "verify-full", "sslrootcert": "/own.pem"},
        ),
        ("postgresql://id@127.0.0.1/bot", {}),
        ("postgresql://id@/bot?host=/run/postgresql", {"host": "/run/postgresql"}),
    ],
)
def test_a_server_proves_who_it_is_before_it_gets_a_token(url: str, query: dict[str, str]) -> None:
    assert dict(proving(async_url(url)).query) == query


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({}, []),
        ({"database_url": "sqlite:///data/bot.db"}, ["DATABASE_URL"]),
        ({"database_url": "postgresql://db.example.org/bot"}, ["DATABASE_URL"]),
        ({"database_url": "postgresql://id:secret@db.example.org/bot"}, ["DATABASE_URL"]),
        ({"database_url": "postgresql://id@db.example.org/bot?sslmode=require"}, ["DATABASE_URL"]),
        ({"app_type": AppType.SINGLE_TENANT, "app_password": "hemlig"}, ["DATABASE_AUTH"]),
        ({"app_id": ""}, ["DATABASE_AUTH"]),
    ],
)
def test_settings_that_could_not_sign_in_are_refused(changed: dict[str, object], named: list[str]) -> None:
    settings = settings_for("postgresql://id@db.example.org/bot", **changed)

    assert [fault.setting for fault in check(settings)] == named
