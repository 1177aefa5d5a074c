"""Keeps the little Teams to this machine: other hosts' names and other sites' pages are turned away."""

from collections.abc import Awaitable, Callable

from aiohttp import web

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
SAFE = {"GET", "HEAD"}


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a Host that is not loopback (a rebound name), and whatever another site's page asks to be done."""
    if request.url.host not in LOOPBACK:
        raise web.HTTPForbidden(text="This server answers to loopback only.")
    if request.method not in SAFE and not _is_own(request):
        raise web.HTTPForbidden(text="This server takes no orders from other sites.")
    return await handler(request)


def _is_own(request: web.Request) -> bool:
    origin = request.headers.get("Origin")
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"} and (
        origin is None or origin == str(request.url.origin())
    )
