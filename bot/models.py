"""Every mapped class in one place, for Alembic and for tests."""

from bot.agenda.models import Agenda, AgendaChange, AgendaItem, StandingItem
from bot.assignments.models import Assignment, Event, GroupContact, HandOver, Step, assignment_owner
from bot.audit.models import Deed, DeedPurge
from bot.chat.models import Heard
from bot.comebacks.models import Comeback, ComebackAnswer
from bot.dates.models import KeyDate
from bot.db.base import Base
from bot.meetings.models import Break, Meeting, MeetingCard
from bot.minutes.capture.models import Notebook, NoteChoice, NoteLine, NoteSeat
from bot.minutes.models import (
    Approval,
    Approver,
    Candidate,
    Decision,
    DecisionStep,
    Minutes,
    MinutesItem,
    Noted,
    Upload,
    WithoutMinutes,
)
from bot.outbox.models import DirectChat, Due, Letter
from bot.people.models import Counter, Group, Membership, Person, ReminderPause
from bot.planner.models import Plan, PlannedTask
from bot.polls.models import Poll, PollAnswer, PollText
from bot.privacy.models import Retention
from bot.proposals.models import Proposal, ProposalStep, proposal_reader
from bot.reminders.models import ToldSoon, Unreached
from bot.reports.models import Report, Reporter
from bot.search.models import SearchEntry
from bot.sisters.models import SisterLink, SisterNews

__all__ = [
    "Agenda",
    "AgendaChange",
    "AgendaItem",
    "Approval",
    "Approver",
    "Assignment",
    "Base",
    "Break",
    "Candidate",
    "Comeback",
    "ComebackAnswer",
    "Counter",
    "Decision",
    "DecisionStep",
    "Deed",
    "DeedPurge",
    "DirectChat",
    "Due",
    "Event",
    "Group",
    "GroupContact",
    "HandOver",
    "Heard",
    "KeyDate",
    "Letter",
    "Meeting",
    "MeetingCard",
    "Membership",
    "Minutes",
    "MinutesItem",
    "NoteChoice",
    "NoteLine",
    "NoteSeat",
    "Notebook",
    "Noted",
    "Person",
    "Plan",
    "PlannedTask",
    "Poll",
    "PollAnswer",
    "PollText",
    "Proposal",
    "ProposalStep",
    "ReminderPause",
    "Report",
    "Reporter",
    "Retention",
    "SearchEntry",
    "SisterLink",
    "SisterNews",
    "StandingItem",
    "Step",
    "ToldSoon",
    "Unreached",
    "Upload",
    "WithoutMinutes",
    "assignment_owner",
    "proposal_reader",
]
