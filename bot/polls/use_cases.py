"""Opening polls, taking answers, and closing them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Table, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.kit.ids import new_id
from bot.meetings.models import Meeting, MeetingState
from bot.outbox.clock import forget, wake
from bot.people.models import Group, Membership, Person
from bot.people.queries import people_by_id
from bot.people.rules import Permission, require
from bot.polls import letters
from bot.polls.models import Attendance, Poll, PollAnswer, PollKind, PollText
from bot.polls.queries import answer_of, open_polls_of, poll_of, tally
from bot.polls.rules import Tally, must_be_closable, must_be_open, must_be_remindable, must_say_something
from bot.polls.schedule import closes_at

CLOSE = "polls.close"
"""The name of the clock's job that closes a poll; its subject is the poll's id."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that was taken: the poll counted with it, and the texts that could not be taken."""

    counted: Tally
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answers; `texts` by the name of their field, those with words in them."""

    attendance: Attendance | None = None
    rating: int | None = None
    texts: Mapping[str, str] = field(default_factory=dict)


async def open_poll(
    session: AsyncSession, group: Group, meeting: Meeting, kind: PollKind, *, now: datetime
) -> Poll | None:
    """Open the meeting's check-in or check-out; None when it was opened before, and stays as it is."""
    closes = _closes_at(group, meeting, kind, opened_at=now)
    facts = {"id": new_id(), "group_id": group.id, "meeting_id": meeting.id, "kind": kind, "opened_at": now}
    row = inserting(session)(Poll).values(**facts, closes_at=closes, anonymous=group.anonymous_texts)
    opened: Poll | None = await session.scalar(row.on_conflict_do_nothing().returning(Poll))
    if opened is not None:
        await wake(session, kind=CLOSE, subject=str(opened.id), at=closes)
    return opened


async def answer_poll(
    session: AsyncSession, poll: Poll, meeting: Meeting, said: Said, *, by: Membership, now: datetime
) -> Taken:
    """Take what somebody answers, in place of what she answered before; the poll must be held.

    Texts are left where nobody can tell whose the first ones are: then none replace them.
    Raises NotAllowed, TooLate for a closed poll, Invalid for an answer with nothing in it.
    """
    require(by, Permission.SEE)
    must_be_open(poll, texts=said.texts, now=now)
    must_say_something(attendance=said.attendance, rating=said.rating, texts=said.texts)
    is_first = await answer_of(session, poll, by.person) is None
    left: tuple[str, ...] = ()
    if poll.anonymous and is_first:
        texts = [PollText(poll_id=poll.id, field=name, text=words) for name, words in said.texts.items()]
        session.add_all(texts)
    elif poll.anonymous:
        left = await _unknown(session, poll, said.texts)
    await _keep(session, poll, said, by.person)
    if poll.anonymous:
        await _shuffle(session, poll)
    counted = await tally(session, poll)
    await letters.redraw(session, poll, meeting, group=by.group, now=now, counted=counted)
    await letters.redraw_nudge(session, poll, meeting, by.person, group=by.group, now=now)
    return Taken(counted, left)


async def _keep(session: AsyncSession, poll: Poll, said: Said, person: Person) -> None:
    texts = {} if poll.anonymous else dict(said.texts)
    values: dict[str, Any] = {"attendance": said.attendance, "rating": said.rating, "texts": texts}
    written = inserting(session)(PollAnswer).values(poll_id=poll.id, person_id=person.id, **values)
    await session.execute(written.on_conflict_do_update(index_elements=["poll_id", "person_id"], set_=values))
    await session.flush()


async def _unknown(session: AsyncSession, poll: Poll, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Return the texts that nobody has written: a press that came twice brings what is known already."""
    asked = select(PollText.field, PollText.text).where(PollText.poll_id == poll.id)
    known = {(name, words) for name, words in await session.execute(asked)}
    return tuple(words for name, words in texts.items() if (name, words) not in known)


async def _shuffle(session: AsyncSession, poll: Poll) -> None:
    """Write all answers and all texts of the poll anew, in an order of chance, where the database remembers more.

    Neither the order of rows nor the transaction that wrote them tells then which text came with which answer. SQLite
    keeps neither of these tables: ADR 0008.
    """
    if session.get_bind().dialect.name != "postgresql":
        return
    for entity in (PollAnswer, PollText):
        table = cast("Table", entity.__table__)
        gone = delete(table).where(table.c.poll_id == poll.id).returning(*table.c).cte("gone")
        again = select(gone).order_by(func.random())
        await session.execute(insert(table).from_select([column.name for column in table.c], again))


async def close_by_hand(session: AsyncSession, poll: Poll, meeting: Meeting, *, by: Membership, now: datetime) -> None:
    """Close the poll, which must be held; raises NotAllowed for others than organisers, TooLate when it is closed."""
    require(by, Permission.ARRANGE_MEETINGS)
    must_be_closable(poll)
    poll.closed_by_id = by.person_id
    await close_poll(session, poll, meeting, group=by.group, now=now)


async def close_poll(session: AsyncSession, poll: Poll, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Take no more answers, and show what came of it; the poll must be held."""
    poll.closed_at = poll.closed_at or now
    await session.flush()
    await forget(session, kind=CLOSE, subject=str(poll.id))
    await letters.redraw(session, poll, meeting, group=group, now=now)
    await letters.redraw_nudges(session, poll, meeting, group=group, now=now)


async def remind(session: AsyncSession, poll: Poll, meeting: Meeting, *, by: Membership, now: datetime) -> int:
    """Ask each member who has not answered in her own chat, once; return how many. The poll must be held.

    Raises NotAllowed for others than organisers, TooLate for a poll that is closed or was reminded of.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    must_be_remindable(poll, now=now)
    silent = (await tally(session, poll)).silent
    people = await people_by_id(session, [voice.person_id for voice in silent])
    for voice in silent:
        await letters.nudge(session, poll, meeting, people[voice.person_id], group=by.group, now=now)
    if silent:
        poll.nudged_at = now
        await session.flush()
        await letters.redraw(session, poll, meeting, group=by.group, now=now)
    return len(silent)


async def follow_meeting(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Let the polls open and close with the meeting, and their cards follow it; told twice it does the same."""
    match meeting.state:
        case MeetingState.UNDER_WAY:
            await _begin(session, group, meeting, PollKind.CHECK_IN, now=now)
        case MeetingState.CLOSED:
            for poll in await open_polls_of(session, meeting):
                if poll.kind is PollKind.CHECK_IN:
                    await close_poll(session, poll, meeting, group=group, now=now)
            if _closes_at(group, meeting, PollKind.CHECK_OUT, opened_at=meeting.changed_at or meeting.ends_at) > now:
                await _begin(session, group, meeting, PollKind.CHECK_OUT, now=now)
        case MeetingState.CANCELLED:
            for poll in await open_polls_of(session, meeting):
                await close_poll(session, poll, meeting, group=group, now=now)
    for poll in await open_polls_of(session, meeting):
        await _set_clock(session, group, meeting, poll)
        await letters.redraw(session, poll, meeting, group=group, now=now)


async def _begin(session: AsyncSession, group: Group, meeting: Meeting, kind: PollKind, *, now: datetime) -> None:
    if group.is_asleep or await poll_of(session, meeting, kind) is not None:
        return
    poll = await open_poll(session, group, meeting, kind, now=now)
    if poll is not None:
        await letters.post_poll(session, poll, meeting, group=group, now=now)


async def _set_clock(session: AsyncSession, group: Group, meeting: Meeting, poll: Poll) -> None:
    """Have the poll closed in time, also when its meeting was moved or its group was asleep."""
    poll.closes_at = _closes_at(group, meeting, poll.kind, opened_at=poll.opened_at)
    await session.flush()
    await wake(session, kind=CLOSE, subject=str(poll.id), at=poll.closes_at)


def _closes_at(group: Group, meeting: Meeting, kind: PollKind, *, opened_at: datetime) -> datetime:
    return closes_at(
        kind, starts_at=meeting.starts_at, ends_at=meeting.ends_at, zone=group.time_zone, opened_at=opened_at
    )
