"""The token on an activity: signed by Teams, for this bot, now; or 401."""

from base64 import urlsafe_b64decode
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

import jwt
import orjson

from bot.config import Settings
from bot.kit.clock import Clock
from bot.teams.keys import SigningKeys
from bot.teams.refusals import Unauthorized

SKEW = timedelta(minutes=5)
KEEP_FOR = timedelta(minutes=10)
KEEP_AT_MOST = 10_000
CLAIMS: Any = {
    "require": ["exp", "iss", "aud", "serviceurl"],
    "strict_aud": True,
    **dict.fromkeys(("verify_exp", "verify_nbf", "verify_iat", "verify_sub", "verify_jti"), False),
}
"""What the library checks; the hour is read here, by the clock that was handed in."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A token whose signature and claims were found good, until `until` (seconds since 1970)."""

    claims: Mapping[str, Any]
    service_url: str
    endorsements: frozenset[str]
    until: float


class Bearers:
    """Verifies tokens by the keys of Teams; one that was found good is remembered for ten minutes at most."""

    def __init__(self, settings: Settings, *, keys: SigningKeys, clock: Clock) -> None:
        self._settings = settings
        self._keys = keys
        self._clock = clock
        self._verified: OrderedDict[bytes, Verified] = OrderedDict()

    async def verify(self, header: str) -> Verified:
        """Return what the `Authorization` header proves; raises Unauthorized, or Unverifiable without any keys."""
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
        return Verified(claims, _service_url(claims), key.endorsements, until=_expiry(claims, now))


def _key_id(token: str) -> str:
    """Return the name of the key that the token claims; the library reads the header again, and checks it."""
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
    """Return until when the token may be remembered; refuse one that is not valid now, five minutes' skew allowed."""
    expires, begins = claims["exp"], claims.get("nbf", 0)
    if not all(isinstance(moment, int | float) and not isinstance(moment, bool) for moment in (expires, begins)):
        raise Unauthorized("times_are_no_numbers")
    skew = SKEW.total_seconds()
    if not begins - skew <= now < expires + skew:
        raise Unauthorized("expired_or_not_yet")
    return float(min(expires, now + KEEP_FOR.total_seconds()))
