"""What a deed was done to, told from the rows it changed: the thing that members know by its number or its day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.db.base import Base
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.minutes.models import DecisionStep, Minutes
from bot.people.models import Group
from bot.polls.models import Poll
from bot.proposals.models import Proposal
from bot.sisters.models import SisterLink

MOST = 10
"""So many things of one deed are named."""

ABOVE: dict[str, type[Base]] = {
    "assignment_id": Assignment,
    "minutes_id": Minutes,
    "origin_id": Minutes,
    "poll_id": Poll,
    "meeting_id": Meeting,
}
"""What a row without a number of its own belongs to, by the column that says so."""

NAMED: tuple[type[Base], ...] = (Minutes, DecisionStep, Proposal, Assignment, Meeting)
"""What has a number or a day, the first of them first."""

OF_MEETINGS = frozenset({"meetings", "agenda", "polls", "reports"})
"""Rooms whose deeds are about the meeting, whatever else they move."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing, and the group it belongs to."""

    kind: str = ""
    id: UUID | None = None
    label: str = ""
    group_id: UUID | None = None


async def subject_of(
    session: AsyncSession, rows: Sequence[Base], *, room: str, pressed: Collection[object] = ()
) -> Subject:
    """Return what the rows that a deed of `room` changed are about.

    Of several of a kind it is what was `pressed`, by its id, if that is among them; else they are named together, by
    number or day.
    """
    things = [await _thing(session, row) for row in rows]
    for kind in _order(room):
        every = {getattr(one, "id", None): one for one in things if isinstance(one, kind)}
        found = {key: one for key, one in every.items() if key in pressed} or every
        if found:
            labels = sorted({await _label(session, one) for one in found.values()}, key=lambda said: (len(said), said))
            said = ", ".join([*labels[:MOST], *(["…"] if len(labels) > MOST else [])])
            [first, *_] = found.values()
            return Subject(_kind(kind), next(iter(found)) if len(found) == 1 else None, said, _group(first))
    return Subject(group_id=next(filter(None, map(_group, rows)), None))


def _order(room: str) -> Sequence[type[Base]]:
    if room == "setup":
        return ()
    return (Meeting, *NAMED) if room in OF_MEETINGS else NAMED


async def _thing(session: AsyncSession, row: Base) -> Base:
    """Return the row itself, if it has a name, or what it belongs to."""
    if isinstance(row, NAMED):
        return row
    for column, kind in ABOVE.items():
        key = getattr(row, column, None)
        above = await session.get(kind, key) if key is not None else None
        if above is not None:
            return await _thing(session, above)
    return row


def _kind(kind: type[Base]) -> str:
    return "decision" if kind is DecisionStep else kind.__tablename__


def _group(row: Base) -> UUID | None:
    if isinstance(row, Group):
        return row.id
    if isinstance(row, SisterLink):
        return row.asked_id
    found: UUID | None = getattr(row, "group_id", None)
    return found


async def _label(session: AsyncSession, thing: Base) -> str:
    match thing:
        case Proposal(number=number):
            return f"F-{number}"
        case Assignment(number=number):
            return f"U-{number}"
        case DecisionStep(number=number):
            return f"B-{number}"
        case Minutes(day=day):
            return day.isoformat()
        case Meeting(starts_at=starts_at):
            group = await session.get(Group, thing.group_id)
            return local(starts_at, group.time_zone if group else "UTC").date().isoformat()
        case _:
            return ""
