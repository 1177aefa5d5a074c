"""What minutes bring to the agenda: what was decided since the previous meeting."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import Filling, fills
from bot.meetings.models import Meeting
from bot.meetings.queries import previous_meeting
from bot.minutes.queries import decided_since
from bot.people.models import Group
from cards.speech import Translate


@fills(Filling.FOLLOW_UP)
async def decided(
    session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate, today: date, now: datetime
) -> list[str]:
    """Return the decisions that were published since the previous meeting began, by number."""
    del today, now
    before = await previous_meeting(session, group, meeting)
    found = await decided_since(session, group, before.starts_at if before else group.created_at)
    return [t("Decided: {decision}", decision=f"B-{one.number} {one.text}") for one in found]
