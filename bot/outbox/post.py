"""Writes letters into the ledger, in the transaction of the deed that they tell of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.kit.course import turn_now
from bot.outbox.address import Address, Channel, Conversation, Direct, Thread
from bot.outbox.amend import amend, retire
from bot.outbox.bell import ring_after_commit
from bot.outbox.lanes import direct_lane, lane_of_chat, shard_of
from bot.outbox.models import DirectChat, Letter, LetterKind, LetterState
from cards.kit import Card

__all__ = [
    "Draft",
    "adopt",
    "amend",
    "lane_to",
    "post",
    "post_all",
    "recognise",
    "remember_direct_chat",
    "retire",
    "written",
]


NOWHERE = {"conversation_id": None, "member_id": None, "about": None}
"""What an address fills in; all letters have the same columns, so that several are written at once."""


async def post(
    session: AsyncSession, *, key: str, to: Address, card: Card, now: datetime, not_before: datetime | None = None
) -> Letter:
    """Write one letter, to be carried from `not_before` on; the same key twice is one letter, the first.

    Raises LookupError for a thread whose root was never posted.
    """
    facts = await _addressed(session, to)
    facts["not_before"] = max(filter(None, (not_before, facts.get("not_before"), now)))
    return await _written(session, key, card, now, facts)


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter that is yet to be written into the ledger."""

    key: str
    to: Address
    card: Card


async def post_all(session: AsyncSession, drafts: Sequence[Draft], *, now: datetime) -> None:
    """Write several letters at once, to be carried from now on; a key that was written before stays that one letter."""
    if not drafts:
        return
    rows = [_row(one.key, one.card, now) | await _addressed(session, one.to) | {"not_before": now} for one in drafts]
    insert = inserting(session)(Letter).on_conflict_do_nothing(index_elements=["key"])
    await session.execute(insert, [{"state": LetterState.WAITING} | row for row in rows])
    ring_after_commit(session)


async def written(session: AsyncSession, keys: Iterable[str]) -> set[str]:
    """Return those of the keys under which a message was written."""
    return set(await session.scalars(select(Letter.key).where(Letter.key.in_(set(keys)))))


async def adopt(
    session: AsyncSession, *, key: str, to: Conversation, activity_id: str, card: Card, now: datetime
) -> Letter:
    """Let a message that stands in Teams already be the letter `key`, and let it show `card`."""
    facts = await _addressed(session, to)
    facts |= {"not_before": now, "state": LetterState.SENT, "sent_at": now, "activity_id": activity_id}
    letter = await _written(session, key, card, now, facts)
    await amend(session, key=key, card=card, now=now)
    return letter


async def recognise(
    session: AsyncSession, letter: Letter, *, to: Conversation, activity_id: str, now: datetime
) -> None:
    """Let a letter of which Teams never said whether it took it stand there as that message: somebody pressed it.

    One that is on its way is left to the worker, who is about to hear the same.
    """
    if letter.state is LetterState.UNKNOWN:
        letter.state, letter.reason, letter.sent_at = LetterState.SENT, None, now
        letter.conversation_id, letter.activity_id = to.conversation_id, activity_id
        await session.flush()


async def remember_direct_chat(
    session: AsyncSession, *, tenant_id: str, member_id: str, conversation_id: str, service_url: str
) -> None:
    """Keep where the person's 1:1 chat is, as last seen."""
    seen = {"conversation_id": conversation_id, "service_url": service_url}
    written = inserting(session)(DirectChat).values(tenant_id=tenant_id, member_id=member_id, **seen)
    await session.execute(written.on_conflict_do_update(index_elements=["tenant_id", "member_id"], set_=seen))


async def _written(session: AsyncSession, key: str, card: Card, now: datetime, facts: dict[str, Any]) -> Letter:
    row = {"state": LetterState.WAITING} | _row(key, card, now)
    insert = inserting(session)(Letter).values(row | facts)
    once = insert.on_conflict_do_nothing(index_elements=["key"]).returning(Letter)
    letter: Letter | None = await session.scalar(once)
    ring_after_commit(session)
    if letter is not None:
        return letter
    return (await session.scalars(select(Letter).where(Letter.key == key))).one()


def _row(key: str, card: Card, now: datetime) -> dict[str, Any]:
    said = {"key": key, "card": card.json, "summary": card.summary}
    return {**NOWHERE, **said, "created_at": now, "attempts": 0, "turn": turn_now()}


async def _addressed(session: AsyncSession, to: Address) -> dict[str, Any]:
    """Return the columns that say where the letter goes."""
    match to:
        case Direct():
            return _kind(LetterKind.DIRECT, to, direct_lane(to.member_id), member_id=to.member_id)
        case Channel():
            return _kind(LetterKind.CHANNEL, to, lane_of_chat(to.channel_id), conversation_id=to.channel_id)
        case Conversation():
            lane = await lane_to(session, to)
            return _kind(LetterKind.MESSAGE, to, lane, conversation_id=to.conversation_id)
        case Thread():
            return await _in_thread(session, to)


def _kind(kind: LetterKind, to: Direct | Channel | Conversation, lane: str, **facts: str) -> dict[str, Any]:
    where = {"tenant_id": to.tenant_id, "service_url": to.service_url, "shard": shard_of(to.tenant_id), "lane": lane}
    return {"kind": kind, **where, **facts}


async def lane_to(session: AsyncSession, to: Conversation) -> str:
    """Return the lane of the person whose chat it is, so that her letters keep one order however they are addressed."""
    known = select(DirectChat.member_id).where(
        DirectChat.tenant_id == to.tenant_id, DirectChat.conversation_id == to.conversation_id
    )
    member_id = await session.scalar(known.limit(1))
    return direct_lane(member_id) if member_id else lane_of_chat(to.conversation_id)


async def _in_thread(session: AsyncSession, to: Thread) -> dict[str, Any]:
    root = await session.scalar(select(Letter).where(Letter.key == to.root))
    if root is None:
        message = f"no letter has the key {to.root}"
        raise LookupError(message)
    same = {name: getattr(root, name) for name in ("tenant_id", "service_url", "shard", "lane", "not_before")}
    return {"kind": LetterKind.THREAD, "about": root.key, **same}
