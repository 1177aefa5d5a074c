"""Lets an agenda's items stand in another order, so that both databases take it."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem, Part
from bot.agenda.rules import parts, placed


async def arrange(session: AsyncSession, ordered: Sequence[AgendaItem]) -> None:
    """Let the meeting's items stand in that order; those that have to move step aside first, as places are unique."""
    seats: Counter[Part] = Counter()
    wanted: list[tuple[AgendaItem, Part, int]] = []
    for item, part in zip(ordered, parts(ordered), strict=True):
        seats[part] += 1
        wanted.append((item, part, seats[part]))
    movers = [one for one in wanted if (one[0].part, one[0].position) != one[1:]]
    for aside, (item, _, _) in enumerate(movers, start=1):
        item.position = -aside
    await session.flush()
    for item, part, position in movers:
        item.part, item.position = part, position
    await session.flush()


async def seat(session: AsyncSession, item: AgendaItem, ordered: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Let a new item take its place among those of its meeting, and return them all in their order."""
    everything = placed(ordered, item)
    session.add(item)
    await arrange(session, everything)
    return everything
