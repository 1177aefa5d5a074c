"""What stands under an agenda's items: rooms above know it, the agenda asks each time it is drawn."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem, Filling
from bot.meetings.models import Meeting
from bot.people.models import Group
from cards.speech import Translate

__all__ = ["Filler", "Filling", "ItemFiller", "filled", "filled_item", "fills", "fills_item"]


class Filler(Protocol):
    """Knows lines that belong under a standing item."""

    async def __call__(
        self, session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate, today: date, now: datetime
    ) -> Sequence[str]:
        """Return the lines, in plain words of the language of `t`; members' words among them are escaped later."""
        ...


class ItemFiller(Protocol):
    """Knows lines that belong under one particular item."""

    async def __call__(self, session: AsyncSession, item: AgendaItem, *, t: Translate) -> Sequence[str]:
        """Return the lines; none for an item that the room knows nothing of."""
        ...


F = TypeVar("F", bound=Filler)
G = TypeVar("G", bound=ItemFiller)

_fillers: dict[Filling, list[Filler]] = {filling: [] for filling in Filling}
_item_fillers: list[ItemFiller] = []


def fills(filling: Filling) -> Callable[[F], F]:
    """Let the function say what stands under the standing items with that filling."""

    def keep(filler: F) -> F:
        _fillers[filling].append(filler)
        return filler

    return keep


def fills_item(filler: G) -> G:
    """Let the function say what stands under an item that a room put on the agenda itself."""
    _item_fillers.append(filler)
    return filler


async def filled(
    session: AsyncSession,
    filling: Filling,
    group: Group,
    meeting: Meeting,
    *,
    t: Translate,
    today: date,
    now: datetime,
) -> list[str]:
    """Return all lines for that filling, room by room."""
    lines = [await filler(session, group, meeting, t=t, today=today, now=now) for filler in _fillers[filling]]
    return [line for several in lines for line in several]


async def filled_item(session: AsyncSession, item: AgendaItem, *, t: Translate) -> list[str]:
    """Return all lines for that one item, room by room."""
    lines = [await filler(session, item, t=t) for filler in _item_fillers]
    return [line for several in lines for line in several]
