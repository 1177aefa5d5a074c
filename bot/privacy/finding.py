"""Finds the one person that an operator means."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.people.models import Group, Membership, Person


class NotOnePerson(Exception):
    """Nobody is meant, or several might be; the words are for the terminal."""


async def person_meant(session: AsyncSession, words: str) -> Person:
    """Return the person with that id, Teams' or Entra's too, or that name; raises NotOnePerson with the candidates."""
    if not words.strip():
        raise NotOnePerson("Say whom you mean: an id, or a whole name.")
    people = (await session.scalars(select(Person).order_by(Person.name, Person.id))).all()
    exact = [one for one in people if words in (str(one.id), one.member_id, one.entra_id)]
    found = exact or [one for one in people if _even(one.name) == _even(words)]
    if len(found) == 1:
        return found[0]
    near = found or [one for one in people if _even(words) in _even(one.name)]
    if not near:
        raise NotOnePerson("There is nobody by that id or name.")
    why = "Several people have that name" if found else "Nobody has exactly that name"
    raise NotOnePerson(f"{why}; say which one by the id:\n" + "".join(await _lines(session, near)).rstrip())


def _even(words: str) -> str:
    return " ".join(words.split()).casefold()


async def _lines(session: AsyncSession, people: Sequence[Person]) -> list[str]:
    asked = select(Membership.person_id, Group.name).join(Group, Group.id == Membership.group_id)
    groups: dict[UUID, list[str]] = {}
    for person_id, name in await session.execute(asked.where(Membership.person_id.in_([one.id for one in people]))):
        groups.setdefault(person_id, []).append(name)
    return [f"{one.id}  {one.name}  {', '.join(sorted(groups.get(one.id, []))) or 'in no group'}\n" for one in people]
