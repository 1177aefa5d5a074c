"""Teams' side of the porch bench: a key, signed tokens, activities, and a connector over TLS that takes every post."""

import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import jwt
import orjson
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.x509.oid import NameOID
from jwt.algorithms import RSAAlgorithm

APP_ID = "6d7a2c5e-1111-4000-8000-000000000001"
TENANT = "6d7a2c5e-2222-4000-8000-00000000000a"
ISSUER = "https://api.botframework.com"
KID = "bench"


@dataclass(frozen=True)
class Teams:
    """What the client and the bots share: the key, the certificate, the URLs."""

    key: RSAPrivateKey
    ca_file: Path
    key_file: Path
    url: str

    @property
    def service_url(self) -> str:
        """Where a bot posts."""
        return f"{self.url}/emea/"

    def token(self, number: int = 0) -> str:
        """Return a good token; each number gives another."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": APP_ID,
            "serviceurl": self.service_url,
            "nbf": now - 60,
            "exp": now + 3600,
            "jti": str(number),
        }
        return jwt.encode(claims, self.key, "RS256", {"kid": KID})

    def activity(self, number: int) -> bytes:
        """Return a message as Teams sends it from a channel."""
        bot = {"id": f"28:{APP_ID}", "name": "Mötesbot"}
        return orjson.dumps(
            {
                "type": "message",
                "id": str(1763629200000 + number),
                "timestamp": "2026-11-20T09:00:00.1234567Z",
                "localTimestamp": "2026-11-20T10:00:00.1234567+01:00",
                "localTimezone": "Europe/Stockholm",
                "channelId": "msteams",
                "serviceUrl": self.service_url,
                "textFormat": "plain",
                "locale": "sv-SE",
                "text": f"<at>Mötesbot</at> föreslå punkt {number}\n",
                "from": {"id": "29:1anna", "name": "Anna Ek", "aadObjectId": "6d7a2c5e-3333-4000-8000-000000000001"},
                "conversation": {
                    "isGroup": True,
                    "conversationType": "channel",
                    "tenantId": TENANT,
                    "id": "19:lg@thread.tacv2;messageid=17",
                },
                "recipient": bot,
                "entities": [
                    {"type": "mention", "text": "<at>Mötesbot</at>", "mentioned": bot},
                    {
                        "type": "clientInfo",
                        "locale": "sv-SE",
                        "country": "SE",
                        "platform": "Web",
                        "timezone": "Europe/Stockholm",
                    },
                ],
                "channelData": {
                    "teamsChannelId": "19:lg@thread.tacv2",
                    "teamsTeamId": "19:team@thread.tacv2",
                    "channel": {"id": "19:lg@thread.tacv2"},
                    "team": {"id": "19:team@thread.tacv2", "name": "Ledningsgruppen"},
                    "tenant": {"id": TENANT},
                },
            }
        )


def new_teams(folder: Path, port: int) -> Teams:
    """Make keys and a certificate in `folder` for a Teams at `port`."""
    key = generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    teams = Teams(key, folder / "cert.pem", folder / "key.pem", f"https://localhost:{port}")
    teams.ca_file.write_bytes(certificate.public_bytes(pem))
    teams.key_file.write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
    return teams


async def serve_teams(teams: Teams, port: int) -> web.AppRunner:
    """Serve the keys, the login and the connector of `teams`, over TLS."""
    public: dict[str, Any] = RSAAlgorithm.to_jwk(teams.key.public_key(), as_dict=True)
    keys = {"keys": [{**public, "kid": KID, "use": "sig", "alg": "RS256", "endorsements": ["msteams"]}]}
    login = f"{teams.url}/adfs"
    known = {
        "/openid": {
            "issuer": ISSUER,
            "jwks_uri": f"{teams.url}/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        },
        "/keys": keys,
        "/adfs/.well-known/openid-configuration": {
            "issuer": login,
            "authorization_endpoint": f"{login}/authorize",
            "token_endpoint": f"{login}/token",
        },
    }

    async def tell(request: web.Request) -> web.Response:
        return web.json_response(known[request.path])

    async def give(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"access_token": teams.token(1), "token_type": "Bearer", "expires_in": 3600})

    async def take(request: web.Request) -> web.Response:
        await request.read()
        return web.json_response({"id": "1"}, status=201)

    app = web.Application()
    for path in known:
        app.router.add_get(path, tell)
    app.router.add_post("/adfs/token", give)
    app.router.add_post("/emea/{rest:.*}", take)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(teams.ca_file, teams.key_file)
    await web.TCPSite(runner, "127.0.0.1", port, ssl_context=context).start()
    return runner
