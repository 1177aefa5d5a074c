"""Whom the words for an owner mean: all of the group, one of its members, or a group or role; pure."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignments.promises import Promise
from bot.assignments.rules import key_of, roles_of
from bot.people.models import Membership, Person
from bot.people.naming import named
from bot.people.rules import Role, role_of

EVERYONE = frozenset({"alla", "samtliga", "everybody", "everyone"})


def with_members(promise: Promise, members: Sequence[Membership]) -> Promise:
    """Return the promise with the members whom its words name among the owners; the other words stay words."""
    meant = {words: _meant(words, members) for words in roles_of(promise.owner_words)}
    owners = [*promise.owners, *(person for people in meant.values() for person in people)]
    left = [words for words, people in meant.items() if not people]
    return replace(promise, owners=tuple({one.id: one for one in owners}.values()), owner_words=", ".join(left))


def _meant(words: str, members: Sequence[Membership]) -> list[Person]:
    """Return all but the guests for “everyone”, the one member whose name it is, or nobody."""
    if key_of(words) in EVERYONE:
        return [one.person for one in members if role_of(one) is not Role.GUEST]
    person = named(words, [one.person for one in members])
    return [person] if person else []
