"""Questions about polls and their answers."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotFound
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership, Person
from bot.people.queries import people_by_id
from bot.polls.models import Attendance, Poll, PollAnswer, PollKind, PollText
from bot.polls.rules import FEWEST, Tally, Voice, count, shown_texts

RECENT = timedelta(days=1)
"""For so long after a meeting began its check-out can be opened by hand."""

LONGEST_TREND = 10
"""So many meetings a trend goes back."""


class Written(NamedTuple):
    """A free text, the field it was written in, and the name of who wrote it: "" where nobody can tell."""

    field: str
    text: str
    name: str


class Present(NamedTuple):
    """Who said in the check-in that they are there, who that they are not, and whom nobody heard from; by name."""

    present: list[Person]
    absent: list[Person]
    silent: list[Person]


class Mean(NamedTuple):
    """The mean of a poll's ratings, and when its meeting began."""

    starts_at: datetime
    mean: float


async def poll_by_id(session: AsyncSession, poll_id: UUID, *, held: bool = False) -> Poll:
    """Return that poll, of whatever group; raises NotFound. Ask at once whether the group is the person's.

    `held`: until the transaction ends, so that answers, the closing and what the card shows of them come in one order.
    """
    asked = select(Poll).where(Poll.id == poll_id).execution_options(populate_existing=True)
    found: Poll | None = await session.scalar(asked.with_for_update() if held else asked)
    if found is None:
        raise NotFound
    return found


async def poll_of(session: AsyncSession, meeting: Meeting, kind: PollKind) -> Poll | None:
    """Return the meeting's check-in or check-out, if it was opened."""
    asked = select(Poll).where(Poll.meeting_id == meeting.id, Poll.kind == kind)
    found: Poll | None = await session.scalar(asked.execution_options(populate_existing=True))
    return found


async def open_polls_of(session: AsyncSession, meeting: Meeting) -> Sequence[Poll]:
    """Return the meeting's polls that nobody has closed, held until the transaction ends."""
    asked = select(Poll).where(Poll.meeting_id == meeting.id, Poll.closed_at.is_(None)).order_by(Poll.opened_at)
    return (await session.scalars(asked.with_for_update().execution_options(populate_existing=True))).all()


async def just_begun(session: AsyncSession, group: Group, *, now: datetime) -> Meeting | None:
    """Return the latest meeting that began within the last day and is not under way any more, or never was."""
    recent = (Meeting.starts_at > now - RECENT) & (Meeting.starts_at <= now)
    asked = select(Meeting).where(Meeting.group_id == group.id, recent, Meeting.state != MeetingState.CANCELLED)
    found: Meeting | None = await session.scalar(asked.order_by(Meeting.starts_at.desc()).limit(1))
    return found


async def tally(session: AsyncSession, poll: Poll) -> Tally:
    """Count the poll's answers: one question to the database, however many answered."""
    members = select(Membership.person_id).where(Membership.group_id == poll.group_id, Membership.is_guest.is_(False))
    hers = (PollAnswer.person_id == Person.id) & (PollAnswer.poll_id == poll.id)
    asked = (
        select(Person.id, Person.name, Person.member_id, PollAnswer.person_id, PollAnswer.attendance, PollAnswer.rating)
        .outerjoin(PollAnswer, hers)
        .where(Person.id.in_(members.union(select(PollAnswer.person_id).where(PollAnswer.poll_id == poll.id))))
        .order_by(Person.name, Person.id)
    )
    rows = await session.execute(asked)
    return count(Voice(id_, name, ours, who is not None, where, mark) for id_, name, ours, who, where, mark in rows)


async def answer_of(session: AsyncSession, poll: Poll, person: Person) -> PollAnswer | None:
    """Return what the person answered, if she did."""
    hers = (PollAnswer.poll_id == poll.id) & (PollAnswer.person_id == person.id)
    asked = select(PollAnswer).where(hers).execution_options(populate_existing=True)
    found: PollAnswer | None = await session.scalar(asked)
    return found


async def texts_of(session: AsyncSession, poll: Poll, counted: Tally) -> list[Written]:
    """Return the free texts that may be shown, by their words: without names, no order tells who wrote which."""
    if poll.anonymous:
        rows = await session.execute(select(PollText.field, PollText.text).where(PollText.poll_id == poll.id))
        shown = shown_texts([(field, text) for field, text in rows], poll=poll, answered=len(counted.answered))
        return sorted(Written(field, text, "") for field, text in shown)
    said = await session.execute(
        select(Person.name, PollAnswer.texts)
        .join(Person, Person.id == PollAnswer.person_id)
        .where(PollAnswer.poll_id == poll.id)
        .order_by(Person.name, Person.id)
    )
    return [Written(field, str(text), name) for name, texts in said for field, text in texts.items()]


async def attendance_of(session: AsyncSession, meeting: Meeting) -> Present:
    """Return who was at the meeting, as the check-in tells; without one nobody was heard from."""
    poll = await poll_of(session, meeting, PollKind.CHECK_IN)
    if poll is None:
        members = (Membership.group_id == meeting.group_id) & Membership.is_guest.is_(False)
        asked = select(Person).join(Membership, Membership.person_id == Person.id).where(members)
        return Present([], [], list(await session.scalars(asked.order_by(Person.name, Person.id))))
    counted = await tally(session, poll)
    people = await people_by_id(session, [voice.person_id for voice in (*counted.answered, *counted.silent)])
    there = [voice for voice in counted.answered if voice.attendance in (Attendance.ON_SITE, Attendance.REMOTE)]
    return Present(
        present=[people[voice.person_id] for voice in there],
        absent=[people[voice.person_id] for voice in counted.who(Attendance.ABSENT)],
        silent=[people[voice.person_id] for voice in counted.silent],
    )


async def good_things(session: AsyncSession, meeting: Meeting) -> list[str]:
    """Return what the check-out found good, without names, for the minutes' last item."""
    poll = await poll_of(session, meeting, PollKind.CHECK_OUT)
    if poll is None:
        return []
    counted = await tally(session, poll)
    return [one.text for one in await texts_of(session, poll, counted) if one.field == "good"]


async def trend(session: AsyncSession, group: Group, kind: PollKind, *, until: datetime) -> list[Mean]:
    """Return the means of the latest such polls that are closed and had enough ratings, up to a meeting's start."""
    number = func.count(PollAnswer.rating)
    asked = (
        select(Meeting.starts_at, func.sum(PollAnswer.rating), number)
        .join(Poll, Poll.meeting_id == Meeting.id)
        .join(PollAnswer, PollAnswer.poll_id == Poll.id)
        .where(Poll.group_id == group.id, Poll.kind == kind, Poll.closed_at.is_not(None), Meeting.starts_at <= until)
        .group_by(Meeting.id, Meeting.starts_at)
        .having(number >= FEWEST)
        .order_by(Meeting.starts_at.desc())
        .limit(LONGEST_TREND)
    )
    means = [Mean(starts_at, (total or 0) / times) for starts_at, total, times in await session.execute(asked)]
    return means[::-1]
