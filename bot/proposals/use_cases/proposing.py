"""Proposing: what the proposer does herself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.agenda.models import ItemKind
from bot.meetings.models import Meeting
from bot.meetings.queries import meeting_in
from bot.meetings.use_cases import next_to_begin, plan_ahead
from bot.people.models import Group, Membership, Person
from bot.people.rules import Permission, require
from bot.people.use_cases import next_number
from bot.proposals import letters
from bot.proposals.models import Proposal, ProposalState
from bot.proposals.rules import is_ahead, must_be_own, must_be_undecided
from bot.proposals.use_cases.carrying_on import keep_watch


@dataclass(frozen=True, slots=True)
class Matter:
    """What a proposal is about, as its proposer put it; `readers` get a receipt besides her."""

    title: str
    kind: ItemKind = ItemKind.DISCUSSION
    presenters: tuple[str, ...] = ()
    minutes: int | None = None
    background: str = ""
    link: str = ""
    meeting_id: UUID | None = None
    readers: Sequence[Person] = ()


async def wished_or_next(session: AsyncSession, group: Group, meeting_id: UUID | None, *, now: datetime) -> Meeting:
    """Return the meeting that was wished for if it is still ahead, else the next one.

    Raises NotFound for another group's, and where no more meetings are planned.
    """
    return await wished_or_any(session, group, meeting_id, now=now) or await next_to_begin(session, group, now=now)


async def wished_or_any(
    session: AsyncSession, group: Group, meeting_id: UUID | None, *, now: datetime
) -> Meeting | None:
    """Return the same, or None where no more meetings are planned; raises NotFound for another group's."""
    wished = await meeting_in(session, group, meeting_id) if meeting_id else None
    if wished is not None and is_ahead(wished, now):
        return wished
    ahead = await plan_ahead(session, group, now=now)
    return next((meeting for meeting in ahead if is_ahead(meeting, now)), None)


async def propose_item(
    session: AsyncSession, matter: Matter, *, by: Membership, language: str, now: datetime
) -> Proposal:
    """Take a proposal, number it and tell the organisers; its receipt speaks `language`.

    One that wishes for no meeting, or for one that is over, is for the next; where none is planned it waits for one.
    Raises NotAllowed for guests.
    """
    require(by, Permission.PROPOSE)
    meeting = await wished_or_any(session, by.group, matter.meeting_id, now=now)
    proposal = Proposal(
        group_id=by.group_id,
        number=await next_number(session, by.group, "F"),
        title=matter.title,
        kind=matter.kind,
        presenters=list(matter.presenters) or [by.person.name],
        minutes=matter.minutes,
        background=matter.background,
        link=matter.link,
        proposer_id=by.person_id,
        meeting_id=meeting.id if meeting else None,
        created_at=now,
        language=language,
        readers=_others(matter.readers, by.person),
    )
    proposal.proposer, proposal.decided_by, proposal.group = by.person, None, by.group
    session.add(proposal)
    await session.flush()
    await letters.tell_organisers(session, proposal, now=now)
    await letters.show_readers(session, proposal, now=now)
    await keep_watch(session, by.group, now=now)
    return proposal


def _others(readers: Sequence[Person], proposer: Person) -> list[Person]:
    return [one for one in {reader.id: reader for reader in readers}.values() if one.id != proposer.id]


async def change_proposal(
    session: AsyncSession, proposal: Proposal, matter: Matter, *, by: Membership, now: datetime
) -> None:
    """Let an undecided proposal say something else.

    Raises NotAllowed for others than its proposer, TooLate once it is decided.
    """
    must_be_own(proposal, by.person_id)
    must_be_undecided(proposal)
    proposal.title, proposal.kind = matter.title, matter.kind
    proposal.presenters = list(matter.presenters) or [by.person.name]
    proposal.minutes, proposal.background, proposal.link = matter.minutes, matter.background, matter.link
    meeting = await wished_or_any(session, by.group, matter.meeting_id, now=now)
    if meeting is not None and meeting.id != proposal.meeting_id:
        proposal.meeting_id, proposal.wished_at = meeting.id, now
    proposal.readers = _others(matter.readers, by.person)
    await session.flush()
    await letters.show_where_it_stands(session, proposal, now=now)


async def withdraw_proposal(session: AsyncSession, proposal: Proposal, *, by: Membership, now: datetime) -> None:
    """Take an undecided proposal back; raises NotAllowed for others than its proposer, TooLate once decided."""
    must_be_own(proposal, by.person_id)
    must_be_undecided(proposal)
    proposal.state = ProposalState.WITHDRAWN
    await session.flush()
    await letters.show_where_it_stands(session, proposal, now=now)
