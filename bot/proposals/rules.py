"""What may be done with a proposal, and when: pure."""

from uuid import UUID

from bot.errors import NotAllowed, TooLate
from bot.people.models import Membership
from bot.proposals.models import Proposal, ProposalState

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
