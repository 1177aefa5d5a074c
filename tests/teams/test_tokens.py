"""The bot's own token, from a login server over TLS and from a machine's identity."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.x509.oid import NameOID
from pydantic import SecretStr

from bot.config import AppType, Settings
from bot.kit.clock import StoppedClock
from bot.teams.tokens import NO_IDENTITY, UNREACHABLE, TokenFault, Tokens, authority
from tests.teams.stand_in import APP_ID, TENANT


@dataclass
class Login:
    """A login server: gives numbered tokens, or says why not."""

    asked: list[dict[str, str]] = field(default_factory=list)
    refusal: dict[str, str] | None = None
    url: str = ""
    ca_file: Path = Path()

    async def discover(self, request: web.Request) -> web.Response:
        """Tell where tokens are had."""
        base = str(request.url.with_path("/adfs/oauth2"))
        return web.json_response(
            {"issuer": base, "authorization_endpoint": f"{base}/authorize", "token_endpoint": f"{base}/token"}
        )

    async def give(self, request: web.Request) -> web.Response:
        """Give a token."""
        self.asked.append(dict(await request.post()))  # type: ignore[arg-type]
        return self._answer("expires_in", 3600)

    async def give_to_machine(self, request: web.Request) -> web.Response:
        """Give a machine's token, as App Service does."""
        self.asked.append({**request.query, "secret": request.headers.get("X-IDENTITY-HEADER", "")})
        return self._answer("expires_on", int(datetime.now(UTC).timestamp()) + 3600)

    def _answer(self, name: str, value: int) -> web.Response:
        if self.refusal:
            return web.json_response(self.refusal, status=400)
        return web.json_response(
            {"access_token": f"token-{len(self.asked)}", "token_type": "Bearer", "resource": "x", name: value}
        )


def _certificate(folder: Path) -> tuple[Path, Path]:
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
    (folder / "cert.pem").write_bytes(certificate.public_bytes(pem))
    (folder / "key.pem").write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
    )
    return folder / "cert.pem", folder / "key.pem"


@pytest.fixture
async def login(tmp_path: Path) -> AsyncIterator[Login]:
    """A login server that is up, over TLS."""
    login, app = Login(), web.Application()
    app.router.add_get("/adfs/.well-known/openid-configuration", login.discover)
    app.router.add_post("/adfs/oauth2/token", login.give)
    login.ca_file, key_file = _certificate(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(login.ca_file, key_file)
    server = TestServer(app, scheme="https", host="127.0.0.1")
    await server.start_server(ssl=context)
    login.url = f"https://127.0.0.1:{server.port}/adfs"
    yield login
    await server.close()


def _settings(login_url: str, app_type: AppType = AppType.SINGLE_TENANT) -> Settings:
    return Settings(
        _env_file=None,
        app_id=APP_ID,
        app_password=SecretStr("hemlig"),
        app_tenant_id=TENANT,
        app_type=app_type,
        login_url=login_url,
    )


@pytest.fixture
def tokens(login: Login, clock: StoppedClock) -> Tokens:
    """Tokens by secret."""
    return Tokens(_settings(login.url), clock, ca_file=login.ca_file)


async def test_a_token_is_had_once_for_all_who_ask_at_once(tokens: Tokens, login: Login) -> None:
    assert await asyncio.gather(*(tokens.get() for _ in range(20))) == ["token-1"] * 20
    [asked] = login.asked
    assert (asked["client_id"], asked["scope"], asked["client_secret"]) == (
        APP_ID,
        "https://api.botframework.com/.default",
        "hemlig",
    )


async def test_a_token_is_renewed_five_minutes_early(tokens: Tokens, clock: StoppedClock) -> None:
    first = await tokens.get()
    clock.forward(timedelta(minutes=54))
    kept = await tokens.get()
    clock.forward(timedelta(minutes=1))

    assert (first, kept, await tokens.get()) == ("token-1", "token-1", "token-2")


async def test_a_forced_token_is_new_and_one_for_all_who_force(tokens: Tokens, clock: StoppedClock) -> None:
    await tokens.get()
    clock.forward(timedelta(minutes=1))

    assert await asyncio.gather(*(tokens.get(force=True) for _ in range(20))) == ["token-2"] * 20
    assert await tokens.get(force=True) == "token-2"  # just had: asking again would not mend it


@pytest.mark.parametrize(
    ("told", "reason", "word"),
    [
        ("AADSTS7000215: Invalid client secret provided.", "AADSTS7000215", "MicrosoftAppPassword"),
        ("AADSTS7000222: The provided client secret keys are expired.", "AADSTS7000222", "MicrosoftAppPassword"),
        ("AADSTS700016: Application was not found.", "AADSTS700016", "There"),
        ("AADSTS1: Something else.", "invalid_client", "The"),
    ],
)
async def test_a_refusal_is_told_in_a_clear_word(
    tokens: Tokens, login: Login, told: str, reason: str, word: str
) -> None:
    login.refusal = {"error": "invalid_client", "error_description": told}

    with pytest.raises(TokenFault) as caught:
        await tokens.get()

    assert (caught.value.reason, caught.value.mend.split()[0]) == (reason, word)


async def test_a_fault_is_repeated_for_five_seconds_and_then_mends(
    tokens: Tokens, login: Login, clock: StoppedClock
) -> None:
    login.refusal = {"error": "invalid_client"}
    for _ in range(3):
        with pytest.raises(TokenFault):
            await tokens.get()
    login.refusal = None
    clock.forward(timedelta(seconds=5))

    assert (await tokens.get(), len(login.asked)) == ("token-2", 2)


async def test_a_clock_that_is_put_back_does_not_lengthen_a_fault(
    tokens: Tokens, login: Login, clock: StoppedClock
) -> None:
    login.refusal = {"error": "invalid_client"}
    with pytest.raises(TokenFault):
        await tokens.get()
    login.refusal = None
    clock.forward(timedelta(hours=-1))

    assert await tokens.get() == "token-2"


async def test_a_certificate_that_is_not_trusted_is_no_login_server(login: Login, clock: StoppedClock) -> None:
    with pytest.raises(TokenFault) as caught:
        await Tokens(_settings(login.url), clock).get()

    assert (caught.value.reason, caught.value.mend) == ("SSLError", UNREACHABLE)


@pytest.fixture
async def machine(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Login]:
    """A machine with an identity of its own."""
    login, app = Login(), web.Application()
    app.router.add_get("/msi/token", login.give_to_machine)
    server = TestServer(app, host="127.0.0.1")
    await server.start_server()
    monkeypatch.setenv("IDENTITY_ENDPOINT", f"http://127.0.0.1:{server.port}/msi/token")
    monkeypatch.setenv("IDENTITY_HEADER", "machine secret")
    yield login
    await server.close()


async def test_a_machine_gets_its_token_by_its_identity(machine: Login, clock: StoppedClock) -> None:
    tokens = Tokens(_settings("", AppType.USER_ASSIGNED_MSI), clock)

    assert (await tokens.get(), await tokens.get()) == ("token-1", "token-1")
    [asked] = machine.asked
    assert (asked["client_id"], asked["resource"], asked["secret"]) == (
        APP_ID,
        "https://api.botframework.com",
        "machine secret",
    )


async def test_a_machine_without_the_identity_is_told_so(machine: Login, clock: StoppedClock) -> None:
    machine.refusal = {"statusCode": "400", "message": "No User Assigned or Delegated Managed Identity found"}  # type: ignore[dict-item]

    with pytest.raises(TokenFault) as caught:
        await Tokens(_settings("", AppType.USER_ASSIGNED_MSI), clock).get()

    assert caught.value.mend == NO_IDENTITY


def test_the_login_url_follows_the_kind_of_bot() -> None:
    urls = [
        authority(_settings("", AppType.SINGLE_TENANT)),
        authority(_settings("", AppType.MULTI_TENANT)),
        authority(_settings("https://login.example.org/adfs/")),
    ]

    assert urls == [
        f"https://login.microsoftonline.com/{TENANT}",
        "https://login.microsoftonline.com/botframework.com",
        "https://login.example.org/adfs",
    ]
