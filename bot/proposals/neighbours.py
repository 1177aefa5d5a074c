"""Where a proposal can be handed to: the room of sister groups knows, and is asked each time."""

from collections import Counter
from collections.abc import Sequence
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import local
from bot.people.models import Group
from bot.people.queries import people_by_id
from cards.inputs import Choice
from cards.speech import Translate


class Neighbourhood(Protocol):
    """Knows which groups take proposals from a group."""

    async def __call__(self, session: AsyncSession, group: Group) -> Sequence[Group]:
        """Return them, in the order in which they are offered."""
        ...


N = TypeVar("N", bound=Neighbourhood)

_neighbourhoods: list[Neighbourhood] = []


def knows_neighbours(neighbourhood: N) -> N:
    """Let the function say which groups a proposal can be handed to."""
    _neighbourhoods.append(neighbourhood)
    return neighbourhood


async def neighbours_of(session: AsyncSession, group: Group) -> list[Group]:
    """Return the groups to which the group's proposals can be handed."""
    return [one for known in _neighbourhoods for one in await known(session, group)]


async def told_apart(session: AsyncSession, groups: Sequence[Group], *, t: Translate) -> list[Choice]:
    """Return the groups to choose among, each with its chair; two with one name and chair by the day of setting up."""
    people = await people_by_id(session, [one.chair_id for one in groups if one.chair_id])
    chairs = {one.id: people[one.chair_id].name if one.chair_id in people else "" for one in groups}
    words = {one.id: _with_chair(one, chairs[one.id], t=t) for one in groups}
    several = Counter(words.values())
    return [
        Choice(str(one.id), words[one.id] if several[words[one.id]] == 1 else _with_day(one, words[one.id], t=t))
        for one in groups
    ]


def _with_chair(group: Group, chair: str, *, t: Translate) -> str:
    return t("{group} (chair {name})", group=group.name, name=chair) if chair else group.name


def _with_day(group: Group, words: str, *, t: Translate) -> str:
    since = local(group.created_at, group.time_zone)
    return t("{group}, set up {day} at {hour}", group=words, day=since.date().isoformat(), hour=t.hour(since))
