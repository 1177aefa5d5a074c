"""The page itself: its files, and the two npm packages that it draws cards and text with."""

from pathlib import Path

from aiohttp import web

PAGE = Path(__file__).parent / "page"
NODE_MODULES = Path(__file__).parents[2] / "node_modules"
SCRIPTS = {
    "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.js": "markdown-it/dist/browser/markdown-it.umd.min.js",
    "open-sans.woff2": "@fontsource-variable/open-sans/files/open-sans-latin-wght-normal.woff2",
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Cards style their elements inline; nothing else is let in from outside."""


def page_routes() -> list[web.RouteDef]:
    """Return the page's own addresses; a missing npm package is answered 404, and the page says what to do."""
    return [web.get("/", _index), web.get("/page/{name}", _own_file), web.get("/npm/{name}", _script)]


async def _index(_: web.Request) -> web.StreamResponse:
    return _file(PAGE / "index.html")


async def _own_file(request: web.Request) -> web.StreamResponse:
    return _file(PAGE / Path(request.match_info["name"]).name)


async def _script(request: web.Request) -> web.StreamResponse:
    return _file(NODE_MODULES / SCRIPTS.get(request.match_info["name"], "none"))


def _file(path: Path) -> web.StreamResponse:
    if not path.is_file():
        raise web.HTTPNotFound
    headers = {"Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-cache"}
    return web.FileResponse(path, headers=headers)
