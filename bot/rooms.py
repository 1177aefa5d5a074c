"""The floor plan: every room's talk and clockwork, in order."""

from collections.abc import Mapping

from bot.agenda.chat import router as agenda
from bot.assignments.chat import router as assignments
from bot.assignments.jobs import remind
from bot.assignments.use_cases import WEEKLY
from bot.chat.conversation import listening
from bot.chat.router import Router
from bot.meetings.chat import router as meetings
from bot.minutes.chat import router as minutes
from bot.minutes.jobs import TIDY, tidy
from bot.outbox.clock import Job
from bot.proposals.chat import router as proposals
from bot.setup.chat import router as setup

JOBS: Mapping[str, Job] = {WEEKLY: remind, TIDY: tidy}
"""What the clock wakes, by the name that the rooms set it under."""


def whole_house() -> Router:
    """Return the router that answers everything; raises ValueError where two rooms answer the same."""
    router = Router()
    for room in (meetings, agenda, proposals, assignments, minutes, setup):
        router.include(room)
    return listening(router)
