"""The reminder on the working day before something is due, over all of a person's groups: each is told of once."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Owed, Step
from bot.assignments.queries import owed_by, owed_by_id
from bot.assignments.rules import by_urgency, due_of
from bot.kit.dates import at_local
from bot.kit.ids import new_id
from bot.people.models import Person
from bot.people.queries import memberships_of, paused_among
from bot.reminders import letters
from bot.reminders.models import ToldSoon
from bot.reminders.queries import rests_of, told_in, told_soon
from bot.reminders.schedule import ONE_DAY
from bot.reminders.use_cases.planning import day_of, hours_of, latest_reminder, soon_at


class Coming(NamedTuple):
    """Something that is due, and when to remind of it."""

    owed: Owed
    due: date
    at: datetime


async def send_soon(session: AsyncSession, person: Person, *, due_at: datetime, now: datetime) -> datetime | None:
    """Remind the person of what is due on the next working day; return when something else will be.

    Whatever is in the group's weekly reminder of the same day is left to that. What was missed while the program was
    down is told late, as long as it is not overdue; in its group's quiet hours not until they end.
    """
    coming = await _coming_for(session, person, now=now)
    missed = await _missed(session, person, coming, due_at=due_at, now=now)
    goes = [hours_of(one.owed.group).next(now) for one in missed]
    ready = [one for one, at in zip(missed, goes, strict=True) if at <= now]
    if ready:
        await _tell(session, person, ready, now=now)
    return min((at for at in (*goes, *(one.at for one in coming)) if at > now), default=None)


async def _coming_for(session: AsyncSession, person: Person, *, now: datetime) -> list[Coming]:
    """Return what of the person's is due today or later in groups that are awake, with the moment to remind of it."""
    hers = [one for one in await owed_by(session, person) if not one.group.is_asleep]
    rests = await rests_of(session, {one.group_id for one in hers}, since=now)
    return [
        Coming(one, due, soon_at(one, due, rests.get(one.group_id, [])))
        for one in by_urgency(hers)
        if (due := due_of(one)) is not None and due >= day_of(now, one.group)
    ]


async def _missed(
    session: AsyncSession, person: Person, coming: Sequence[Coming], *, due_at: datetime, now: datetime
) -> list[Coming]:
    """Return what the person should have been reminded of by now and was not."""
    earliest = due_at - ONE_DAY
    recent = [one for one in coming if earliest.date() <= one.at.date() and one.at <= now and not _is_in_weekly(one)]
    told = await told_soon(session, person, {one.owed.id for one in recent})
    return [one for one in recent if (one.owed.id, one.due) not in told]


def _is_in_weekly(one: Coming) -> bool:
    """Say whether the group's weekly reminder of that day holds it."""
    group = one.owed.group
    day = day_of(one.at, group)
    evening = at_local(day, datetime.max.time(), group.time_zone)
    return day_of(latest_reminder(group, now=evening).at, group) == day


async def _tell(session: AsyncSession, person: Person, coming: Sequence[Coming], *, now: datetime) -> None:
    """Send one letter about all of it, and keep what it tells; none to somebody who has paused her reminders."""
    letter, today = new_id(), day_of(now, coming[0].owed.group)
    if await paused_among(session, [person.id], today=today):
        return
    session.add_all(
        ToldSoon(
            letter=letter,
            owed_id=one.owed.id,
            assignment_id=one.owed.assignment_id if isinstance(one.owed, Step) else one.owed.id,
            person_id=person.id,
            due=one.due,
        )
        for one in coming
    )
    await letters.warn(session, person, [one.owed for one in coming], letter=letter, today=today, now=now)


async def held_in(session: AsyncSession, person: Person, letter: UUID) -> tuple[list[Owed], set[UUID]]:
    """Return what that letter told the person of, in groups that she is still in, and what of it is open and hers."""
    groups = {one.group_id for one in await memberships_of(session, person)}
    told = await owed_by_id(session, await told_in(session, person, letter))
    hers = {one.id for one in await owed_by(session, person)}
    return by_urgency(one for one in told if one.group_id in groups), hers & {one.id for one in told}
