"""The login server: gives the bot tokens for the connector, and tells it which keys Teams signs with."""

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import jwt
from aiohttp import web

from bot.kit.clock import Clock
from bot.localteams.tokens import BOT_FRAMEWORK, Signer, SigningKey, new_key

LIFE = 3600


@dataclass
class Login:
    """What the login server knows of the one app; `tokens_given` and `keys_fetched` count its customers."""

    app_id: str
    app_password: str
    tenant_id: str
    clock: Clock
    """The machine's, for MSAL goes by that one."""
    key: SigningKey = field(default_factory=new_key)
    refuses: str = ""
    """What it says, as Microsoft's does, in place of giving a token."""
    roles: tuple[str, ...] = ()
    """What an administrator lets the app do."""
    tokens_given: int = 0
    keys_fetched: int = 0
    is_down: bool = False
    """Whether it gives no tokens now."""

    def routes(self) -> list[web.RouteDef]:
        """Return the endpoints that are served over TLS; MSAL asks no one else about an authority named /adfs."""
        return [
            web.get("/adfs/.well-known/openid-configuration", self._discover),
            web.post("/adfs/oauth2/token", self._give_token),
        ]

    def key_routes(self, signer: Signer) -> list[web.RouteDef]:
        """Return the endpoints where the bot finds the keys of `signer`."""

        async def metadata(request: web.Request) -> web.Response:
            return web.json_response(
                {
                    "issuer": signer.issuer,
                    "authorization_endpoint": "https://invalid.example",
                    "jwks_uri": str(request.url.with_path("/login/keys")),
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                }
            )

        async def keys(_: web.Request) -> web.Response:
            self.keys_fetched += 1
            return web.json_response(signer.key_set())

        return [web.get("/login/openidconfiguration", metadata), web.get("/login/keys", keys)]

    def accepts(self, header: str) -> bool:
        """Say whether `header` carries a token that this server gave for the connector."""
        scheme, _, token = header.partition(" ")
        try:
            claims = jwt.decode(token, self.key.private.public_key(), algorithms=["RS256"], audience=BOT_FRAMEWORK)
        except jwt.InvalidTokenError:
            return False
        return scheme.lower() == "bearer" and claims.get("appid") == self.app_id

    async def _discover(self, request: web.Request) -> web.Response:
        base = request.url.origin()
        return web.json_response(
            {
                "issuer": str(base / "adfs"),
                "authorization_endpoint": str(base / "adfs/oauth2/authorize"),
                "token_endpoint": str(base / "adfs/oauth2/token"),
            }
        )

    async def _give_token(self, request: web.Request) -> web.Response:
        if self.is_down:
            return web.Response(status=503)
        form = await request.post()
        if form.get("grant_type") != "client_credentials":
            return _refused("unsupported_grant_type", "only client_credentials")
        if form.get("client_id") != self.app_id:
            return _refused("unauthorized_client", "AADSTS700016: no application of that id")
        if form.get("client_secret") != self.app_password:
            return _refused("invalid_client", "AADSTS7000215: Invalid client secret provided.", status=401)
        if self.refuses:
            return _refused("invalid_client", self.refuses, status=401)
        self.tokens_given += 1
        audience = str(form.get("scope", "")).removesuffix("/.default") or BOT_FRAMEWORK
        return web.json_response(
            {
                "token_type": "Bearer",
                "expires_in": LIFE,
                "ext_expires_in": LIFE,
                "access_token": self.token(audience),
            }
        )

    def token(self, audience: str = BOT_FRAMEWORK) -> str:
        """Return an access token for `audience`."""
        now = int(self.clock.now().timestamp())
        claims = {
            "aud": audience,
            "iss": f"https://sts.windows.net/{self.tenant_id}/",
            "iat": now,
            "nbf": now,
            "exp": now + LIFE,
            "appid": self.app_id,
            "tid": self.tenant_id,
            "roles": list(self.roles),
            "ver": "1.0",
            "uti": uuid4().hex,
        }
        return jwt.encode(claims, self.key.private, algorithm="RS256", headers={"kid": self.key.kid})


def _refused(code: str, description: str, *, status: int = 400) -> web.Response:
    answer: dict[str, Any] = {"error": code, "error_description": description, "error_codes": []}
    return web.json_response(answer, status=status)
