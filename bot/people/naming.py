"""Whom a name means: pure."""

from collections.abc import Sequence

from bot.people.models import Person


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
