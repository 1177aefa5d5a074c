"""The ledger's pages as the worker turns them: what is due, what is claimed, what became of it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Row, Table, bindparam, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.orm import aliased

from bot.db.transaction import reading, transaction
from bot.db.upsert import inserting
from bot.outbox.errand import errand_of
from bot.outbox.models import DirectChat, Letter, LetterKind, LetterState
from bot.outbox.outcome import Errand, Outcome
from bot.outbox.queue import Waiting
from bot.outbox.throttle import Lane

letters = cast("Table", Letter.__table__)
chats = cast("Table", DirectChat.__table__)


@dataclass(frozen=True, slots=True)
class Stray:
    """A letter in `sending` that nobody here carries: its leader died."""

    id: int
    attempts: int
    is_edit: bool


async def due(engine: AsyncEngine, shards: Collection[int], now: datetime, *, after: int = 0) -> list[Waiting]:
    """Return the waiting letters of `shards` that are due, with an id above `after`, rising."""
    knows_chat = (
        select(1).where(chats.c.tenant_id == letters.c.tenant_id, chats.c.member_id == letters.c.member_id).exists()
    )
    makes_chat = (letters.c.kind == LetterKind.DIRECT) & ~knows_chat
    columns = (letters.c.id, letters.c.tenant_id, letters.c.lane, letters.c.retry_at, makes_chat)
    waiting = (letters.c.state == LetterState.WAITING, letters.c.shard.in_(shards), letters.c.not_before <= now)
    query = select(*columns).where(*waiting, letters.c.id > after).order_by(letters.c.id)
    async with reading(engine) as session:
        rows = await session.execute(query)
        return [Waiting(id_, (tenant, lane), retry_at, 1 + makes) for id_, tenant, lane, retry_at, makes in rows]


async def strays(engine: AsyncEngine, shards: Collection[int], carried: Collection[int]) -> list[Stray]:
    """Return the letters of `shards` in `sending` that are not among those `carried` here."""
    query = select(letters.c.id, letters.c.attempts, letters.c.kind).where(
        letters.c.state == LetterState.SENDING, letters.c.shard.in_(shards)
    )
    async with reading(engine) as session:
        rows = await session.execute(query)
        return [Stray(id_, attempts, kind is LetterKind.EDIT) for id_, attempts, kind in rows if id_ not in carried]


async def recent(engine: AsyncEngine, shards: Collection[int], since: datetime) -> list[tuple[Lane, datetime]]:
    """Return when and in which lane letters of `shards` were sent since then, in order."""
    columns = (letters.c.tenant_id, letters.c.lane, letters.c.sent_at)
    query = select(*columns).where(letters.c.shard.in_(shards), letters.c.sent_at > since).order_by(letters.c.sent_at)
    async with reading(engine) as session:
        return [((tenant, lane), sent_at) for tenant, lane, sent_at in await session.execute(query)]


async def settle_strays(engine: AsyncEngine, found: Iterable[Stray], *, never_left: Collection[int]) -> None:
    """Let strays be `unknown`; those that surely never left, and edits, wait again: twice edited is once edited."""
    async with transaction(engine) as session:
        for stray in found:
            again = stray.is_edit or stray.id in never_left
            state = LetterState.WAITING if again else LetterState.UNKNOWN
            same_try = (letters.c.id == stray.id, letters.c.attempts == stray.attempts)
            lost = update(letters).where(*same_try, letters.c.state == LetterState.SENDING)
            await session.execute(lost.values(state=state, reason="the program stopped while it was being sent"))


async def withhold(engine: AsyncEngine, now: datetime, *, reason: str) -> int:
    """Let the letters that are due be `unknown`, edits aside: twice edited is once edited. Return how many."""
    due = (letters.c.state == LetterState.WAITING, letters.c.not_before <= now, letters.c.kind != LetterKind.EDIT)
    async with transaction(engine) as session:
        kept = update(letters).where(*due).values(state=LetterState.UNKNOWN, reason=reason).returning(letters.c.id)
        return len((await session.execute(kept)).all())


async def turn_page(
    engine: AsyncEngine, outcomes: Sequence[Outcome], heads: Sequence[Waiting], now: datetime
) -> list[Errand]:
    """Keep the outcomes and claim the heads, in one transaction; return the errands of those that could be claimed."""
    async with transaction(engine) as session:
        await _settle(session, outcomes)
        return await _claim(session, {head.id: head for head in heads}, now)


async def _settle(session: AsyncSession, outcomes: Sequence[Outcome]) -> None:
    if not outcomes:
        return
    text = letters.c.lane.type
    values = {
        "state": bindparam("new_state", type_=letters.c.state.type),
        "reason": bindparam("new_reason"),
        "retry_at": bindparam("new_retry_at", type_=letters.c.retry_at.type),
        "sent_at": bindparam("new_sent_at", type_=letters.c.sent_at.type),
        "conversation_id": func.coalesce(bindparam("new_conversation", type_=text), letters.c.conversation_id),
        "activity_id": func.coalesce(bindparam("new_activity", type_=text), letters.c.activity_id),
    }
    is_open = (letters.c.state == LetterState.SENDING) | (letters.c.state == LetterState.UNKNOWN)
    same_try = (letters.c.id == bindparam("this"), letters.c.attempts == bindparam("this_try"))
    connection = await session.connection()
    rows = [_row(outcome) for outcome in sorted(outcomes, key=lambda outcome: outcome.errand.letter.id)]
    await connection.execute(update(letters).where(*same_try, is_open).values(values), rows)
    await _remember_chats(session, outcomes)


def _row(outcome: Outcome) -> dict[str, Any]:
    delivered = outcome.delivered
    return {
        "this": outcome.errand.letter.id,
        "this_try": outcome.errand.attempts,
        "new_state": outcome.state,
        "new_reason": outcome.reason,
        "new_retry_at": outcome.retry_at,
        "new_sent_at": outcome.sent_at,
        "new_conversation": delivered.conversation_id if delivered else None,
        "new_activity": delivered.activity_id if delivered else None,
    }


async def _remember_chats(session: AsyncSession, outcomes: Sequence[Outcome]) -> None:
    """Keep the 1:1 chats that were made on the way."""
    made: dict[tuple[str, str | None], dict[str, Any]] = {}
    for outcome in outcomes:
        parcel = outcome.errand.parcel
        if parcel.kind is LetterKind.DIRECT and outcome.delivered and not parcel.conversation_id:
            made[parcel.tenant_id, parcel.member_id] = {
                "tenant_id": parcel.tenant_id,
                "member_id": parcel.member_id,
                "conversation_id": outcome.delivered.conversation_id,
                "service_url": parcel.service_url,
            }
    if made:
        insert = inserting(session)(DirectChat)
        seen = {"conversation_id": insert.excluded.conversation_id, "service_url": insert.excluded.service_url}
        upsert = insert.on_conflict_do_update(index_elements=["tenant_id", "member_id"], set_=seen)
        connection = await session.connection()
        await connection.execute(upsert, [made[key] for key in sorted(made, key=str)])


async def _claim(session: AsyncSession, heads: dict[int, Waiting], now: datetime) -> list[Errand]:
    """Mark the heads `sending`; one that is being amended just now is left for the next time."""
    if not heads:
        return []
    free = select(letters.c.id).where(letters.c.id.in_(heads), letters.c.state == LetterState.WAITING)
    values = {
        "state": LetterState.SENDING,
        "attempts": letters.c.attempts + 1,
        "tried_since": func.coalesce(letters.c.tried_since, literal(now, letters.c.tried_since.type)),
    }
    claim = update(letters).where(letters.c.id.in_(free.with_for_update(skip_locked=True))).values(values)
    claimed = [id_ for (id_,) in await session.execute(claim.returning(letters.c.id))]
    context = await _with_context(session, claimed)
    return [errand_of(heads[letter.id], letter, root, chat) for letter, root, chat in context]


async def _with_context(
    session: AsyncSession, claimed: Sequence[int]
) -> Sequence[Row[Letter, Letter | None, DirectChat | None]]:
    """Return each letter with the letter it is about and the 1:1 chat it goes to, if there are any."""
    root = aliased(Letter)
    chat = (DirectChat.tenant_id == Letter.tenant_id) & (DirectChat.member_id == Letter.member_id)
    query = select(Letter, root, DirectChat).outerjoin(root, Letter.about == root.key).outerjoin(DirectChat, chat)
    rows = await session.execute(query.where(Letter.id.in_(claimed)).order_by(Letter.id))
    return cast("Sequence[Row[Letter, Letter | None, DirectChat | None]]", rows.all())
