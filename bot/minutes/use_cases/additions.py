"""What the secretary adds to what was found."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.promises import Promise
from bot.minutes.missed import Found, parts_of, position_for
from bot.minutes.models import Candidate, Decision, Minutes, Noted, NotedKind, Verdict
from bot.minutes.queries import candidates_of, decisions_of, items_of, noted_of
from bot.minutes.rules import must_be_draft
from bot.minutes.use_cases.answers import done
from bot.people.models import Membership
from bot.people.rules import Permission, require

_FAR = 1_000_000
"""Beyond every position, so that those behind a new one can step aside without touching each other."""


class Spot(NamedTuple):
    """Where something stands: the item's number in order, and the sentence's; None for words of her own."""

    part: int
    sentence: int | None


async def add_assignment(
    session: AsyncSession,
    minutes: Minutes,
    promise: Promise,
    *,
    at: Spot,
    by: Membership,
    now: datetime,
) -> Candidate:
    """Keep an assignment that the reader missed, at its place in the text; raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    found = await candidates_of(session, minutes)
    item, position = await _placed(session, minutes, found, Candidate, at)
    added = Candidate(
        minutes_id=minutes.id,
        position=position,
        sentence=promise.source or promise.text,
        clues=[],
        text=promise.text,
        owner_ids=[str(owner.id) for owner in promise.owners],
        owner_words=promise.owner_words,
        due=promise.due,
        due_words=promise.due_words,
        at_next_meeting=promise.at_next_meeting,
        item=item,
        verdict=Verdict.KEPT,
        answered_at=now,
    )
    session.add(added)
    done(minutes, added=["candidate", str(added.id)])
    await session.flush()
    return added


async def add_decision(session: AsyncSession, minutes: Minutes, text: str, *, at: Spot, by: Membership) -> Decision:
    """Keep a decision that the reader missed, at its place in the text; raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    item, position = await _placed(session, minutes, await decisions_of(session, minutes), Decision, at)
    added = Decision(group_id=minutes.group_id, minutes_id=minutes.id, position=position, text=text, item=item)
    session.add(added)
    done(minutes, added=["decision", str(added.id)])
    await session.flush()
    return added


async def add_comeback(
    session: AsyncSession, minutes: Minutes, text: str, *, question: str, at: Spot, by: Membership
) -> Noted:
    """Keep a matter that returns, with a question to ponder until then; raises NotAllowed, TooLate."""
    _must_be_hers(minutes, by)
    found = [one for one in await noted_of(session, minutes) if one.kind is NotedKind.COMEBACK]
    item, position = await _placed(session, minutes, found, Noted, at)
    added = Noted(
        minutes_id=minutes.id, position=position, kind=NotedKind.COMEBACK, text=text, item=item, question=question
    )
    session.add(added)
    done(minutes, added=["noted", str(added.id)])
    await session.flush()
    return added


def _must_be_hers(minutes: Minutes, by: Membership) -> None:
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)


async def _placed(
    session: AsyncSession, minutes: Minutes, found: Sequence[Found], kind: type[Found], at: Spot
) -> tuple[str, int]:
    """Return the name of the item and a position that is free: whatever stands behind it steps aside."""
    parts = parts_of(minutes, await items_of(session, minutes))
    position = position_for(found, parts, at.part, at.sentence)
    behind = (kind.minutes_id == minutes.id, kind.position >= position)
    await session.execute(update(kind).where(*behind).values(position=kind.position + _FAR))
    there = (kind.minutes_id == minutes.id, kind.position >= _FAR)
    await session.execute(update(kind).where(*there).values(position=kind.position - _FAR + 1))
    return parts[at.part].name, position
