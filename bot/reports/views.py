"""Reporters and what they are asked, made ready to show."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.meetings.views import day_words
from bot.people.models import Group, Membership, Person
from bot.reports.models import Report, Reporter
from bot.reports.rules import why_not
from cards.inputs import Choice
from cards.reports import AskView, ReporterView
from cards.speech import Translate


def reporter_views(reporters: Sequence[Reporter], *, here: Collection[UUID]) -> tuple[ReporterView, ...]:
    """Return who reports on what; a name only for those who are still `here`."""
    return tuple(ReporterView(one.id, one.topic, one.person.name if one.person_id in here else "") for one in reporters)


def people_choices(members: Sequence[Membership]) -> tuple[Choice, ...]:
    """Return whom an organiser can choose among."""
    return tuple(Choice(str(one.person_id), one.person.name) for one in members if not one.is_guest)


def ask_view(
    reporter: Reporter,
    meeting: Meeting,
    report: Report | None,
    *,
    reader: Person,
    group: Group,
    t: Translate,
    now: datetime,
) -> AskView:
    """Return what the reader of that card sees of her topic before that meeting."""
    today = local(now, group.time_zone).date()
    refused = why_not(reporter, meeting, reader.id, now=now)
    hers = report if report is not None and report.person_id == reader.id else None
    return AskView(
        reporter=reporter.id,
        meeting=meeting.id,
        topic=reporter.topic,
        group=group.name,
        day=day_words(meeting, group, t=t, today=today),
        text=hers.text if hers else "",
        sent=_moment(hers.sent_at, group, t) if hers else "",
        closed=refused.said(t) if refused else "",
    )


def _moment(moment: datetime, group: Group, t: Translate) -> str:
    there = local(moment, group.time_zone)
    return t("{day} at {hour}", day=t.day(there.date(), today=there.date()), hour=t.hour(there))
