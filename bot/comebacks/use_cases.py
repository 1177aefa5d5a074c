"""What comes back, and what members answer until then."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.letters import amend_agenda
from bot.agenda.models import ItemKind
from bot.agenda.use_cases.filling import Entry, put_on_agenda
from bot.comebacks import letters
from bot.comebacks.models import Comeback, ComebackAnswer
from bot.comebacks.queries import answers_to, comeback_by_id, comebacks_at, meeting_of, noted_before, waiting_in
from bot.comebacks.rules import is_ahead, why_not
from bot.comebacks.schedule import FRESH
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.people.models import Group, Membership
from bot.people.queries import hold
from bot.people.rules import Permission, require

REPEAT = "comebacks.repeat"
"""The name of the clock's job that asks a meeting's questions again; its subject is the meeting's id."""


async def expect(
    session: AsyncSession,
    group: Group,
    *,
    title: str,
    text: str,
    question: str = "",
    asked_by: str = "",
    source: str,
    now: datetime,
) -> Comeback:
    """Let a matter come back to the next meeting, and post its question, if it has one, in the channel.

    `asked_by` is the name of whoever asks, `source` says in words where the matter was left. The same title from the
    same source is one comeback, which says from now on what was said last.
    """
    await hold(session, group)  # the same minutes, published twice at once, leave one comeback
    comeback = await noted_before(session, group, title=title, source=source)
    if comeback is None:
        comeback = Comeback(
            group_id=group.id, title=title, text=text, question=question, asked_by=asked_by, source=source, noted_at=now
        )
        session.add(comeback)
    comeback.text, comeback.question, comeback.asked_by = text, question, asked_by
    await session.flush()
    await place_waiting(session, group, now=now)
    await letters.show_question(session, comeback, group=group, now=now)
    if question:
        await letters.post_question(session, comeback, group=group, now=now)
    return comeback


async def place_waiting(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Put what waits on the agenda of the next meeting that has not begun, if there is one."""
    waiting = await waiting_in(session, group)
    ahead = [one for one in await meetings_ahead(session, group, now=now) if is_ahead(one, now=now)]
    if not waiting or not ahead:
        return
    for comeback in waiting:
        comeback.placed_at = now
        await session.flush()
        await put_on_agenda(session, ahead[0], _entry(comeback), group=group, now=now)


def _entry(comeback: Comeback) -> Entry:
    kind = ItemKind.DISCUSSION if comeback.question else ItemKind.REPORT
    return Entry(comeback.title, kind, note=comeback.text, returns=True, key=comeback.key)


async def answer_question(
    session: AsyncSession, comeback: Comeback, *, text: str, by: Membership, now: datetime
) -> ComebackAnswer:
    """Keep what a member answers, in place of what she answered before; the question counts it.

    Raises NotAllowed for guests, TooLate once the meeting has begun or the matter is off the agenda.
    """
    require(by, Permission.PROPOSE)
    meeting = await meeting_of(session, comeback)
    refused = why_not(comeback, meeting, now=now)
    if refused is not None:
        raise refused
    hers = [one for one in await answers_to(session, comeback) if one.person_id == by.person_id]
    answer = (
        hers[0] if hers else ComebackAnswer(comeback_id=comeback.id, person_id=by.person_id, text=text, sent_at=now)
    )
    answer.text = text
    session.add(answer)
    await session.flush()
    await letters.show_question(session, comeback, group=by.group, now=now)
    if meeting is not None and meeting.state is MeetingState.PUBLISHED:
        await amend_agenda(session, meeting, group=by.group, now=now)
    return answer


async def repeat_questions(session: AsyncSession, group: Group, meeting: Meeting, *, day: str, now: datetime) -> None:
    """Post the questions that go with the meeting's items once more, once for that `day` of it."""
    for comeback in await comebacks_at(session, meeting):
        if comeback.question and comeback.noted_at <= now - FRESH:
            await comeback_by_id(session, comeback.id)  # an answer that comes at the same moment waits its turn
            await letters.post_question(session, comeback, group=group, now=now, again=f"{meeting.id}:{day}")


async def show_questions(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Bring the questions that go with the meeting's items up to date."""
    for comeback in await comebacks_at(session, meeting):
        await letters.show_question(session, comeback, group=group, now=now)
