"""The proxy lets in what Teams sends and nothing else, shares it out, and loses none when a replica goes away."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pytest
from aiohttp import ClientConnectionError, ClientSession, web
from aiohttp.test_utils import TestServer, unused_port

from tests.infra.tools import program

pytestmark = pytest.mark.thorough

CADDYFILE = Path(__file__).parents[2] / "infra" / "Caddyfile"


@dataclass
class Replica:
    """One of the bot's, as the proxy knows it."""

    name: str
    heard: list[str] = field(default_factory=list)
    server: TestServer | None = None

    async def start(self) -> int:
        """Answer from now on; return the port."""
        app = web.Application()
        app.router.add_post("/api/messages", self.take)
        app.router.add_get("/readyz", self.ready)
        app.router.add_get("/metrics", self.ready)
        self.server = TestServer(app, host="127.0.0.1")
        await self.server.start_server()
        return self.server.port or 0

    async def take(self, request: web.Request) -> web.Response:
        """Take a turn."""
        self.heard.append(await request.text())
        return web.Response(text=self.name)

    async def ready(self, request: web.Request) -> web.Response:
        """Say that it is ready."""
        del request
        return web.Response(text="ok")


@dataclass(frozen=True)
class Front:
    """Two replicas behind the proxy."""

    url: str
    one: Replica
    two: Replica


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    """The proxy of infra/Caddyfile on this machine, without TLS, before two replicas."""
    caddy = program("caddy", had_by="apt-get install caddy")
    one, two, port = Replica("one"), Replica("two"), unused_port()
    places = [await one.start(), await two.start()]
    settings = {
        "DOMAIN": f"http://127.0.0.1:{port}",
        "UPSTREAMS": " ".join(f"127.0.0.1:{place}" for place in places),
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    command = [caddy, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"]
    async with AsyncExitStack() as stack:
        log = stack.enter_context((tmp_path / "caddy.log").open("wb"))
        proxy = await asyncio.create_subprocess_exec(*command, env=settings, stdout=log, stderr=log)
        try:
            await answers(f"http://127.0.0.1:{port}/", proxy)
            yield Front(f"http://127.0.0.1:{port}", one, two)
        finally:
            if proxy.returncode is None:
                proxy.terminate()
            await proxy.wait()
            for replica in (one, two):
                if replica.server is not None:
                    await replica.server.close()


async def answers(url: str, proxy: asyncio.subprocess.Process) -> None:
    """Wait until the proxy answers; an ended one never will."""
    async with ClientSession() as session, asyncio.timeout(20):
        while proxy.returncode is None:
            with suppress(ClientConnectionError):
                async with session.get(url):
                    return
            await asyncio.sleep(0.05)
    raise AssertionError("the proxy ended")


async def test_turns_are_shared_out(front: Front) -> None:
    async with ClientSession() as session:
        for number in range(6):
            async with session.post(f"{front.url}/api/messages", data=f"turn {number}") as answer:
                assert answer.status == 200

    assert (len(front.one.heard), len(front.two.heard)) == (3, 3)


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/api/messages"), ("GET", "/metrics"), ("GET", "/readyz"), ("POST", "/"), ("GET", "/")]
)
async def test_nobody_sees_anything_else(front: Front, method: str, path: str) -> None:
    async with ClientSession() as session, session.request(method, f"{front.url}{path}") as answer:
        assert (answer.status, await answer.text(), answer.headers.get("Server")) == (404, "", None)


async def test_a_replica_that_goes_away_takes_no_turn_with_it(front: Front) -> None:
    async with ClientSession() as session:
        for number in range(40):
            if number == 20 and front.one.server is not None:
                await front.one.server.close()
            async with session.post(f"{front.url}/api/messages", data=f"turn {number}") as answer:
                assert answer.status == 200

    assert sorted(front.one.heard + front.two.heard) == sorted(f"turn {number}" for number in range(40))


async def test_too_much_at_once_is_refused(front: Front) -> None:
    much = BytesIO(b"x" * 2_000_000)
    async with ClientSession() as session, session.post(f"{front.url}/api/messages", data=much) as answer:
        assert answer.status in {413, 502}

    assert front.one.heard + front.two.heard == []
