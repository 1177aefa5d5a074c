"""Joins the parts of the little Teams and serves them: plain HTTP for all but the login, which MSAL wants over TLS."""

from pathlib import Path
from tempfile import TemporaryDirectory

from aiohttp import web

from bot.kit.clock import SystemClock
from bot.localteams.certificate import make_certificate
from bot.localteams.connector import Connector
from bot.localteams.files import LARGEST
from bot.localteams.guard import loopback_only
from bot.localteams.login import Login
from bot.localteams.page_api import PageApi
from bot.localteams.page_files import page_routes
from bot.localteams.roster import Roster
from bot.localteams.tokens import BOT_FRAMEWORK
from bot.localteams.world import World

HOST = "127.0.0.1"
GRACE = 0.2
"""Seconds that open pages get when the servers end."""


class Servers:
    """The little Teams' two servers."""

    def __init__(self, world: World, login: Login, page: PageApi, port: int) -> None:
        self._world, self._login, self._page, self._port = world, login, page, port
        self._folder: TemporaryDirectory[str] | None = None
        self._runners: list[web.AppRunner] = []
        self._login_port = 0

    @property
    def url(self) -> str:
        """Where plain HTTP is served."""
        return f"http://{HOST}:{self._port}"

    @property
    def ca_file(self) -> Path:
        """The certificate that the login server is to be verified by."""
        return Path(self._folder.name if self._folder else "") / "ca.pem"

    def settings(self) -> dict[str, str]:
        """Return the bot's settings, in the names of its environment."""
        return {
            "MicrosoftAppId": self._login.app_id,
            "MicrosoftAppPassword": self._login.app_password,
            "MicrosoftAppType": "SingleTenant",
            "MicrosoftAppTenantId": self._login.tenant_id,
            "ToChannelFromBotLoginUrl": f"https://{HOST}:{self._login_port}/adfs",
            "ToChannelFromBotOAuthScope": BOT_FRAMEWORK,
            "ToBotFromChannelTokenIssuer": self._world.door.signer.issuer,
            "ToBotFromChannelOpenIdMetadataUrl": f"{self.url}/login/openidconfiguration",
            "ALLOWED_SERVICE_HOSTS": HOST,
            "ALLOWED_FILE_HOSTS": HOST,
        }

    async def start(self) -> None:
        """Serve from now on, on the port that was asked for, or on a free one."""
        self._folder = TemporaryDirectory(prefix="localteams-")
        certificate = make_certificate(Path(self._folder.name), now=SystemClock().now())
        connector = Connector(self._world, self._login)
        app = web.Application(client_max_size=LARGEST, middlewares=[loopback_only, connector.at_the_door])
        app.add_routes(
            [
                *connector.routes(),
                *Roster(self._world).routes(),
                *self._world.shelf.routes(),
                *self._login.key_routes(self._world.door.signer),
                *self._page.routes(),
                *page_routes(),
            ]
        )
        login = web.Application()
        login.add_routes(self._login.routes())
        self._port = await self._serve(app, self._port)
        self._login_port = await self._serve(login, 0, ssl_context=certificate.context)
        self._world.setting.service_url = self._world.door.signer.service_url = self.url + "/"
        self._world.shelf.origin = self.url

    async def stop(self) -> None:
        """End the servers."""
        for runner in self._runners:
            await runner.cleanup()
        self._runners.clear()
        await self._world.door.close()
        if self._folder is not None:
            self._folder.cleanup()

    async def _serve(self, app: web.Application, port: int, **tls: object) -> int:
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=GRACE)
        self._runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, HOST, port, **tls).start()  # type: ignore[arg-type]
        return int(runner.addresses[0][1])
