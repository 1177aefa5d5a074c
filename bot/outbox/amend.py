"""Lets a message show something else than it did: the last state always wins."""

from datetime import datetime, timedelta
from zlib import crc32

import structlog
from sqlalchemy import func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.course import turn_now
from bot.kit.ids import new_id
from bot.outbox.bell import ring_after_commit
from bot.outbox.models import Letter, LetterKind, LetterState
from cards.kit import Card

log = structlog.get_logger()

_LOCK_CLASS = 7102
"""Sets these advisory locks apart from the leaders'."""


async def amend(session: AsyncSession, *, key: str, card: Card, now: datetime, apart: timedelta = timedelta(0)) -> bool:
    """Let the message with that key show `card`, whether it waits or stands in Teams already.

    The edit leaves so long after the one before it as `apart` says; what is amended meanwhile goes with it.
    False when no such message stands in Teams or will: the key is unknown, or Teams never took the letter.
    """
    await _one_at_a_time(session, key)
    if await _rewritten(session, Letter.key == key, card):
        return True
    message = await session.scalar(
        select(Letter).where(Letter.key == key), execution_options={"populate_existing": True}
    )
    if message is None or message.state not in {LetterState.SENDING, LetterState.SENT}:
        return False
    if not await _rewritten(session, (Letter.about == key) & (Letter.kind == LetterKind.EDIT), card):
        before = await _last_edit(session, key, now) if apart else None
        session.add(_edit(message, card, now, not_before=max(now, before + apart) if before else now))
        await session.flush()
        ring_after_commit(session)
    return True


async def retire(session: AsyncSession, *, key: str) -> None:
    """Let the message with that key stand as it is and be settled: the key is free for the next one."""
    await _one_at_a_time(session, key)
    letter = await session.scalar(select(Letter.id).where(Letter.key == key))
    if letter is None:
        return
    past = f"{key}:{letter}"
    await session.execute(update(Letter).where(Letter.key == key).values(key=past))
    await session.execute(update(Letter).where(Letter.about == key).values(about=past))


async def _one_at_a_time(session: AsyncSession, key: str) -> None:
    """Queue with others that amend the same message; SQLite's one writer is alone anyway."""
    if session.get_bind().dialect.name == "postgresql":
        number = crc32(key.encode()) - 2**31
        await session.execute(select(func.pg_advisory_xact_lock(_LOCK_CLASS, number)))


async def _rewritten(session: AsyncSession, which: object, card: Card) -> bool:
    waiting = update(Letter).where(which, Letter.state == LetterState.WAITING)  # type: ignore[arg-type]
    values = waiting.values(card=card.json, summary=card.summary).returning(Letter)
    found = await session.scalars(values, execution_options={"populate_existing": True, "synchronize_session": False})
    letter = found.first()
    if letter is not None and letter.turn != turn_now():
        log.info("letter.amended", letter=letter.id)  # it keeps the turn that wrote it; this one's events name it too
    return letter is not None


async def _last_edit(session: AsyncSession, key: str, now: datetime) -> datetime | None:
    """Return when the message was last edited; an edit that is on its way counts from when it left."""
    edits = (Letter.about == key) & (Letter.kind == LetterKind.EDIT)
    moment = func.coalesce(Letter.sent_at, Letter.tried_since, literal(now, Letter.sent_at.type))
    gone = Letter.state.in_((LetterState.SENDING, LetterState.SENT))
    latest: datetime | None = await session.scalar(select(func.max(moment)).where(edits, gone))
    return latest


def _edit(message: Letter, card: Card, now: datetime, *, not_before: datetime) -> Letter:
    return Letter(
        key=f"edit:{new_id()}",
        kind=LetterKind.EDIT,
        tenant_id=message.tenant_id,
        service_url=message.service_url,
        shard=message.shard,
        lane=message.lane,
        conversation_id=None,
        member_id=None,
        about=message.key,
        card=card.json,
        summary=card.summary,
        not_before=not_before,
        created_at=now,
        turn=turn_now(),
    )
