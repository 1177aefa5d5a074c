"""Who sits in the little Teams: invented people with the three ids that Teams gives everyone."""

from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_DNS, uuid5

DOMAIN = "exempelkommun.example"


@dataclass(frozen=True)
class Person:
    """Somebody with an account in the tenant; `key` is how tests and the page name her."""

    key: str
    name: str
    title: str = ""
    locale: str = field(default="sv-SE", compare=False)
    is_guest: bool = False

    @property
    def teams_id(self) -> str:
        """The id by which the bot knows her (29:…)."""
        return "29:1" + urlsafe_b64encode(sha256(self.key.encode()).digest()).decode().rstrip("=")

    @property
    def entra_id(self) -> str:
        """Her object id in the directory."""
        return str(uuid5(NAMESPACE_DNS, f"{self.key}.{DOMAIN}"))

    @property
    def upn(self) -> str:
        """Her user principal name, which looks like an e-mail address."""
        return f"{self.key}@{DOMAIN}"

    @property
    def initials(self) -> str:
        """The letters of her avatar."""
        words = self.name.split()
        return (words[0][0] + words[-1][0]).upper()

    def is_called(self, identity: str) -> bool:
        """Say whether `identity` is one of the ids that the connector takes for her."""
        return identity in {self.teams_id, self.entra_id}


KARIN = Person("karin", "Karin Ek", "Ordförande")
JOHAN = Person("johan", "Johan Lind", "Sekreterare")
AMIRA = Person("amira", "Amira Haddad", "Ledamot")
SVEN = Person("sven", "Sven Åberg", "Ledamot")

FOUR_PEOPLE = (KARIN, JOHAN, AMIRA, SVEN)


def account(person: Person) -> dict[str, Any]:
    """Return `person` as the sender of an activity."""
    return {"id": person.teams_id, "name": person.name, "aadObjectId": person.entra_id}


def roster_entry(person: Person, *, tenant_id: str) -> dict[str, Any]:
    """Return `person` as the connector's rosters tell of her."""
    given, _, surname = person.name.partition(" ")
    return {
        "id": person.teams_id,
        "name": person.name,
        "aadObjectId": person.entra_id,
        "objectId": person.entra_id,
        "givenName": given,
        "surname": surname,
        "email": person.upn,
        "userPrincipalName": person.upn,
        "tenantId": tenant_id,
        "userRole": "guest" if person.is_guest else "user",
    }
