"""The bot's own token for Teams: one fetch at a time, off the loop, renewed before it ends."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Protocol

import msal
import requests
import structlog
from msal.exceptions import MsalError, MsalServiceError

from bot.config import AppType, Settings
from bot.kit.clock import Clock

log = structlog.get_logger()

EARLY = timedelta(minutes=5)
FORCE_AT_MOST_EVERY = timedelta(seconds=10)
FAIL_AT_MOST_EVERY = timedelta(seconds=5)
TIMEOUT_SECONDS = 10
LOGIN_HOST = "https://login.microsoftonline.com"
MULTI_TENANT_AUTHORITY = "botframework.com"

NO_ANSWER = (requests.RequestException, OSError, MsalServiceError)
NO_SENSE = (ValueError, KeyError, TypeError, MsalError)
"""What msal raises where nobody answers or it is 5xx, and where the answer is none; the first are looked for first."""

MENDS = {
    "AADSTS7000215": "MicrosoftAppPassword is not a secret of this app. Copy the secret's value, not its id.",
    "AADSTS7000222": "MicrosoftAppPassword has expired. Make a new client secret for the app.",
    "AADSTS700016": "There is no app with this MicrosoftAppId in the tenant MicrosoftAppTenantId.",
    "AADSTS900023": "MicrosoftAppTenantId is no tenant id.",
    "AADSTS90002": "There is no tenant with this MicrosoftAppTenantId.",
}
UNREACHABLE = (
    "The login server did not answer. Check the network, ToChannelFromBotLoginUrl and the trusted certificates."
)
UNREADABLE = (
    "The login server does not know this tenant, or is none. Check MicrosoftAppTenantId and ToChannelFromBotLoginUrl."
)
NO_IDENTITY = "This machine has no managed identity with the client id MicrosoftAppId. Assign the identity to it."
REFUSED = "The login server refused. Check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId."


class TokenFault(Exception):
    """No token could be had; `reason` is the login server's code, `mend` says to the operator what to do."""

    def __init__(self, reason: str, mend: str) -> None:
        super().__init__(f"{reason}: {mend}")
        self.reason = reason
        self.mend = mend


class TokenSource(Protocol):
    """Hands out the bot's token."""

    async def get(self, *, force: bool = False) -> str:
        """Return a token that is good for minutes; with `force`, one newer than any handed out before."""
        ...


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    expires_at: datetime


class Tokens:
    """Tokens from Microsoft's login by client secret or by user-assigned managed identity."""

    def __init__(self, settings: Settings, clock: Clock, *, ca_file: Path | None = None) -> None:
        self._fetch = _fetcher(settings, ca_file)
        self._clock = clock
        self._lock = asyncio.Lock()
        self._token: _Token | None = None
        self._fetched_at: datetime | None = None
        self._fault: tuple[datetime, TokenFault] | None = None

    async def get(self, *, force: bool = False) -> str:
        """Return a token that is good for five minutes more; `force` after Teams refused the last one.

        Raises TokenFault.
        """
        seen = self._token
        if seen is not None and not force and self._is_fresh(seen):
            return seen.text
        async with self._lock:
            token = self._token
            if token is not None and self._is_fresh(token) and (token is not seen or self._is_new()):
                return token.text
            self._repeat_recent_fault()
            return (await self._renew()).text

    def _is_fresh(self, token: _Token) -> bool:
        return self._clock.now() < token.expires_at - EARLY

    def _is_new(self) -> bool:
        return self._fetched_at is not None and self._lately(self._fetched_at, FORCE_AT_MOST_EVERY)

    def _lately(self, moment: datetime, within: timedelta) -> bool:
        """Say whether it was just now; a moment that is still to come was seen by a clock that has been put right."""
        return timedelta(0) <= self._clock.now() - moment < within

    def _repeat_recent_fault(self) -> None:
        if self._fault is not None and self._lately(self._fault[0], FAIL_AT_MOST_EVERY):
            raise self._fault[1]

    async def _renew(self) -> _Token:
        try:
            answer = await asyncio.to_thread(_asked, self._fetch)
        except TokenFault as fault:
            self._fault = (self._clock.now(), fault)
            log.error("token.unavailable", reason=fault.reason, mend=fault.mend)  # noqa: TRY400 -- the reason says it all
            raise
        now = self._clock.now()
        token = _Token(answer["access_token"], now + timedelta(seconds=int(answer.get("expires_in", 3600))))
        self._token, self._fetched_at, self._fault = token, now, None
        log.info("token.renewed", expires_at=token.expires_at.isoformat())
        return token


def authority(settings: Settings) -> str:
    """Return the login URL: the operator's, the tenant's, or the one that multi-tenant bots share."""
    if settings.login_url:
        return settings.login_url.rstrip("/")
    single = settings.app_type is AppType.SINGLE_TENANT
    return f"{LOGIN_HOST}/{settings.app_tenant_id if single else MULTI_TENANT_AUTHORITY}"


def _fetcher(settings: Settings, ca_file: Path | None) -> Callable[[], Mapping[str, Any]]:
    return _by_identity(settings) if settings.app_type is AppType.USER_ASSIGNED_MSI else _by_secret(settings, ca_file)


def _by_secret(settings: Settings, ca_file: Path | None) -> Callable[[], Mapping[str, Any]]:
    def fetch() -> Mapping[str, Any]:
        with _session(ca_file) as session:  # a new one each hour: neither tokens nor faults are remembered by msal
            app = msal.ConfidentialClientApplication(
                settings.app_id,
                client_credential=settings.app_password.get_secret_value(),
                authority=authority(settings),
                http_client=session,
            )
            return dict(app.acquire_token_for_client([f"{settings.oauth_scope}/.default"]) or {})

    return fetch


def _session(ca_file: Path | None) -> requests.Session:
    """Return a session that trusts `ca_file`, else what REQUESTS_CA_BUNDLE or certifi lists."""
    session = requests.Session()
    trusted = str(ca_file) if ca_file else None  # said with each request, for the environment beats the session
    session.request = partial(session.request, timeout=TIMEOUT_SECONDS, verify=trusted)  # type: ignore[method-assign]  # no setting has both
    return session


def _by_identity(settings: Settings) -> Callable[[], Mapping[str, Any]]:
    identity = msal.UserAssignedManagedIdentity(client_id=settings.app_id)

    def fetch() -> Mapping[str, Any]:
        with _session(None) as session:
            client = msal.ManagedIdentityClient(identity, http_client=session)
            try:
                return dict(client.acquire_token_for_client(resource=settings.oauth_scope) or {})
            except (*NO_ANSWER, *NO_SENSE) as error:
                raise TokenFault(type(error).__name__, NO_IDENTITY) from error

    return fetch


def _asked(fetch: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    try:
        answer = fetch()
    except NO_ANSWER as error:
        raise TokenFault(type(error).__name__, UNREACHABLE) from error
    except NO_SENSE as error:
        raise TokenFault(type(error).__name__, UNREADABLE) from error
    if not isinstance(answer.get("access_token"), str):
        raise _fault_of(answer)
    return answer


def _fault_of(answer: Mapping[str, Any]) -> TokenFault:
    told = str(answer.get("error_description", ""))
    for code, mend in MENDS.items():
        if f"{code}:" in told:
            return TokenFault(code, mend)
    error = str(answer.get("error") or "no_token")
    return TokenFault(error, NO_IDENTITY if "identity" in told.lower() or error == "invalid_request" else REFUSED)
