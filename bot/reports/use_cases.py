"""Who reports on what; asking them, and taking what they send in."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.fillings import Filling
from bot.agenda.letters import amend_agenda
from bot.agenda.use_cases.standing import have_standing
from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.meetings.queries import meetings_ahead
from bot.outbox.clock import wake
from bot.people.models import Group, Membership, Person
from bot.people.queries import hold, paused_among
from bot.people.rules import Permission, require
from bot.reports import letters
from bot.reports.models import Report, Reporter
from bot.reports.queries import report_on, reporters_of, reports_before, still_here
from bot.reports.rules import is_ahead, must_be_new, why_not
from bot.reports.schedule import ask_at

ASK = "reports.ask"
"""The name of the clock's job that asks the reporters before a meeting; its subject is the meeting's id."""

REMIND = "reports.remind"
"""The name of the job that reminds those who have not answered; its subject is the meeting's id."""


async def add_reporter(session: AsyncSession, *, topic: str, person: Person, by: Membership, now: datetime) -> Reporter:
    """Let somebody report on one more topic from the next meeting on.

    Raises NotAllowed, or Invalid for a topic that stands with another reporter already.
    """
    require(by, Permission.ARRANGE_MEETINGS)
    await hold(session, by.group)  # two at once make one list
    others = await reporters_of(session, by.group)
    for other in others:
        if (other.topic.casefold(), other.person_id) == (topic.casefold(), person.id):
            return other
    must_be_new(topic, others)
    reporter = Reporter(group_id=by.group_id, topic=topic, person_id=person.id, since=now)
    reporter.person = person
    session.add(reporter)
    await session.flush()
    await have_standing(session, by.group, Filling.REPORTS)
    await _ask_soon(session, by.group, now=now)
    return reporter


async def change_reporter(
    session: AsyncSession, reporter: Reporter, *, topic: str, person: Person, by: Membership, now: datetime
) -> None:
    """Let the topic be called something else, or somebody else report on it; raises as `add_reporter` does."""
    require(by, Permission.ARRANGE_MEETINGS)
    await hold(session, by.group)
    must_be_new(topic, [one for one in await reporters_of(session, by.group) if one.id != reporter.id])
    before = reporter.person
    reporter.topic, reporter.person_id, reporter.person = topic, person.id, person
    await session.flush()
    for reader in {before.id: before, person.id: person}.values():
        await _show_where_it_stands(session, reporter, by.group, reader=reader, now=now)
    await _ask_soon(session, by.group, now=now)


async def remove_reporter(session: AsyncSession, reporter: Reporter, *, by: Membership, now: datetime) -> None:
    """Take the topic off the list; what was reported on it stays where it stands. Raises NotAllowed."""
    require(by, Permission.ARRANGE_MEETINGS)
    reporter.removed_at = reporter.removed_at or now
    await session.flush()
    await _show_where_it_stands(session, reporter, by.group, reader=reporter.person, now=now)


async def _show_where_it_stands(
    session: AsyncSession, reporter: Reporter, group: Group, *, reader: Person, now: datetime
) -> None:
    for meeting in await meetings_ahead(session, group, now=now):
        report = await report_on(session, reporter, meeting)
        await letters.show_where_it_stands(session, reporter, meeting, report, reader=reader, group=group, now=now)


async def _ask_soon(session: AsyncSession, group: Group, *, now: datetime) -> None:
    """Have the reporters asked again before each meeting that is so near that they were asked: those who were not."""
    for meeting in await meetings_ahead(session, group, now=now):
        moment = ask_at(meeting.starts_at, group.time_zone)
        if is_ahead(meeting, now=now) and moment <= now:
            await wake(session, kind=ASK, subject=str(meeting.id), at=moment)


async def ask_reporters(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Ask each reporter who has not been asked and has sent nothing; organisers learn of topics that lost theirs."""
    here, sent = await still_here(session, group), await reports_before(session, meeting)
    for reporter in await reporters_of(session, group):
        if reporter.person_id not in here:
            await letters.tell_who_left(session, reporter, group=group, now=now)
        elif reporter.id not in sent:
            await letters.ask(session, reporter, meeting, group=group, now=now)


async def remind_reporters(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Ask each reporter once more who has sent nothing, unless she wants no reminders."""
    here, sent = await still_here(session, group), await reports_before(session, meeting)
    silent = await paused_among(session, here, today=local(now, group.time_zone).date())
    for reporter in await reporters_of(session, group):
        if reporter.person_id in here - silent and reporter.id not in sent:
            await letters.remind(session, reporter, meeting, group=group, now=now)


async def show_all(session: AsyncSession, group: Group, meeting: Meeting, *, now: datetime) -> None:
    """Bring what the reporters were asked before that meeting up to date."""
    sent = await reports_before(session, meeting)
    for reporter in await reporters_of(session, group):
        report = sent.get(reporter.id)
        await letters.show_where_it_stands(
            session, reporter, meeting, report, reader=reporter.person, group=group, now=now
        )


async def send_report(
    session: AsyncSession, reporter: Reporter, meeting: Meeting, *, text: str, by: Membership, now: datetime
) -> Report:
    """Keep what a reporter sends in (nothing: there is nothing to report); a published agenda shows it at once.

    Raises NotAllowed for others than the reporter, TooLate once the meeting has begun or the topic is gone.
    """
    refused = why_not(reporter, meeting, by.person_id, now=now)
    if refused is not None:
        raise refused
    report = await report_on(session, reporter, meeting)
    before = report.text if report else ""
    if report is None:
        report = Report(reporter_id=reporter.id, meeting_id=meeting.id, person_id=by.person_id, text=text, sent_at=now)
        session.add(report)
    elif (report.text, report.person_id) != (text, by.person_id):
        report.text, report.person_id, report.sent_at = text, by.person_id, now
    report.person = by.person
    await session.flush()
    await letters.show_where_it_stands(session, reporter, meeting, report, reader=by.person, group=by.group, now=now)
    if text != before and meeting.state is MeetingState.PUBLISHED:
        await amend_agenda(session, meeting, group=by.group, now=now)
    return report
