"""When the group does not meet: its breaks, and what becomes of the meetings planned in them."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid
from bot.kit.dates import local
from bot.meetings import letters
from bot.meetings.models import Break, Meeting
from bot.meetings.queries import breaks_of, meetings_ahead
from bot.meetings.rules import FARTHEST, follows_rhythm
from bot.meetings.use_cases import drop, fill
from bot.meetings.views import span_words, when_words
from bot.meetings.watchers import tell_of_break, tell_watchers
from bot.people.models import Group, Membership
from bot.people.queries import hold
from bot.people.rules import Permission, require
from cards.speech import Translate

MOST_DAYS = 366
MOST_BREAKS = 30


async def add_break(
    session: AsyncSession, first: date, last: date, name: str, *, by: Membership, now: datetime
) -> list[Meeting]:
    """Let the group not meet by its rhythm from `first` to `last`; return the meetings there that stay all the same.

    What was planned there by rhythm alone is dropped, and what it was to take up goes on to the next meeting, by the
    rooms that watch. The same break twice is one. Raises NotAllowed, and Invalid for days that make no sense.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    group, today = by.group, local(now, by.group.time_zone).date()
    _must_make_sense(first, last, today=today)
    await hold(session, group)
    breaks = await breaks_of(session, group, since=today)
    same = next((one for one in breaks if (one.first, one.last) == (first, last)), None)
    if same is not None:
        same.name = name or same.name
        return []
    if len(breaks) >= MOST_BREAKS:
        raise Invalid("There are {most} breaks already. Remove one of them first.", most=MOST_BREAKS)
    session.add(Break(group_id=group.id, first=first, last=last, name=name))
    await session.flush()
    await tell_of_break(session, group, now=now)
    return await _emptied(session, first, last, name, by=by, now=now)


async def _emptied(
    session: AsyncSession, first: date, last: date, name: str, *, by: Membership, now: datetime
) -> list[Meeting]:
    """Drop what stands in the break by rhythm alone, and tell the organisers of what stays."""
    group, today = by.group, local(now, by.group.time_zone).date()
    inside = [
        one
        for one in await meetings_ahead(session, group, now=now)
        if first <= local(one.starts_at, group.time_zone).date() <= last
    ]
    dropped = [one for one in inside if follows_rhythm(one, today=today, zone=group.time_zone)]
    for meeting in dropped:
        drop(meeting, now=now, reason=name)
    await session.flush()
    await fill(session, group, now=now)
    for meeting in dropped:
        await tell_watchers(session, group, meeting, now=now)
    staying = [one for one in inside if one not in dropped]
    if staying:
        await letters.tell_organisers(
            session,
            group,
            lambda t: staying_words(group, first, last, staying, t=t, today=today),
            but=by.person,
            key=f"meetings.break:{group.id}:{first}:{last}",
            now=now,
        )
    return staying


async def remove_break(session: AsyncSession, break_id: UUID, *, by: Membership, now: datetime) -> None:
    """Let the group meet by its rhythm again; a break that is gone already, or another group's, is left alone.

    Raises NotAllowed for others than organisers.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    await hold(session, by.group)
    found = await session.get(Break, break_id)
    if found is None or found.group_id != by.group_id:
        return
    await session.delete(found)
    await session.flush()
    await fill(session, by.group, now=now)


def staying_words(
    group: Group, first: date, last: date, staying: Sequence[Meeting], *, t: Translate, today: date
) -> str:
    """Return the sentence about meetings that stay although they stand in a break."""
    days = "; ".join(when_words(one.starts_at, group, t=t, today=today) for one in staying)
    return t(
        "{group} takes a break {span}, but these meetings stay, because their agenda is published or somebody chose "
        "their time: {days}. Move or cancel them if they are not to be held.",
        group=group.name,
        span=span_words(first, last, t=t, today=today),
        days=days,
    )


def _must_make_sense(first: date, last: date, *, today: date) -> None:
    if last < first:
        raise Invalid("The break ends before it begins. Check its days.")
    if last < today:
        raise Invalid("Those days have passed. Choose days ahead.")
    if last - first >= timedelta(days=MOST_DAYS):
        raise Invalid("A break lasts a year at most. To stop planning meetings, set an end for the rhythm instead.")
    if first > today + FARTHEST:
        raise Invalid("That is more than two years ahead. Check the year.")
