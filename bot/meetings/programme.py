"""What stands on a meeting's agenda, in plain lines: the room above knows it, the calendar's file asks."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.people.models import Group
from cards.speech import Translate


class Teller(Protocol):
    """Knows what a meeting will take up."""

    async def __call__(self, session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate) -> Sequence[str]:
        """Return one plain line for each item, its hour first; none while there is nothing to tell."""
        ...


T = TypeVar("T", bound=Teller)

_tellers: list[Teller] = []


def tells_programme(teller: T) -> T:
    """Let the function be asked what meetings will take up."""
    _tellers.append(teller)
    return teller


async def programme_of(session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate) -> list[str]:
    """Return all lines, room by room."""
    lines = [await teller(session, group, meeting, t=t) for teller in _tellers]
    return [line for several in lines for line in several]
