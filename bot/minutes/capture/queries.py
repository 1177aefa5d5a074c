"""Questions about live notes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.queries import items_of
from bot.db.upsert import inserting
from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.capture.fold import Topic
from bot.minutes.capture.models import Notebook, NoteChoice, NoteLine, NoteSeat
from bot.minutes.models import Minutes, MinutesState
from bot.people.models import Group, Person

LATE = timedelta(days=1)
"""For so long after a meeting was closed its notes are still taken."""


async def topics_on(session: AsyncSession, meeting: Meeting) -> list[Topic]:
    """Return the agenda's items as they are counted now."""
    items = await items_of(session, meeting)
    return [
        Topic(str(item.id), item.title, place, item.kind.value, tuple(item.presenters))
        for place, item in enumerate(items, start=1)
    ]


async def lines_of(session: AsyncSession, meeting: Meeting) -> Sequence[NoteLine]:
    """Return the meeting's lines in the order in which they came."""
    asked = select(NoteLine).where(NoteLine.meeting_id == meeting.id).order_by(NoteLine.position)
    return (await session.scalars(asked.execution_options(populate_existing=True))).all()


async def line_by_id(session: AsyncSession, line_id: UUID) -> tuple[NoteLine, Meeting]:
    """Return that line and its meeting, of whatever group; raises NotFound. Ask at once whether it is the person's."""
    line = await session.get(NoteLine, line_id)
    if line is None:
        raise NotFound
    return line, await session.get_one(Meeting, line.meeting_id)


async def lines_from(session: AsyncSession, source: str) -> Sequence[NoteLine]:
    """Return the lines that one message brought, in its order."""
    return (await session.scalars(select(NoteLine).where(NoteLine.source == source).order_by(NoteLine.row))).all()


async def notebook_of(session: AsyncSession, meeting: Meeting) -> Notebook | None:
    """Return what is kept of the meeting's notes; None while nobody takes any."""
    return await session.get(Notebook, meeting.id, populate_existing=True)


async def seats_of(session: AsyncSession, meeting: Meeting) -> Sequence[NoteSeat]:
    """Return who takes notes of the meeting, in an order that is the same for all who ask."""
    asked = select(NoteSeat).where(NoteSeat.meeting_id == meeting.id).order_by(NoteSeat.person_id)
    return (await session.scalars(asked.execution_options(populate_existing=True))).all()


async def under_way(session: AsyncSession, groups: Sequence[Group]) -> list[tuple[Meeting, Group]]:
    """Return the meetings of those groups that are under way, by the groups' names."""
    by_id = {group.id: group for group in groups}
    asked = select(Meeting).where(Meeting.group_id.in_(by_id), Meeting.state == MeetingState.UNDER_WAY)
    found = [(one, by_id[one.group_id]) for one in await session.scalars(asked)]
    return sorted(found, key=lambda one: (one[1].name, str(one[0].id)))


async def just_closed(
    session: AsyncSession, groups: Sequence[Group], person: Person, *, now: datetime
) -> list[tuple[Meeting, Group]]:
    """Return the meetings of those groups that the person took notes of and that are over since a day at most.

    The one that began last comes first.
    """
    by_id = {group.id: group for group in groups}
    asked = (
        select(Meeting)
        .join(NoteSeat, NoteSeat.meeting_id == Meeting.id)
        .where(
            NoteSeat.person_id == person.id,
            Meeting.group_id.in_(by_id),
            Meeting.state == MeetingState.CLOSED,
            Meeting.starts_at > now - LATE - timedelta(days=1),
        )
        .order_by(Meeting.starts_at.desc())
    )
    found = [(one, by_id[one.group_id]) for one in await session.scalars(asked)]
    return [(one, group) for one, group in found if over_since(one) > now - LATE]


def over_since(meeting: Meeting) -> datetime:
    """Return when a closed meeting ended: when somebody closed it, else when it was meant to."""
    return meeting.changed_at or meeting.ends_at


async def draft_of_notes(session: AsyncSession, meeting: Meeting) -> Minutes | None:
    """Return the minutes that the meeting's notes went into, unless they were thrown away."""
    asked = select(Minutes).where(
        Minutes.meeting_id == meeting.id, Minutes.from_notes.is_(True), Minutes.state != MinutesState.DISCARDED
    )
    found: Minutes | None = await session.scalar(asked.order_by(Minutes.created_at.desc()).limit(1))
    return found


async def choice_of(session: AsyncSession, person: Person) -> NoteChoice:
    """Return which meeting the person takes notes of, and what waits for it; kept from now on if nothing was."""
    await session.execute(
        inserting(session)(NoteChoice).values(person_id=person.id, waiting=[]).on_conflict_do_nothing()
    )
    return await session.get_one(NoteChoice, person.id, populate_existing=True, with_for_update=True)
