"""Questions about agendas."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import AgendaItem
from bot.meetings.models import Meeting


async def items_of(session: AsyncSession, meeting: Meeting) -> Sequence[AgendaItem]:
    """Return the rows of the meeting's agenda, in no order."""
    return (await session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting.id))).all()
