"""What stories do with a group's meetings, and the hours at which they play."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.db.transaction import transaction
from bot.localteams.people import KARIN
from bot.meetings.models import Meeting
from bot.people.models import Group
from bot.people.queries import members_of
from tests.stories.stage import Stage


def utc(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """Return a moment of the year in which the stories play."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


async def with_meeting(group: Stage, which: int, deed: object, **facts: object) -> None:
    """Do an organiser's deed with the `which`th meeting of the calendar."""
    async with transaction(group.works.engine) as session:
        of = (await session.scalars(select(Group))).one()
        meetings = (await session.scalars(select(Meeting).order_by(Meeting.starts_at))).all()
        [by] = [one for one in await members_of(session, of) if one.person.name == KARIN.name]
        await deed(session, meetings[which], *facts.pop("args", ()), by=by, now=group.clock.now(), **facts)  # type: ignore[operator]
    await group.works.clockwork.tick()
    await group.settled()
