"""Which members the owners in the minutes are: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.minutes.reading.draft import Owner
from bot.people.models import Person
from bot.people.naming import named


@dataclass(frozen=True, slots=True)
class Resolved:
    """The members meant, and the words for owners that are no members."""

    people: tuple[UUID, ...]
    words: str


def resolve(owners: Sequence[Owner], people: Sequence[Person]) -> Resolved:
    """Return the members that the owners are; a name that fits two of them, or none, stays words."""
    found: list[UUID] = []
    words: list[str] = []
    for owner in owners:
        person = named(owner.person or owner.written, people) or named(owner.written, people)
        if person is None:
            words.append(owner.written)
        elif person.id not in found:
            found.append(person.id)
    return Resolved(tuple(found), ", ".join(words))
