"""What the room of reports sends to people who did not ask."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.meetings.models import Meeting
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Person
from bot.people.queries import organisers_of
from bot.reports.models import Report, Reporter
from bot.reports.views import ask_view
from cards.kit import Card
from cards.reports import ReporterView, ask_card, without_reporter


def _ask_key(reporter: Reporter, meeting: Meeting, reader: Person) -> str:
    return f"reports.ask:{meeting.id}:{reporter.id}:{reader.id}"


def _remind_key(reporter: Reporter, meeting: Meeting, reader: Person) -> str:
    return f"reports.remind:{meeting.id}:{reporter.id}:{reader.id}"


async def ask(session: AsyncSession, reporter: Reporter, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Ask the reporter what there is to report before that meeting: once, however often it is called."""
    card = _drawn(reporter, meeting, None, reader=reporter.person, group=group, now=now)
    key = _ask_key(reporter, meeting, reporter.person)
    await post(session, key=key, to=to_person(reporter.person), card=card, now=now)


async def remind(session: AsyncSession, reporter: Reporter, meeting: Meeting, *, group: Group, now: datetime) -> None:
    """Ask the reporter once more: once, however often it is called."""
    card = _drawn(reporter, meeting, None, reader=reporter.person, group=group, now=now, reminder=True)
    key = _remind_key(reporter, meeting, reporter.person)
    await post(session, key=key, to=to_person(reporter.person), card=card, now=now)


async def show_where_it_stands(
    session: AsyncSession,
    reporter: Reporter,
    meeting: Meeting,
    report: Report | None,
    *,
    reader: Person,
    group: Group,
    now: datetime,
) -> None:
    """Bring what the reader was asked up to date, in place."""
    for key, reminder in ((_ask_key, False), (_remind_key, True)):
        card = _drawn(reporter, meeting, report, reader=reader, group=group, now=now, reminder=reminder)
        await amend(session, key=key(reporter, meeting, reader), card=card, now=now)


def _drawn(
    reporter: Reporter,
    meeting: Meeting,
    report: Report | None,
    *,
    reader: Person,
    group: Group,
    now: datetime,
    reminder: bool = False,
) -> Card:
    t = tongue_of(reader, group)
    return ask_card(t, ask_view(reporter, meeting, report, reader=reader, group=group, t=t, now=now), reminder=reminder)


async def tell_who_left(session: AsyncSession, reporter: Reporter, *, group: Group, now: datetime) -> None:
    """Tell each organiser, once, that a topic has lost its reporter."""
    for organiser in await organisers_of(session, group):
        t = tongue_of(organiser, group)
        view = ReporterView(reporter.id, reporter.topic, "")
        card = without_reporter(t, view, left=reporter.person.name, group=group.name)
        key = f"reports.without:{reporter.id}:{reporter.person_id}:{organiser.id}"
        await post(session, key=key, to=to_person(organiser), card=card, now=now)
