"""What assignments bring to the agenda: what was done since the previous meeting, and what is late."""

from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import Filling, fills
from bot.assignments.models import Assignment
from bot.assignments.queries import done_since, open_in
from bot.assignments.rules import by_urgency, days_late
from bot.assignments.views import owner_names
from bot.meetings.models import Meeting
from bot.meetings.queries import previous_meeting
from bot.people.models import Group
from cards.speech import Translate

WHEN_FIRST = timedelta(weeks=4)
"""How far back the first meeting of a group looks."""


@fills(Filling.FOLLOW_UP)
async def promised_and_done(
    session: AsyncSession, group: Group, meeting: Meeting, *, t: Translate, today: date, now: datetime
) -> list[str]:
    """Return what was done since the previous meeting, then what is late, the latest first."""
    before = await previous_meeting(session, group, meeting)
    since = before.starts_at if before else now - WHEN_FIRST
    done = [_said(t, one) for one in await done_since(session, group, since)]
    open_ones = by_urgency(await open_in(session, group))
    late = [(one, days_late(one, today=today)) for one in open_ones]
    return [
        *(t("Done: {assignment}", assignment=words) for words in done),
        *(
            t.count("{n} day late: {assignment}", "{n} days late: {assignment}", days, assignment=_said(t, one))
            for one, days in late
            if days
        ),
    ]


def _said(t: Translate, assignment: Assignment) -> str:
    owners = ", ".join(owner_names(assignment)) or t("Nobody named")
    return f"U-{assignment.number} {assignment.text} ({owners})"
