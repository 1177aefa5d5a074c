"""Every mapped class in one place, for Alembic and for tests."""

from bot.agenda.models import AgendaItem
from bot.assignments.models import Assignment, assignment_owner
from bot.chat.models import Heard
from bot.db.base import Base
from bot.meetings.models import Meeting
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted, Upload
from bot.outbox.models import DirectChat, Due, Letter
from bot.people.models import Counter, Group, Membership, Person
from bot.proposals.models import Proposal

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
    "Noted",
    "Person",
    "Proposal",
    "Upload",
    "assignment_owner",
]
