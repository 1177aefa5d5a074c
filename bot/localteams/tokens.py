"""Signing keys and the tokens made with them: the honest ones, and for tests every kind of forged one."""

import hmac
import json
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.kit.clock import Clock

BOT_FRAMEWORK = "https://api.botframework.com"
LIFE = timedelta(hours=1)


@dataclass(frozen=True)
class SigningKey:
    """An RSA key under the id that tokens name it by."""

    kid: str
    private: rsa.RSAPrivateKey
    endorsements: tuple[str, ...] = ("msteams",)

    def public_jwk(self) -> dict[str, Any]:
        """Return the public half as a key set lists it."""
        jwk: dict[str, Any] = jwt.algorithms.RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return jwk | {"kid": self.kid, "use": "sig", "alg": "RS256", "endorsements": list(self.endorsements)}


def new_key(*endorsements: str) -> SigningKey:
    """Return a fresh key."""
    return SigningKey(uuid4().hex, rsa.generate_private_key(public_exponent=65537, key_size=2048), endorsements)


@dataclass
class Signer:
    """Signs what Teams sends to a bot; the tokens are good by each of `clocks`, whichever the bot goes by.

    Each method whose name begins with an adjective returns a token that a bot must refuse.
    """

    app_id: str
    service_url: str
    clocks: Sequence[Clock]
    issuer: str = BOT_FRAMEWORK
    keys: list[SigningKey] = field(default_factory=lambda: [new_key("msteams")])

    def rotate(self, *, forget_old: bool = True) -> None:
        """Sign with a new key from now on; the old ones leave the key set unless they are to be kept."""
        kept = [] if forget_old else self.keys
        self.keys = [new_key("msteams"), *kept]

    def key_set(self) -> dict[str, Any]:
        """Return what the bot fetches to check the tokens with."""
        return {"keys": [key.public_jwk() for key in self.keys]}

    def claims(self, **changed: object) -> dict[str, Any]:
        """Return the claims of an honest token, with `changed` ones put in and those of None left out."""
        honest = {
            "iss": self.issuer,
            "aud": self.app_id,
            "serviceurl": self.service_url,
            "nbf": int(self._earliest().timestamp()),
            "exp": int((self._latest() + LIFE).timestamp()),
        }
        return {name: value for name, value in (honest | changed).items() if value is not None}

    def sign(self, claims: dict[str, Any] | None = None, *, key: SigningKey | None = None, **header: object) -> str:
        """Return a token of `claims` (honest ones if none are given), signed with the newest key if none is given."""
        chosen = key or self.keys[0]
        headers = {"kid": chosen.kid, "x5t": chosen.kid} | header
        return jwt.encode(claims or self.claims(), chosen.private, algorithm="RS256", headers=headers)

    def expired(self) -> str:
        """Return a token whose hour is long over."""
        past = self._earliest() - timedelta(days=1)
        return self.sign(self.claims(nbf=int((past - LIFE).timestamp()), exp=int(past.timestamp())))

    def premature(self) -> str:
        """Return a token that is not valid yet."""
        future = self._latest() + timedelta(days=1)
        return self.sign(self.claims(nbf=int(future.timestamp()), exp=int((future + LIFE).timestamp())))

    def everlasting(self) -> str:
        """Return a token without an end."""
        return self.sign(self.claims(exp=None))

    def for_another_bot(self) -> str:
        """Return a token whose audience is another app."""
        return self.sign(self.claims(aud=str(uuid4())))

    def from_another_issuer(self) -> str:
        """Return a token that names another issuer."""
        return self.sign(self.claims(iss="https://sts.example/"))

    def for_another_service(self) -> str:
        """Return a token made out for another service URL."""
        return self.sign(self.claims(serviceurl="https://elsewhere.example/"))

    def without_service(self) -> str:
        """Return a token that names no service URL."""
        return self.sign(self.claims(serviceurl=None))

    def unendorsed(self) -> str:
        """Return a token of a key that is in the key set, but endorsed for another channel."""
        key = new_key("webchat")
        self.keys.append(key)
        return self.sign(key=key)

    def unknown(self) -> str:
        """Return a token of a key that is in no key set."""
        return self.sign(key=new_key("msteams"))

    def impostor(self) -> str:
        """Return a token that names the honest key, but was signed with another."""
        return self.sign(key=new_key("msteams"), kid=self.keys[0].kid)

    def unsigned(self) -> str:
        """Return a token of the algorithm "none"."""
        return f"{_part({'alg': 'none', 'typ': 'JWT', 'kid': self.keys[0].kid})}.{_part(self.claims())}."

    def confused(self) -> str:
        """Return a token signed by HS256 with the public key as the secret."""
        pem = self.keys[0].private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
        start = f"{_part({'alg': 'HS256', 'typ': 'JWT', 'kid': self.keys[0].kid})}.{_part(self.claims())}"
        return f"{start}.{_text(hmac.digest(pem, start.encode(), 'sha256'))}"

    def garbled(self) -> str:
        """Return an honest token with its last letters lost."""
        return self.sign()[:-20]

    def forgeries(self) -> dict[str, str]:
        """Return one of each kind that a bot must refuse, by name."""
        kinds = (
            self.expired,
            self.premature,
            self.everlasting,
            self.for_another_bot,
            self.from_another_issuer,
            self.for_another_service,
            self.without_service,
            self.unendorsed,
            self.unknown,
            self.impostor,
            self.unsigned,
            self.confused,
            self.garbled,
        )
        return {kind.__name__: kind() for kind in kinds}

    def _earliest(self) -> datetime:
        return min(clock.now() for clock in self.clocks)

    def _latest(self) -> datetime:
        return max(clock.now() for clock in self.clocks)


def _part(content: dict[str, Any]) -> str:
    return _text(json.dumps(content).encode())


def _text(content: bytes) -> str:
    return urlsafe_b64encode(content).decode().rstrip("=")
