"""What stands under the agenda's item for reports."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import Filling, fills
from bot.meetings.models import Meeting
from bot.people.models import Group
from bot.reports.queries import reported
from cards.speech import Translate


@fills(Filling.REPORTS)
async def read_before(
    session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate, today: date, now: datetime
) -> Sequence[str]:
    """Return a line for each topic that there is something to report on."""
    del group, today, now
    return [
        t("{topic} ({name}): {report}", topic=topic, name=one.person.first_name, report=" ".join(one.text.split()))
        for topic, one in await reported(session, meeting)
    ]
