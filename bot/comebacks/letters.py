"""What the room of comebacks sends to people who did not ask."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.comebacks.models import Comeback
from bot.comebacks.queries import answers_to, meeting_of
from bot.comebacks.views import question_view
from bot.i18n.speech import speaking
from bot.outbox.post import amend, post
from bot.people.addresses import to_group
from bot.people.models import Group
from cards.comebacks import own_answer_card, question_card
from cards.kit import Card
from cards.speech import Translate


async def post_question(
    session: AsyncSession, comeback: Comeback, *, group: Group, now: datetime, again: str = ""
) -> None:
    """Post the question in the channel: once, and once more for each `again`."""
    key = f"comebacks.question:{comeback.id}" + (f":{again}" if again else "")
    if key in comeback.posted:
        return
    card = await _drawn(session, comeback, group=group, now=now, again=bool(again))
    await post(session, key=key, to=to_group(group), card=card, now=now)
    comeback.posted = [*comeback.posted, key]
    await session.flush()


async def show_question(session: AsyncSession, comeback: Comeback, *, group: Group, now: datetime) -> None:
    """Bring the question up to date wherever it was posted."""
    for place, key in enumerate(comeback.posted):
        card = await _drawn(session, comeback, group=group, now=now, again=place > 0)
        await amend(session, key=key, card=card, now=now)


async def _drawn(
    session: AsyncSession, comeback: Comeback, *, group: Group, now: datetime, again: bool = False
) -> Card:
    t, answers = speaking(group.language), await answers_to(session, comeback)
    meeting = await meeting_of(session, comeback)
    view = question_view(comeback, meeting, answers, group=group, t=t, now=now)
    return question_card(t, view, answered_by=[one.person.member_id for one in answers], again=again)


async def own_view(
    session: AsyncSession,
    comeback: Comeback,
    *,
    reader: UUID,
    group: Group,
    t: Translate,
    now: datetime,
    editing: bool = False,
) -> Card:
    """Return the question as that person sees it, with her own answer."""
    answers, meeting = await answers_to(session, comeback), await meeting_of(session, comeback)
    view = question_view(comeback, meeting, answers, group=group, t=t, now=now, reader=reader)
    return own_answer_card(t, view, editing=editing)
