"""The proxy of infra/Caddyfile before several replicas, on this machine and without TLS."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp.test_utils import unused_port

from tests.infra.test_proxy import CADDYFILE, answers
from tests.infra.tools import program


@asynccontextmanager
async def proxied(urls: Sequence[str], folder: Path) -> AsyncIterator[str]:
    """Give the proxy's own URL."""
    caddy, port = program("caddy", had_by="apt-get install caddy"), unused_port()
    settings = {
        "DOMAIN": f"http://127.0.0.1:{port}",
        "UPSTREAMS": " ".join(url.removeprefix("http://") for url in urls),
        **dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(folder)),
    }
    command = [caddy, "run", "--config", str(CADDYFILE), "--adapter", "caddyfile"]
    log = (folder / "caddy.log").open("wb")
    with log:
        proxy = await asyncio.create_subprocess_exec(*command, env=settings, stdout=log, stderr=log)
        try:
            await answers(f"http://127.0.0.1:{port}/", proxy)
            yield f"http://127.0.0.1:{port}"
        finally:
            if proxy.returncode is None:
                proxy.terminate()
            await proxy.wait()
