"""The one line to Teams: a pooled session over which every request of every turn and letter goes.

The errors say what the outbox must know: was anything written, and what did Teams answer.
"""

import ssl
from collections.abc import Mapping
from datetime import UTC, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

import orjson
import structlog
from aiohttp import (
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    InvalidURL,
    TCPConnector,
)
from yarl import URL

from bot.kit.clock import Clock
from bot.teams.codec import written
from bot.teams.hosts import serves
from bot.teams.tokens import TokenFault, TokenSource

log = structlog.get_logger()

TIMEOUT = ClientTimeout(total=45, connect=15, sock_connect=15, sock_read=15)
AT_ONCE = 100
LONGEST_WAIT = timedelta(days=1)


class LineFault(Exception):
    """A request that did not end in Teams' yes; `reason` is a word for the ledger."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotReached(LineFault):
    """Nothing was written: no address, no connection, no token."""


class LineBroke(LineFault):
    """The request was written, or part of it, and no answer came: nobody knows."""


class Answered(LineFault):
    """Teams answered with another status than 2xx; `code` is its own word, `after` the wait it asks for."""

    def __init__(self, status: int, code: str, after: timedelta | None) -> None:
        super().__init__(f"{status} {code}".strip())
        self.status = status
        self.code = code
        self.after = after


def open_session(ca_file: Path | None = None) -> ClientSession:
    """Open the pooled session; the certificates are read once, here."""
    trusted = ssl.create_default_context()
    if ca_file is not None:
        trusted.load_verify_locations(ca_file)
    return ClientSession(
        connector=TCPConnector(limit=AT_ONCE, ssl=trusted, ttl_dns_cache=60),
        cookie_jar=DummyCookieJar(),
        timeout=TIMEOUT,
    )


class Line:
    """Asks Teams' connector; without tokens (no app id) it goes to loopback only, as the hosts allow."""

    def __init__(
        self,
        session: ClientSession,
        tokens: TokenSource | None,
        *,
        service_hosts: tuple[str, ...],
        clock: Clock,
    ) -> None:
        self.session = session
        self._tokens = tokens
        self._service_hosts = service_hosts
        self._clock = clock

    async def ask(
        self,
        method: str,
        service_url: str,
        path: str,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        """Return Teams' answer; a token that Teams refuses is renewed once.

        Raises NotReached, LineBroke or Answered.
        """
        if not serves(service_url, self._service_hosts):
            raise NotReached("service_url_not_allowed")
        url = URL(service_url.rstrip("/") + path, encoded=True)
        data = None if body is None else written(body)
        try:
            return await self._once(method, url, data, headers or {}, renew=False)
        except Answered as answered:
            if answered.status != HTTPStatus.UNAUTHORIZED or self._tokens is None:
                raise
        log.warning("teams.token_refused")
        return await self._once(method, url, data, headers or {}, renew=True)

    async def _once(
        self, method: str, url: URL, data: bytes | None, own: Mapping[str, str], *, renew: bool
    ) -> dict[str, Any]:
        headers = {**await self._headers(renew=renew), **own}
        try:
            async with self.session.request(method, url, data=data, headers=headers, allow_redirects=False) as response:
                content = await _content(response)
        except (ClientConnectorError, ConnectionTimeoutError, InvalidURL) as error:
            raise NotReached(type(error).__name__) from error
        except (ClientError, TimeoutError, OSError) as error:
            raise LineBroke(type(error).__name__) from error
        if not _is_yes(response):
            after = self._wait_of(response.headers.get("Retry-After", ""))
            raise Answered(response.status, code_in(content), after)
        return _object_in(content)

    async def _headers(self, *, renew: bool) -> dict[str, str]:
        headers = {"Content-Type": "application/json"}
        if self._tokens is not None:
            try:
                headers["Authorization"] = f"Bearer {await self._tokens.get(force=renew)}"
            except TokenFault as fault:
                raise NotReached(f"no_token {fault.reason}") from fault
        return headers

    def _wait_of(self, said: str) -> timedelta | None:
        """Read a Retry-After: seconds or a date; what is unreadable counts as unsaid."""
        try:
            wait = timedelta(seconds=float(said))
        except (ValueError, OverflowError):
            try:
                moment = parsedate_to_datetime(said)
            except ValueError:
                return None
            wait = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - self._clock.now()
        return min(max(wait, timedelta(0)), LONGEST_WAIT)


def _is_yes(response: ClientResponse) -> bool:
    return HTTPStatus.OK <= response.status < HTTPStatus.MULTIPLE_CHOICES


async def _content(response: ClientResponse) -> bytes:
    """Read the body; one that breaks off leaves a yes in doubt, but a no is a no."""
    try:
        return await response.read()
    except (ClientError, TimeoutError, OSError):
        if _is_yes(response):
            raise
        return b""


def _object_in(content: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError:
        return {}
    return found if isinstance(found, dict) else {}


def code_in(content: bytes | str) -> str:
    """Return Teams' word for what is wrong: the innermost code, which may stand in JSON inside the message."""
    try:
        found = orjson.loads(content)
    except orjson.JSONDecodeError:
        return ""
    error = found.get("error", found) if isinstance(found, dict) else None
    if isinstance(error, str):
        return error
    if not isinstance(error, dict):
        return ""
    message = error.get("message")
    inner = code_in(message) if isinstance(message, str) and message.lstrip().startswith("{") else ""
    own = (error.get(name) for name in ("subCode", "code", "errorCode"))
    return inner or next((str(code) for code in own if code), "")
