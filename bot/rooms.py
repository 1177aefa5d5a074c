"""The floor plan: every room's talk and clockwork, in order."""

from collections.abc import Mapping

from bot.agenda import calendar as agenda_calendar
from bot.agenda.chat import router as agenda
from bot.agenda.jobs import publish, warn
from bot.agenda.jobs import tell as tell_presenters
from bot.agenda.schedule import NEAR, PUBLISH, TELL
from bot.assignments import calendar as assignments_calendar
from bot.assignments import fillers as assignments_fillers
from bot.assignments.chat import router as assignments
from bot.assignments.jobs import remind
from bot.assignments.use_cases import WEEKLY
from bot.chat.conversation import listening
from bot.chat.router import Router
from bot.comebacks import calendar as comebacks_calendar
from bot.comebacks import fillers as comebacks_fillers
from bot.comebacks.chat import router as comebacks
from bot.comebacks.jobs import repeat
from bot.comebacks.use_cases import REPEAT
from bot.dates.chat import router as dates
from bot.meetings.chat import router as meetings
from bot.meetings.jobs import keep_calendar
from bot.meetings.use_cases import KEEP
from bot.minutes import fillers as minutes_fillers
from bot.minutes.chat import router as minutes
from bot.minutes.jobs import TIDY, tidy
from bot.outbox.clock import Job
from bot.polls import calendar as polls_calendar
from bot.polls.chat import router as polls
from bot.polls.jobs import close as close_poll
from bot.polls.use_cases import CLOSE
from bot.proposals import calendar as proposals_calendar
from bot.proposals.chat import router as proposals
from bot.proposals.jobs import MEETING_BEGINS, THREAD, look_for_thread, meeting_begins
from bot.reports import calendar as reports_calendar
from bot.reports import fillers as reports_fillers
from bot.reports.chat import router as reports
from bot.reports.jobs import ask
from bot.reports.jobs import remind as remind_reporters
from bot.reports.use_cases import ASK, REMIND
from bot.search.chat import router as search
from bot.setup.chat import router as setup
from bot.sisters import calendar as sisters_calendar
from bot.sisters import fillers as sisters_fillers
from bot.sisters.chat import router as sisters

TOLD = (
    agenda_calendar,
    assignments_calendar,
    assignments_fillers,
    comebacks_calendar,
    comebacks_fillers,
    minutes_fillers,
    polls_calendar,
    proposals_calendar,
    reports_calendar,
    reports_fillers,
    sisters_calendar,
    sisters_fillers,
)
"""What is told of meetings and asked for an agenda's lines, by being imported (ADR 0007)."""

JOBS: Mapping[str, Job] = {
    WEEKLY: remind,
    TIDY: tidy,
    KEEP: keep_calendar,
    PUBLISH: publish,
    NEAR: warn,
    TELL: tell_presenters,
    ASK: ask,
    REMIND: remind_reporters,
    REPEAT: repeat,
    CLOSE: close_poll,
    MEETING_BEGINS: meeting_begins,
    THREAD: look_for_thread,
}
"""What the clock wakes, by the name that the rooms set it under."""


def whole_house() -> Router:
    """Return the router that answers everything; raises ValueError where two rooms answer the same."""
    router = Router()
    for room in (
        meetings,
        agenda,
        proposals,
        reports,
        comebacks,
        dates,
        sisters,
        assignments,
        polls,
        minutes,
        search,
        setup,
    ):
        router.include(room)
    return listening(router)
