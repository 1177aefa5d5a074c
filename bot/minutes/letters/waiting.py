"""The word to whoever writes minutes that nobody has seen yet."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.minutes.models import Minutes
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from cards.kit import Card
from cards.minutes.waiting import Outcome, WaitingView, waiting_card, waiting_settled
from cards.speech import Translate


def waiting_view(meeting: Meeting, draft: Minutes | None, *, group: Group, t: Translate, today: date) -> WaitingView:
    """Return what is waited for, and the draft that is begun, if one is."""
    day = local(meeting.starts_at, group.time_zone).date()
    return WaitingView(meeting.id, group.name, t.day(day, today=today), draft.id if draft else None)


async def remind_writer(
    session: AsyncSession, meeting: Meeting, writer: Person, draft: Minutes | None, *, group: Group, now: datetime
) -> None:
    """Ask for the meeting's minutes: once, however often it is called."""
    t, today = tongue_of(writer, group), local(now, group.time_zone).date()
    card = waiting_card(t, waiting_view(meeting, draft, group=group, t=t, today=today))
    await post(session, key=_key(meeting), to=to_person(writer), card=card, now=now)


async def settle_reminder(
    session: AsyncSession, meeting: Meeting, writer: Person, *, group: Group, now: datetime
) -> None:
    """Let the word, if it was sent, say that the minutes are published."""
    t, today = tongue_of(writer, group), local(now, group.time_zone).date()
    card = settled(meeting, "published", group=group, t=t, today=today)
    await amend(session, key=_key(meeting), card=card, now=now)


def settled(meeting: Meeting, outcome: Outcome, *, group: Group, t: Translate, today: date) -> Card:
    """Return what the word becomes once nobody waits any more."""
    return waiting_settled(t, waiting_view(meeting, None, group=group, t=t, today=today), outcome)


def _key(meeting: Meeting) -> str:
    return f"minutes.late:{meeting.id}"
