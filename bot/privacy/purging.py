"""Takes away what has been kept long enough: each purge a batch of one kind, counted."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, String, cast, delete, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.models import Assignment
from bot.audit.models import Deed, DeedPurge
from bot.meetings.models import Meeting
from bot.minutes.capture.models import NoteLine
from bot.minutes.models import Minutes, MinutesState, WithoutMinutes
from bot.minutes.versions import OUT
from bot.outbox.models import Letter, LetterState
from bot.people.models import Group
from bot.polls.models import Poll, PollAnswer, PollText
from bot.privacy.models import Retention

BATCH = 500
"""So many rows of a kind go at once: on SQLite everybody else waits for it."""

LETTERS = timedelta(days=90)
"""How long the text of a letter is kept after it was written; it stands in Teams anyway."""

LOG_WITHOUT_GROUP = 24
"""Months for the deeds that belong to no group."""

Purge = Callable[[AsyncSession, Group, datetime], Awaitable[int]]


def before(now: datetime, months: int) -> datetime:
    """Return the moment so many months ago, a month being the twelfth part of 365 days."""
    return now - timedelta(days=round(months * 365 / 12))


async def retention_of(session: AsyncSession, group: Group) -> Retention:
    """Return how long the group keeps what; the defaults for one that has not said."""
    return await session.get(Retention, group.id) or Retention(group_id=group.id)


def _drafted(group: Group) -> Select[UUID | None]:
    """Ask for the meetings that an open draft still tells of: nothing of theirs goes."""
    own = (Minutes.group_id == group.id, Minutes.state == MinutesState.DRAFT, Minutes.meeting_id.is_not(None))
    return select(Minutes.meeting_id).where(*own)


async def purge_notes(session: AsyncSession, group: Group, until: datetime) -> int:
    """Take live notes from before that moment, of meetings whose minutes are out or that have none.

    Others wait for their minutes. Those that an open draft is made of stay.
    """
    here = select(Meeting.id).where(Meeting.group_id == group.id)
    out = select(Minutes.meeting_id).where(Minutes.state.in_(OUT), Minutes.meeting_id.is_not(None))
    settled: Any = union(out, select(WithoutMinutes.meeting_id))
    old = (NoteLine.at < until, NoteLine.meeting_id.in_(here), NoteLine.meeting_id.in_(settled))
    asked = select(NoteLine.id).where(*old, NoteLine.meeting_id.not_in(_drafted(group))).limit(BATCH)
    return await _deleted(session, NoteLine, asked)


async def purge_answers(session: AsyncSession, group: Group, until: datetime) -> int:
    """Take what was answered in polls that closed before that moment: free texts, ratings and attendance."""
    old = (Poll.group_id == group.id, Poll.closed_at < until, Poll.meeting_id.not_in(_drafted(group)))
    answered = select(PollAnswer.poll_id).union(select(PollText.poll_id))
    polls = (await session.scalars(select(Poll.id).where(*old, Poll.id.in_(answered)).limit(BATCH))).all()
    gone = 0
    for kind in (PollAnswer, PollText):
        done = await session.execute(delete(kind).where(kind.poll_id.in_(polls)).returning(kind.poll_id))
        gone += len(done.all())
    return gone


async def purge_drafts(session: AsyncSession, group: Group, until: datetime) -> int:
    """Take drafts that were discarded, and what was taken back and forth in those that were published.

    One that was merged into an open draft, or gave way to it, waits with it: that can be taken back.
    """
    kept = union(
        select(Minutes.origin_id).where(Minutes.origin_id.is_not(None)),
        select(Assignment.minutes_id).where(Assignment.minutes_id.is_not(None)),
    )
    own = Minutes.group_id == group.id
    is_free = Minutes.meeting_id.is_(None) | Minutes.meeting_id.not_in(_drafted(group))
    old = (own, Minutes.state == MinutesState.DISCARDED, Minutes.created_at < until, Minutes.id.not_in(kept), is_free)
    gone = await _deleted(session, Minutes, select(Minutes.id).where(*old).limit(BATCH))
    steps = (own, Minutes.state.in_(OUT), Minutes.published_at < until, cast(Minutes.deeds, String) != "[]")
    emptied = await session.execute(update(Minutes).where(*steps).values(deeds=[]).returning(Minutes.id))
    return gone + len(emptied.all())


async def purge_log(session: AsyncSession, group_id: UUID | None, until: datetime) -> int:
    """Take deeds from before that moment, by the only way out of the log."""
    own = Deed.group_id == group_id if group_id else Deed.group_id.is_(None)
    asked = select(Deed.id).where(own, Deed.at < until).limit(BATCH)
    if await session.scalar(asked.limit(1)) is None:
        return 0
    leave = DeedPurge(before=until, group_id=group_id)
    session.add(leave)
    await session.flush()
    gone = await _deleted(session, Deed, asked)
    await session.delete(leave)
    await session.flush()
    return gone


async def purge_letters(session: AsyncSession, until: datetime) -> int:
    """Empty letters that were written before that moment and are not on their way; their keys stay, for they count."""
    over = Letter.state.in_((LetterState.SENT, LetterState.UNKNOWN, LetterState.UNDELIVERABLE))
    old = select(Letter.id).where(over, Letter.created_at < until, Letter.summary != "").limit(BATCH)
    values = {"card": {}, "summary": ""}
    emptied = await session.execute(update(Letter).where(Letter.id.in_(old)).values(values).returning(Letter.id))
    return len(emptied.all())


async def _deleted(session: AsyncSession, kind: Any, asked: Select[Any]) -> int:  # noqa: ANN401 -- a class with an id
    gone = await session.execute(delete(kind).where(kind.id.in_(asked)).returning(kind.id))
    return len(gone.all())


PURGES: Mapping[str, Purge] = {"notes": purge_notes, "answers": purge_answers, "drafts": purge_drafts}
"""What each group sets itself, by the name of its setting; its log beside them."""
