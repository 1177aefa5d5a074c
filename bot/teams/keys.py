"""The public keys that Teams signs with, fetched when needed and kept when the fetch fails."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
import structlog
from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt import PyJWTError
from jwt.algorithms import RSAAlgorithm

from bot.kit.clock import Clock
from bot.teams.hosts import on_loopback
from bot.teams.refusals import Unverifiable

log = structlog.get_logger()

REFRESH_AT_MOST_EVERY = timedelta(seconds=30)
RETRY_FIRST_EVERY = timedelta(seconds=5)
STALE_AFTER = timedelta(days=1)
TIMEOUT = ClientTimeout(total=8)
LEAST_BITS = 2048


class KeysUnavailable(Exception):
    """The metadata or the keys behind it could not be had, or are no keys."""


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A key and the channels that it may speak for."""

    key: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """The keys behind an OpenID metadata document; many may ask at once, one fetch is made."""

    def __init__(self, session: ClientSession, metadata_url: str, clock: Clock) -> None:
        self._session = session
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched_at: datetime | None = None
        self._tried_at: datetime | None = None
        self._flight: asyncio.Task[None] | None = None

    async def find(self, kid: str) -> SigningKey | None:
        """Return the key called `kid`, fetching anew (not too often) when it is unknown; None if there is none.

        Raises Unverifiable while no keys at all have ever been had.
        """
        known = self._keys.get(kid)
        if known is not None:
            if self._is_stale():
                self._refresh()  # in the background: the key at hand is good meanwhile
            return known
        flight = self._refresh()
        if flight is not None:
            await asyncio.shield(flight)
        if not self._keys:
            raise Unverifiable("no_signing_keys", retry_after=int(RETRY_FIRST_EVERY.total_seconds()))
        return self._keys.get(kid)

    async def close(self) -> None:
        """Let go of a fetch that is under way."""
        if self._flight is not None and not self._flight.done():
            self._flight.cancel()
            await asyncio.gather(self._flight, return_exceptions=True)

    def _is_stale(self) -> bool:
        return self._fetched_at is not None and self._clock.now() - self._fetched_at > STALE_AFTER

    def _refresh(self) -> asyncio.Task[None] | None:
        """Join the fetch under way or start one; None when the last one was just now."""
        if self._flight is not None and not self._flight.done():
            return self._flight
        now = self._clock.now()
        pause = REFRESH_AT_MOST_EVERY if self._keys else RETRY_FIRST_EVERY
        if self._tried_at is not None and timedelta(0) <= now - self._tried_at < pause:
            return None
        self._tried_at = now
        self._flight = asyncio.create_task(self._fetch())
        return self._flight

    async def _fetch(self) -> None:
        try:
            metadata = await self._get(self._metadata_url)
            keys = read_keys(await self._get(str(metadata.get("jwks_uri", ""))))
        except (KeysUnavailable, ClientError, TimeoutError, OSError, ValueError) as error:
            log.warning("signing_keys.unavailable", error=type(error).__name__, kept=len(self._keys))
            return
        self._keys = keys
        self._fetched_at = self._clock.now()
        log.info("signing_keys.fetched", keys=len(keys))

    async def _get(self, url: str) -> Mapping[str, Any]:
        if not _trustworthy(url):
            raise KeysUnavailable("a key URL is not https")
        async with self._session.get(url, timeout=TIMEOUT, max_redirects=3) as response:
            return await _document(response)


def _trustworthy(url: str) -> bool:
    return url.startswith("https://") or on_loopback(url)


async def _document(response: ClientResponse) -> Mapping[str, Any]:
    if not all(_trustworthy(str(hop.url)) for hop in (*response.history, response)):
        raise KeysUnavailable("a key URL redirects away from https")
    response.raise_for_status()
    document = orjson.loads(await response.read())
    if not isinstance(document, dict):
        raise KeysUnavailable("not a JSON object")
    return document


def read_keys(document: Mapping[str, Any]) -> dict[str, SigningKey]:
    """Return the usable RSA keys of a key set by their names; a set without any is refused."""
    listed = document.get("keys")
    found = [_read_key(entry) for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []
    keys = dict(pair for pair in found if pair is not None)
    if not keys:
        raise KeysUnavailable("no usable key")
    return keys


def _read_key(entry: Mapping[str, Any]) -> tuple[str, SigningKey] | None:
    kid, endorsements = entry.get("kid"), entry.get("endorsements")
    if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not isinstance(kid, str):
        return None
    try:
        key = RSAAlgorithm.from_jwk({"kty": "RSA", "n": entry["n"], "e": entry["e"]})
    except (PyJWTError, KeyError, ValueError, TypeError):
        return None
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_BITS:
        return None
    names = endorsements if isinstance(endorsements, list) else []
    return kid, SigningKey(key, frozenset(name for name in names if isinstance(name, str)))
