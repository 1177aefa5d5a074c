"""Every mapped class in one place, for Alembic and for tests."""

from bot.agenda.models import AgendaItem, Proposal
from bot.assignments.models import Assignment, assignment_owner
from bot.chat.models import Heard
from bot.db.base import Base
from bot.meetings.models import Meeting
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Upload
from bot.outbox.models import DirectChat, Due, Letter
from bot.people.models import Counter, Group, Membership, Person

__all__ = [
    "AgendaItem",
    "Assignment",
    "Base",
    "Candidate",
    "Counter",
    "Decision",
    "DirectChat",
    "Due",
    "Group",
    "Heard",
    "Letter",
    "Meeting",
    "Membership",
    "Minutes",
    "MinutesItem",
    "Person",
    "Proposal",
    "Upload",
    "assignment_owner",
]
