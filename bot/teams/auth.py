"""Who is calling: the token verified, the service URL known, the tenant one of ours, or the door stays shut.

401 is the answer to every fault of the token itself; 403 to a genuine token that is used for another
channel, service URL or tenant. Whoever is turned away learns only the status.
"""

from base64 import urlsafe_b64decode
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, NamedTuple, Self

import jwt
import orjson
from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    UserTokenClient,
)

from bot.config import Settings
from bot.kit.clock import Clock
from bot.teams.hosts import serves, service_hosts
from bot.teams.keys import SigningKeys
from bot.teams.refusals import Forbidden, Unauthorized
from bot.teams.signin import NoSignIn

CHANNEL = "msteams"
PUBLIC_AZURE = "urn:botframework:azure"
SKEW = timedelta(minutes=5)
KEEP_FOR = timedelta(minutes=10)
KEEP_AT_MOST = 10_000
CLAIMS: Any = {
    "require": ["exp", "iss", "aud", "serviceurl"],
    "strict_aud": True,
    **dict.fromkeys(("verify_exp", "verify_nbf", "verify_iat", "verify_sub", "verify_jti"), False),  # the hour is ours to read
}


class Knock(NamedTuple):
    """What an activity says of where it comes from; None of it is believed yet."""

    channel_id: str | None
    service_url: str | None
    tenants: frozenset[str]

    @classmethod
    def of(cls, raw: Mapping[str, Any]) -> Self:
        """Read it from an activity whose shape was checked."""
        tenant = (raw.get("channelData") or {}).get("tenant") or {}
        named = (tenant.get("id"), (raw.get("conversation") or {}).get("tenantId"))
        return cls(raw.get("channelId"), raw.get("serviceUrl"), frozenset(name.lower() for name in named if name))


@dataclass(frozen=True, slots=True)
class Verified:
    """A token whose signature and claims were found good, until `until` (seconds since 1970)."""

    claims: Mapping[str, Any]
    service_url: str
    endorsements: frozenset[str]
    until: float


class Porter(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK is untyped
    """The SDK's authentication, hardened: no emulator, skill or streaming branch."""

    def __init__(self, settings: Settings, *, keys: SigningKeys, connectors: ConnectorFactory, clock: Clock) -> None:
        self._settings = settings
        self._tenants = frozenset(tenant.lower() for tenant in settings.tenants)
        self._hosts = service_hosts(settings)
        self._keys = keys
        self._connectors = connectors
        self._clock = clock
        self._verified: OrderedDict[bytes, Verified] = OrderedDict()

    async def admit(self, header: str, knock: Knock) -> AuthenticateRequestResult:
        """Let the caller in, or raise Unauthorized, Forbidden or (no keys to be had) Unverifiable."""
        claims: Mapping[str, Any] = {}
        if self._settings.app_id:
            verified = await self._verify(header)
            _check_use(verified, knock)
            claims = verified.claims
        self._check_place(knock)
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(dict(claims), True, None if claims else "anonymous")  # noqa: FBT003 -- SDK
        result.audience = self._settings.oauth_scope
        result.caller_id = PUBLIC_AZURE if claims else None
        result.connector_factory = self._connectors
        return result

    async def authenticate_request(self, activity: Any, auth_header: str) -> AuthenticateRequestResult:  # noqa: ANN401 -- SDK
        """Do for the SDK's own callers what `admit` does for the porch."""
        channel_data = activity.channel_data if isinstance(activity.channel_data, dict) else {}
        conversation = {"tenantId": getattr(activity.conversation, "tenant_id", None)}
        raw = {"channelData": channel_data, "conversation": conversation}
        knock = Knock(activity.channel_id, activity.service_url, Knock.of(raw).tenants)
        return await self.admit(auth_header or "", knock)

    async def authenticate_streaming_request(self, auth_header: str, channel_id_header: str) -> AuthenticateRequestResult:
        """Refuse: there is no streaming here."""
        del auth_header, channel_id_header
        raise Forbidden("no_streaming")

    def create_connector_factory(self, claims_identity: ClaimsIdentity) -> ConnectorFactory:
        """Return the one factory: every connector goes over the same pooled line."""
        del claims_identity
        return self._connectors

    async def create_user_token_client(self, claims_identity: ClaimsIdentity) -> UserTokenClient:
        """Return a client that refuses: this bot signs nobody in."""
        del claims_identity
        return NoSignIn()

    def get_originating_audience(self) -> str:
        """Return the audience of the bot's own tokens."""
        return self._settings.oauth_scope

    def _check_place(self, knock: Knock) -> None:
        if knock.channel_id != CHANNEL:
            raise Forbidden("another_channel")
        if not knock.service_url or not serves(knock.service_url, self._hosts):
            raise Forbidden("service_url_not_allowed")
        if len(knock.tenants) != 1:
            raise Forbidden("tenant_contradicts_itself" if knock.tenants else "no_tenant")
        if not knock.tenants <= self._tenants:
            raise Forbidden("another_tenant")

    async def _verify(self, header: str) -> Verified:
        scheme, _, token = header.partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token or not token.isascii():
            raise Unauthorized("no_bearer_token")
        digest = sha256(token.encode()).digest()
        now = self._clock.now().timestamp()
        known = self._verified.get(digest)
        if known is not None and now < known.until:
            return known
        verified = await self._read(token, now)
        self._keep(digest, verified, now)
        return verified

    def _keep(self, digest: bytes, verified: Verified, now: float) -> None:
        self._verified.pop(digest, None)
        if now < verified.until:
            self._verified[digest] = verified
        if len(self._verified) > KEEP_AT_MOST:
            self._verified.popitem(last=False)

    async def _read(self, token: str, now: float) -> Verified:
        try:
            key = await self._keys.find(_key_id(token))
            if key is None:
                raise Unauthorized("unknown_signing_key")
            issuer = self._settings.token_issuer
            claims = jwt.decode(token, key.key, ["RS256"], CLAIMS, audience=self._settings.app_id, issuer=issuer)
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError) as error:
            raise Unauthorized(type(error).__name__) from error
        return Verified(claims, _service_url(claims), key.endorsements, min(_expiry(claims, now), now + KEEP_FOR.total_seconds()))


def _key_id(token: str) -> str:
    """Return the name of the key that the token claims; only a name: the library reads the header again, and checks it."""
    head = token.partition(".")[0]
    found = orjson.loads(urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    if not isinstance(found, dict) or found.get("alg") != "RS256":  # before a key is even looked for
        raise Unauthorized("another_algorithm")
    return str(found.get("kid"))


def _service_url(claims: Mapping[str, Any]) -> str:
    claimed = claims["serviceurl"]
    if not isinstance(claimed, str) or not claimed:
        raise Unauthorized("no_service_url_claim")
    return claimed


def _expiry(claims: Mapping[str, Any], now: float) -> float:
    """Return when the token ends; refuse one that is not valid now, five minutes' skew allowed."""
    expires, begins = claims["exp"], claims.get("nbf", 0)
    if not all(isinstance(moment, int | float) and not isinstance(moment, bool) for moment in (expires, begins)):
        raise Unauthorized("times_are_no_numbers")
    skew = SKEW.total_seconds()
    if not begins - skew <= now < expires + skew:
        raise Unauthorized("expired_or_not_yet")
    return float(min(expires, now + KEEP_FOR.total_seconds()))


def _check_use(verified: Verified, knock: Knock) -> None:
    """A genuine token counts only for the channel its key is endorsed for and the URL it names."""
    if knock.channel_id not in verified.endorsements:
        raise Forbidden("key_not_endorsed_for_channel")
    if verified.service_url.rstrip("/") != (knock.service_url or "").rstrip("/"):
        raise Forbidden("service_url_differs_from_claim")
