"""Who was there, by the text and by the check-in, and where the two differ: pure."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from bot.minutes.owners import resolve
from bot.minutes.reading.draft import Owner
from bot.people.models import Person

_ASIDE = re.compile(r"\s*[(,].*$")
"""What stands behind a name: a role, an hour."""

PARTICIPANTS, ABSENT = "participants", "absent"
"""The lists that a check-in can fill."""


class Heard(NamedTuple):
    """Whom the check-in heard from, there or absent, and whom it did not hear from."""

    present: Sequence[Person]
    absent: Sequence[Person]
    silent: Sequence[Person]


class Lists(NamedTuple):
    """The names of those who were there, and of those who were not."""

    participants: list[str]
    absent: list[str]


class Odds(StrEnum):
    """How the text and the check-in differ about somebody."""

    LEFT_OUT = "left out"
    CALLED_ABSENT = "called absent"
    CALLED_THERE = "called there"


class Difference(NamedTuple):
    """Somebody about whom the text and the check-in differ."""

    person: Person
    odds: Odds


def differences(lists: Lists, heard: Heard, follows: Iterable[str]) -> list[Difference]:
    """Return whom the text tells of otherwise than the check-in; of a list that the check-in fills there is nobody."""
    people = (*heard.present, *heard.absent, *heard.silent)
    there, away = _ids(lists.participants, people), _ids(lists.absent, people)
    found = [Difference(one, Odds.CALLED_ABSENT) for one in heard.present if one.id in away]
    if PARTICIPANTS not in follows:
        found += [Difference(one, Odds.LEFT_OUT) for one in heard.present if one.id not in there | away]
        found += [Difference(one, Odds.CALLED_THERE) for one in heard.absent if one.id in there]
    return sorted(found, key=lambda one: one.person.name)


def silent_ones(lists: Lists, heard: Heard) -> list[Person]:
    """Return those whom neither the check-in heard from nor the text names."""
    named = _ids((*lists.participants, *lists.absent), heard.silent)
    return [one for one in heard.silent if one.id not in named]


def filled(lists: Lists, heard: Heard, follows: Iterable[str]) -> Lists:
    """Return the lists, those that follow the check-in filled by it; nobody stands in both."""
    everybody = (*heard.present, *heard.absent)
    there, away = _ids(lists.participants, everybody), _ids(lists.absent, everybody)
    follows = set(follows)
    if PARTICIPANTS in follows:
        lists = lists._replace(
            participants=[one.name for one in heard.present if ABSENT in follows or one.id not in away]
        )
    if ABSENT in follows:
        taken = there if PARTICIPANTS not in follows else frozenset[UUID]()
        lists = lists._replace(absent=[one.name for one in heard.absent if one.id not in taken])
    return lists


def counted_by_check_in(lists: Lists, heard: Heard) -> Lists:
    """Return the lists as the check-in has them; whom it did not hear from stays as the text has her."""
    there = [name for name in lists.participants if not _ids([name], heard.absent)]
    away = [name for name in lists.absent if not _ids([name], heard.present)]
    there += [one.name for one in heard.present if one.id not in _ids(there, heard.present)]
    away += [one.name for one in heard.absent if one.id not in _ids(away, heard.absent)]
    return Lists(there, away)


def named_in(names: Iterable[str], people: Sequence[Person]) -> list[Person]:
    """Return those of the people who are named, in their own order."""
    ids = _ids(names, people)
    return [one for one in people if one.id in ids]


def _ids(names: Iterable[str], people: Sequence[Person]) -> frozenset[UUID]:
    owners = [Owner(_ASIDE.sub("", name).strip() or name) for name in names]
    return frozenset(resolve(owners, people).people)
