"""The doors: Teams' messages, and what an operator's machines ask."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from bot.teams.adapter import Bot, Porch

Probe = Callable[[], Awaitable[list[str]]]
"""Tells what keeps the bot from being ready; nothing, when it is."""

Door = Callable[[web.Request], Awaitable[web.Response]]


def routes(porch: Porch, bot: Bot, *, probe: Probe, figures: Door) -> list[web.RouteDef]:
    """Return every door: POST /api/messages, GET /healthz, GET /readyz, GET /metrics."""

    async def receive(request: web.Request) -> web.Response:
        return await porch.process(request, bot)

    async def healthy(request: web.Request) -> web.Response:
        del request
        return web.json_response({"status": "alive"})

    async def ready(request: web.Request) -> web.Response:
        del request
        missing = await probe()
        return web.json_response(
            {"status": "not ready" if missing else "ready", "missing": missing}, status=503 if missing else 200
        )

    return [
        web.post("/api/messages", receive),
        web.get("/healthz", healthy),
        web.get("/readyz", ready),
        web.get("/metrics", figures),
    ]
