"""What may be decided, when, and how an agenda adds up: pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.agenda.models import AgendaItem, ItemKind, Part, Proposal, ProposalState
from bot.errors import NotAllowed, TooLate
from bot.people.models import Membership
from cards.press import msg

MINUTES = 15
"""What an item gets when nobody said how long it takes."""

STANDING: Sequence[tuple[Part, str, ItemKind, int]] = (
    (Part.OPENING, msg("Follow-up from the previous meeting"), ItemKind.REPORT, 10),
    (Part.OPENING, msg("News from sister groups"), ItemKind.INFORMATION, 15),
    (Part.CLOSING, msg("Closing and check-out"), ItemKind.DISCUSSION, 10),
)
"""The items that every agenda has, by the msgid of their title."""

_OPEN = (ProposalState.SUBMITTED, ProposalState.POSTPONED)


def must_be_open(proposal: Proposal) -> None:
    """Raise TooLate, with who and what, when the proposal is decided or withdrawn already."""
    if proposal.state in _OPEN:
        return
    by = proposal.decided_by.name if proposal.decided_by else proposal.proposer.name
    facts = {"name": by, "number": proposal.number}
    match proposal.state:
        case ProposalState.ACCEPTED:
            raise TooLate("{name} has accepted F-{number} already.", **facts)
        case ProposalState.IN_TEAMS:
            raise TooLate("{name} has moved F-{number} to a thread in Teams already.", **facts)
        case ProposalState.DECLINED:
            raise TooLate("{name} has declined F-{number} already.", **facts)
        case _:
            raise TooLate("{name} has withdrawn F-{number}.", **facts)


def is_repeated(proposal: Proposal, verdict: ProposalState, reason: str, member: Membership) -> bool:
    """Say whether the member has given just that answer already: Teams brings a press again when ours was slow."""
    return (proposal.state, proposal.reason, proposal.decided_by_id) == (verdict, reason, member.person_id)


def must_be_news(proposal: Proposal, verdict: ProposalState) -> None:
    """Raise TooLate when the proposal stands just so already."""
    if proposal.state is verdict and proposal.decided_by is not None:
        raise TooLate("{name} has postponed F-{number} already.", name=proposal.decided_by.name, number=proposal.number)


def must_be_own(proposal: Proposal, person_id: UUID) -> None:
    """Raise NotAllowed unless the person sent the proposal herself."""
    if proposal.proposer_id != person_id:
        raise NotAllowed(
            "Only {name}, who sent the proposal, can change it or take it back.", name=proposal.proposer.name
        )


def must_be_undecided(proposal: Proposal) -> None:
    """Raise TooLate when the proposal is not the proposer's own to change any more."""
    must_be_open(proposal)
    if proposal.state is not ProposalState.SUBMITTED:
        raise TooLate("F-{number} is postponed. Ask the chair or the secretary to change it.", number=proposal.number)


def in_order(items: Sequence[AgendaItem]) -> list[AgendaItem]:
    """Return the items as the meeting takes them: opening, middle, closing, each by its position."""
    return sorted(items, key=lambda item: (item.part, item.position))


def start_times(items: Sequence[AgendaItem], *, starts_at: datetime) -> list[datetime]:
    """Return when each item starts, back to back from the meeting's start."""
    times, moment = [], starts_at
    for item in items:
        times.append(moment)
        moment += timedelta(minutes=item.minutes)
    return times
