"""Planning meetings by a group's rhythm."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import LONGEST, breaks_of, meetings_ahead, slots_of
from bot.meetings.rhythm import Pattern, days
from bot.meetings.rules import follows_rhythm, overlaps
from bot.meetings.watchers import tell_watchers
from bot.outbox.clock import wake
from bot.people.models import Group
from bot.people.queries import hold

AHEAD = 3
"""So many meetings of the rhythm stand in the calendar at any time, for proposals to choose among."""

KEEP = "meetings.keep"
"""The name of the clock's job that keeps a group's calendar; its subject is the group's id."""


async def plan_ahead(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Return the meetings ahead, the next one first, planning by the group's rhythm those that are missing.

    There are none when the rhythm has ended and nobody has booked any.
    """
    ahead = await meetings_ahead(session, group, now=now)
    if sum(one.slot is not None for one in ahead) >= AHEAD:
        return ahead
    await hold(session, group)  # two at once plan one calendar
    return await fill(session, group, now=now)


async def next_if_any(session: AsyncSession, group: Group, *, now: datetime) -> Meeting | None:
    """Return the meeting that is under way or comes next; None when no more are planned."""
    return next(iter(await plan_ahead(session, group, now=now)), None)


async def next_meeting(session: AsyncSession, group: Group, *, now: datetime) -> Meeting:
    """Return the meeting that is under way or comes next; raises NotFound, with what to do, when there is none."""
    meeting = await next_if_any(session, group, now=now)
    if meeting is None:
        raise _no_more(group)
    return meeting


async def next_to_begin(session: AsyncSession, group: Group, *, now: datetime) -> Meeting:
    """Return the first meeting that has not begun; raises NotFound, with what to do, when there is none."""
    for meeting in await plan_ahead(session, group, now=now):
        if meeting.starts_at > now and meeting.state is not MeetingState.UNDER_WAY:
            return meeting
    raise _no_more(group)


def _no_more(group: Group) -> NotFound:
    return NotFound(
        "No more meetings of {group} are planned. The chair or the secretary can book one: write “meeting” to me.",
        group=group.name,
    )


async def fill(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Plan what is missing among the next meetings, gaps too, and return all ahead; the group must be held."""
    known = await slots_of(session, group)
    ahead = await meetings_ahead(session, group, now=now)
    made = _missing(group, known, ahead, await pattern_of(session, group, now=now), now=now)
    session.add_all(made)
    await session.flush()
    ahead = await meetings_ahead(session, group, now=now)
    await set_clock(session, group, ahead, now=now)
    for meeting in made:
        await tell_watchers(session, group, meeting, now=now)
    return ahead


def _missing(
    group: Group, known: Sequence[Meeting], ahead: Sequence[Meeting], pattern: Pattern, *, now: datetime
) -> list[Meeting]:
    """Return new meetings for the periods of the rhythm that have none, so far ahead as is wanted."""
    alive = {pattern.period(one.slot) for one in ahead if one.slot}
    taken = {pattern.period(one.slot) for one in known if one.slot}
    today = pattern.period(local(now, pattern.zone).date())
    planned, made = sum(one <= today for one in alive), list[Meeting]()
    latest = known[-1].slot if known else None
    for day in days(pattern, after=now, anchor=latest):
        if planned >= AHEAD:
            break
        period = pattern.period(day)
        if period in taken:
            planned += period in alive and period > today
            continue
        meeting = _by_rhythm(group, pattern, day)
        if not overlaps(meeting, [*ahead, *made]):
            made.append(meeting)
            planned += 1
    return made


def _by_rhythm(group: Group, pattern: Pattern, day: date) -> Meeting:
    return Meeting(
        group_id=group.id,
        starts_at=pattern.start(day),
        length_minutes=group.length_minutes,
        place=group.place,
        link=group.link,
        slot=day,
    )


async def replan(session: AsyncSession, group: Group, *, now: datetime) -> list[Meeting]:
    """Let the meetings ahead follow settings that changed, and tell the rooms above; return them.

    One whose agenda is published, whose time somebody chose, or that is today stays as it is. One that the rhythm
    has no day for any more is dropped. Called when nothing changed it changes nothing.
    """
    await hold(session, group)
    pattern, today = await pattern_of(session, group, now=now), local(now, group.time_zone).date()
    ahead = await meetings_ahead(session, group, now=now)
    following = [one for one in ahead if follows_rhythm(one, today=today, zone=group.time_zone)]
    settled = [one for one in await slots_of(session, group) if one not in following]
    free = _free(pattern, settled, now=now)
    dropped = [one for one in following if not _follow(one, group, pattern, next(free, None), now=now)]
    await session.flush()
    ahead = await fill(session, group, now=now)
    for meeting in (*ahead, *dropped):
        await tell_watchers(session, group, meeting, now=now)
    return ahead


def _free(pattern: Pattern, settled: Sequence[Meeting], *, now: datetime) -> Iterator[date]:
    """Yield the days of the rhythm whose periods no settled meeting takes."""
    taken = {pattern.period(one.slot) for one in settled if one.slot}
    anchor = settled[-1].slot if settled else None
    return (day for day in days(pattern, after=now, anchor=anchor) if pattern.period(day) not in taken)


def _follow(meeting: Meeting, group: Group, pattern: Pattern, day: date | None, *, now: datetime) -> bool:
    """Move the meeting to that day of the rhythm; without one it is dropped, and False returned."""
    if day is None:
        drop(meeting, now=now)
        return False
    wanted = (day, pattern.start(day), group.length_minutes, group.place, group.link)
    if (meeting.slot, meeting.starts_at, meeting.length_minutes, meeting.place, meeting.link) != wanted:
        meeting.slot, meeting.starts_at, meeting.length_minutes, meeting.place, meeting.link = wanted
        meeting.sequence, meeting.changed_at, meeting.changed_by_id = meeting.sequence + 1, now, None
    return True


def drop(meeting: Meeting, *, now: datetime, reason: str = "") -> None:
    """Take a meeting out of the calendar that nobody cancelled: its day is free for the rhythm again."""
    meeting.state, meeting.slot, meeting.cancelled_reason = MeetingState.CANCELLED, None, reason
    meeting.sequence, meeting.changed_at, meeting.changed_by_id = meeting.sequence + 1, now, None


async def pattern_of(session: AsyncSession, group: Group, *, now: datetime) -> Pattern:
    """Return how the group meets from now on, its breaks included."""
    breaks = await breaks_of(session, group, since=local(now, group.time_zone).date())
    return Pattern(
        rhythm=group.rhythm,
        weekday=group.meeting_weekday,
        hour=group.start_time,
        zone=group.time_zone,
        month_week=group.month_week,
        until=group.rhythm_until,
        breaks=tuple((one.first, one.last) for one in breaks),
    )


async def set_clock(session: AsyncSession, group: Group, ahead: Sequence[Meeting], *, now: datetime) -> None:
    """Have the calendar looked after when the next meeting is over."""
    at = next_look(ahead, now=now)
    if at is not None:
        await wake(session, kind=KEEP, subject=str(group.id), at=at)


def next_look(ahead: Sequence[Meeting], *, now: datetime) -> datetime | None:
    """Return when the calendar wants to be looked after next: once a meeting is over, or forgotten open for a day."""
    over = [one.ends_at + LONGEST if one.ends_at <= now else one.ends_at for one in ahead]
    return max(min(over), now) if over else None
