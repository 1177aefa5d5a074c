"""Questions, made ready to show."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.comebacks.models import Comeback, ComebackAnswer
from bot.comebacks.rules import in_short, why_not
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group
from cards.comebacks import QuestionView
from cards.speech import Translate


def question_view(
    comeback: Comeback,
    meeting: Meeting | None,
    answers: Sequence[ComebackAnswer],
    *,
    group: Group,
    t: Translate,
    now: datetime,
    reader: UUID | None = None,
) -> QuestionView:
    """Return the comeback's question as everybody sees it, or with the answer of one `reader` (a person's id)."""
    refused = why_not(comeback, meeting, now=now)
    own = [one.text for one in answers if one.person_id == reader]
    today = local(now, group.time_zone).date()
    return QuestionView(
        comeback=comeback.id,
        title=comeback.title,
        question=in_short(comeback.question),
        group=group.name,
        day=day_words(meeting, group, t=t, today=today) if meeting is not None else "",
        asked_by=comeback.asked_by,
        answers=len(answers),
        own=own[0] if own else "",
        closed=refused.said(t) if refused else "",
    )
