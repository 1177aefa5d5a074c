"""Every mapped class in one place, for Alembic and for tests."""

from bot.agenda.models import Agenda, AgendaChange, AgendaItem, StandingItem
from bot.assignments.models import Assignment, assignment_owner
from bot.chat.models import Heard
from bot.comebacks.models import Comeback, ComebackAnswer
from bot.dates.models import KeyDate
from bot.db.base import Base
from bot.meetings.models import Break, Meeting, MeetingCard
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted, Upload
from bot.outbox.models import DirectChat, Due, Letter
from bot.people.models import Counter, Group, Membership, Person
from bot.polls.models import Poll, PollAnswer, PollText
from bot.proposals.models import Proposal, ProposalStep, proposal_reader
from bot.reports.models import Report, Reporter
from bot.search.models import SearchEntry
from bot.sisters.models import SisterLink, SisterNews

__all__ = [
    "Agenda",
    "AgendaChange",
    "AgendaItem",
    "Assignment",
    "Base",
    "Break",
    "Candidate",
    "Comeback",
    "ComebackAnswer",
    "Counter",
    "Decision",
    "DirectChat",
    "Due",
    "Group",
    "Heard",
    "KeyDate",
    "Letter",
    "Meeting",
    "MeetingCard",
    "Membership",
    "Minutes",
    "MinutesItem",
    "Noted",
    "Person",
    "Poll",
    "PollAnswer",
    "PollText",
    "Proposal",
    "ProposalStep",
    "Report",
    "Reporter",
    "SearchEntry",
    "SisterLink",
    "SisterNews",
    "StandingItem",
    "Upload",
    "assignment_owner",
    "proposal_reader",
]
