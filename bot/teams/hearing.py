"""Each activity is heard once, and a form that counts once is sent once."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.chat.models import Heard
from bot.chat.turn import Turn
from bot.db.upsert import inserting
from bot.kit.ids import digest
from bot.teams.activity import Incoming

KEEP = timedelta(days=7)
"""Teams repeats an activity within minutes; a form may be pressed twice a few days apart."""

TIDY = "teams.tidy"
"""The name of the clock's job that forgets what was heard long ago."""


async def first_time(session: AsyncSession, incoming: Incoming, *, now: datetime) -> bool:
    """Say whether this activity is heard for the first time; the second of two at once waits for the first to end."""
    if not incoming.id:
        return True
    return await _kept(session, incoming.conversation_id, incoming.id, incoming.from_id, now)


async def pressed_by(turn: Turn, verb: str, pressed: str) -> str | None:
    """Return the member id of who pressed that button of that message before; None, and keep it, the first time."""
    conversation, name = turn.conversation.conversation_id, f"{verb}:{pressed}"
    if await _kept(turn.session, conversation, name, turn.person.member_id, turn.now):
        return None
    before: str | None = await turn.session.scalar(
        select(Heard.member_id).where(Heard.digest == digest(conversation, name)),
    )
    return before


async def _kept(session: AsyncSession, conversation_id: str, name: str, member_id: str, now: datetime) -> bool:
    heard = inserting(session)(Heard).values(digest=digest(conversation_id, name), member_id=member_id, at=now)
    once = heard.on_conflict_do_nothing(index_elements=["digest"]).returning(Heard.at)
    return await session.scalar(once) is not None


async def tidy(session: AsyncSession, subject: str, due_at: datetime, now: datetime) -> datetime | None:
    """Forget what was heard longer ago than anybody repeats it; once a day."""
    del subject
    await session.execute(delete(Heard).where(Heard.at < now - KEEP))
    return max(now, due_at) + timedelta(days=1)
