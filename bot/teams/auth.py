"""Who is calling: the token verified, the service URL known, the tenant one of ours, or the door stays shut.

401 is the answer to every fault of the token itself; 403 to a genuine token that is used for another
channel, service URL or tenant. Whoever is turned away learns only the status.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from botframework.connector.auth import (
    AuthenticateRequestResult,
    BotFrameworkAuthentication,
    ClaimsIdentity,
    ConnectorFactory,
    UserTokenClient,
)

from bot.config import Settings
from bot.kit.clock import Clock
from bot.teams.bearer import Bearers, Verified
from bot.teams.hosts import serves, service_hosts
from bot.teams.keys import SigningKeys
from bot.teams.refusals import Forbidden
from bot.teams.signin import NoSignIn

CHANNEL = "msteams"
PUBLIC_AZURE = "urn:botframework:azure"


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


class Porter(BotFrameworkAuthentication):  # type: ignore[misc]  # the SDK is untyped
    """The SDK's authentication, hardened: no emulator, skill or streaming branch."""

    def __init__(self, settings: Settings, *, keys: SigningKeys, connectors: ConnectorFactory, clock: Clock) -> None:
        self._settings = settings
        self._tenants = frozenset(tenant.lower() for tenant in settings.tenants)
        self._hosts = service_hosts(settings)
        self._connectors = connectors
        self._bearers = Bearers(settings, keys=keys, clock=clock)

    async def admit(self, header: str, knock: Knock) -> AuthenticateRequestResult:
        """Let the caller in, or raise Unauthorized, Forbidden or (no keys to be had) Unverifiable."""
        claims: Mapping[str, Any] = {}
        if self._settings.app_id:
            verified = await self._bearers.verify(header)
            _check_use(verified, knock)
            claims = verified.claims
        self._check_place(knock)
        result = AuthenticateRequestResult()
        result.claims_identity = ClaimsIdentity(dict(claims), True, None if claims else "anonymous")
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

    async def authenticate_streaming_request(
        self, auth_header: str, channel_id_header: str
    ) -> AuthenticateRequestResult:
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


def _check_use(verified: Verified, knock: Knock) -> None:
    """A genuine token counts only for the channel its key is endorsed for and the URL it names."""
    if knock.channel_id not in verified.endorsements:
        raise Forbidden("key_not_endorsed_for_channel")
    if verified.service_url.rstrip("/") != (knock.service_url or "").rstrip("/"):
        raise Forbidden("service_url_differs_from_claim")
