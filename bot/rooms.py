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
from bot.audit.chat import router as audit
from bot.audit.watching import watched, watched_jobs
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
from bot.minutes import calendar as minutes_calendar
from bot.minutes import fillers as minutes_fillers
from bot.minutes import promises as minutes_promises
from bot.minutes.chat import router as minutes
from bot.minutes.jobs import TIDY, ask_for_minutes, tidy
from bot.minutes.use_cases.waiting import LATE
from bot.outbox.clock import Job
from bot.planner.chat import router as planner_room
from bot.polls import calendar as polls_calendar
from bot.polls.chat import router as polls
from bot.polls.jobs import close as close_poll
from bot.polls.use_cases import CLOSE
from bot.privacy.chat import router as privacy
from bot.privacy.jobs import PURGE, PURGE_OF, purge, purge_of
from bot.proposals import calendar as proposals_calendar
from bot.proposals.chat import router as proposals
from bot.proposals.jobs import MEETING_BEGINS, THREAD, look_for_thread, meeting_begins
from bot.reminders import calendar as reminders_calendar
from bot.reminders.chat import router as reminders
from bot.reminders.jobs import remind, tell_organisers
from bot.reminders.jobs import warn as warn_soon
from bot.reminders.use_cases.planning import ORGANISERS, SOON, WEEKLY
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
    minutes_calendar,
    minutes_fillers,
    minutes_promises,
    polls_calendar,
    proposals_calendar,
    reminders_calendar,
    reports_calendar,
    reports_fillers,
    sisters_calendar,
    sisters_fillers,
)
"""What is told of meetings and asked for an agenda's lines, by being imported (ADR 0007)."""

JOBS: Mapping[str, Job] = watched_jobs(
    {
        WEEKLY: remind,
        ORGANISERS: tell_organisers,
        SOON: warn_soon,
        TIDY: tidy,
        LATE: ask_for_minutes,
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
        PURGE: purge,
        PURGE_OF: purge_of,
    }
)
"""What the clock wakes, by the name that the rooms set it under."""


def whole_house(*, planner: bool = False) -> Router:
    """Return the router that answers everything, `planner` where the operator lets it in.

    Raises ValueError where two rooms answer the same.
    """
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
        reminders,
        search,
        audit,
        privacy,
        setup,
    ):
        router.include(room)
    if planner:
        router.include(planner_room)
    return listening(watched(router))
