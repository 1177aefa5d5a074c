"""Which members the owners in the minutes are: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from bot.minutes.reading.draft import Owner
from bot.people.models import Person


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


def named(name: str, people: Sequence[Person]) -> Person | None:
    """Return the one of the people whom the name means; None where it fits nobody, or two of them."""
    wanted = name.casefold().split()
    whole = [person for person in people if person.name.casefold().split() == wanted]
    begins = [person for person in people if _begins(person.name.casefold().split(), wanted)]
    fitting = whole or begins
    return fitting[0] if len(fitting) == 1 else None


def _begins(full: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether `wanted` is a short form of `full`: "Anna" or "Anna L" of "Anna Lund"."""
    if not wanted or len(wanted) > len(full) or full[0] != wanted[0]:
        return False
    return all(any(part.startswith(short.rstrip(".")) for part in full[1:]) for short in wanted[1:])
