"""What may be done with a proposal, and when: pure."""

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta
from uuid import UUID

from bot.errors import Invalid, NotAllowed, TooLate
from bot.kit.dates import at_local, local
from bot.meetings.models import Meeting, MeetingState
from bot.people.models import Group, Membership, Person
from bot.proposals.models import Proposal, ProposalState

OPEN = (ProposalState.SUBMITTED, ProposalState.POSTPONED)
"""The states in which an organiser can answer."""

_RECEIPT_TO = re.compile(r"(?P<title>.*\S)[\s,]+(?:kvittens till|receipt to)\s+(?P<names>\S.*)", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|&|\boch\b|\band\b)\s*", re.IGNORECASE)


def closes_at(meeting: Meeting, group: Group) -> datetime:
    """Return when proposals for the meeting close: at the end of a day on the group's calendar, some days before."""
    last = local(meeting.starts_at, group.time_zone).date() - timedelta(days=group.proposal_days)
    return min(at_local(last + timedelta(days=1), time(), group.time_zone), meeting.starts_at)


def is_late(proposal: Proposal, meeting: Meeting, group: Group) -> bool:
    """Say whether an undecided proposal came after proposals for its meeting had closed; it follows the meeting."""
    wished = proposal.wished_at or proposal.created_at
    return proposal.state is ProposalState.SUBMITTED and wished >= closes_at(meeting, group)


def is_ahead(meeting: Meeting, now: datetime) -> bool:
    """Say whether the meeting has not begun, and will be held."""
    return meeting.state in (MeetingState.PLANNED, MeetingState.PUBLISHED) and meeting.starts_at > now


def later_than(ahead: Sequence[Meeting], wished: Meeting | None, *, now: datetime) -> list[Meeting]:
    """Return the meetings to which a proposal can be postponed: those after the wished one, or after the next."""
    coming = [one for one in ahead if is_ahead(one, now)]
    base = wished if wished is not None and is_ahead(wished, now) else next(iter(coming), None)
    return [one for one in coming if base is not None and one.starts_at > base.starts_at]


def comes_up(upcoming: Meeting, *, put_off_to: Meeting | None, wished: Meeting | None) -> bool:
    """Say whether a postponed proposal belongs on the agenda of the meeting that comes up next."""
    if put_off_to is not None:
        return put_off_to.starts_at <= upcoming.starts_at
    return wished is None or wished.starts_at < upcoming.starts_at


def must_be_open(proposal: Proposal) -> None:
    """Raise TooLate, with who and what, when the proposal is decided or withdrawn already."""
    if proposal.state in OPEN:
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
        case ProposalState.HANDED_OVER:
            raise TooLate("{name} has handed F-{number} to another group already, and that group decides.", **facts)
        case _:
            raise TooLate("{name} has withdrawn F-{number}.", **facts)


def is_repeated(
    proposal: Proposal, verdict: ProposalState, reason: str, member: Membership, put_off_to: UUID | None
) -> bool:
    """Say whether the member has given just that answer already: Teams brings a press again when ours was slow."""
    same = (proposal.state, proposal.reason, proposal.decided_by_id) == (verdict, reason, member.person_id)
    return same and (verdict is not ProposalState.POSTPONED or proposal.put_off_to_id == put_off_to)


def must_be_news(proposal: Proposal, verdict: ProposalState, put_off_to: UUID | None) -> None:
    """Raise TooLate when the proposal stands just so already."""
    same = proposal.state is verdict and proposal.put_off_to_id == put_off_to
    if same and proposal.decided_by is not None:
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


def receipt_asked_for(said: str, members: Sequence[Membership], group: Group) -> tuple[str, list[Person]]:
    """Return the title of a proposal said in one line, and those who are to get a receipt besides the proposer.

    "… kvittens till" is part of the title unless names follow; raises Invalid for a name that is nobody's here.
    """
    found = _RECEIPT_TO.fullmatch(said)
    if found is None:
        return said, []
    names = [name.strip(" @.") for name in _BETWEEN_NAMES.split(found["names"]) if name.strip(" @.")]
    known = [_called(name, members) for name in names]
    if not any(known) and not all(word[:1].isupper() for name in names for word in name.split()):
        return said, []
    strangers = [name for name, person in zip(names, known, strict=True) if person is None]
    if strangers:
        raise Invalid(
            "I know no {name} in {group}, so nothing was sent. Write the whole name as Teams shows it.",
            name=strangers[0],
            group=group.name,
        )
    return found["title"].rstrip(" ,"), [person for person in known if person is not None]


def _called(name: str, members: Sequence[Membership]) -> Person | None:
    """Return the one person in the group who is called so, by her whole name or her first."""
    wanted = name.casefold()
    by_name = [one.person for one in members if one.person.name.casefold() == wanted]
    found = by_name or [one.person for one in members if one.person.first_name.casefold() == wanted]
    return found[0] if len(found) == 1 else None
