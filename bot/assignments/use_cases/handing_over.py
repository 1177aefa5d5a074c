"""Handing an assignment over: somebody is asked, and until she says yes its owners stay."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.assignments import letters
from bot.assignments.models import Assignment, EventKind, HandOver
from bot.assignments.queries import assignment_by_id, contacts_of, waiting_for
from bot.assignments.rules import CLOSED, concerned, must_be_hers, must_be_open, roles_of, share_of
from bot.assignments.use_cases.history import changed, remember
from bot.errors import Invalid, NotFound, TooLate
from bot.people.models import Membership, Person
from cards.press import msg

TAKEN_BACK = msg("You need not answer any more: the question was taken back.")


async def offer_to(
    session: AsyncSession, assignment: Assignment, person: Person, *, by: Membership, reason: str, now: datetime
) -> None:
    """Ask somebody to take over what is `by`'s of the assignment, or all of it when nothing is.

    Raises NotAllowed, TooLate, and Invalid for one who has it already or while another's answer is awaited.
    """
    contacts = await contacts_of(session, assignment.group)
    must_be_hers(assignment, by, contacts)
    must_be_open(assignment)
    waiting = await waiting_for(session, assignment)
    if waiting is not None:
        if (waiting.to_id, waiting.by_id) == (person.id, by.person_id):
            return  # she has been asked just that
        raise TooLate(
            "U-{number} waits for an answer from {name}. Take that question back first.",
            number=assignment.number,
            name=waiting.to.name,
        )
    owners = {one.id for one in assignment.owners}
    if person.id == by.person_id:
        raise Invalid("That is yourself. Choose somebody else to hand U-{number} over to.", number=assignment.number)
    if person.id in owners:
        raise Invalid("{name} owns U-{number} already. Choose another.", name=person.name, number=assignment.number)
    offer = HandOver(
        assignment_id=assignment.id,
        to_id=person.id,
        by_id=by.person_id,
        at=now,
        from_id=by.person_id if any(share_of(by.person_id, assignment, contacts)) else None,
        reason=reason,
    )
    offer.to, offer.by = person, by.person
    session.add(offer)
    await remember(session, assignment, EventKind.OFFERED, by=by, now=now, words=reason, after=person.name)
    await letters.ask_to_take_over(session, assignment, offer, now=now)
    await changed(session, assignment, now=now)


async def offer_by_id(session: AsyncSession, offer_id: UUID) -> tuple[HandOver, Assignment]:
    """Return that question and its assignment, which is held; raises NotFound once it is answered or taken back."""
    assignment_id = await session.scalar(select(HandOver.assignment_id).where(HandOver.id == offer_id))
    if assignment_id is None:
        raise NotFound
    assignment = await assignment_by_id(session, assignment_id)
    asked = select(HandOver).where(HandOver.id == offer_id).options(joinedload(HandOver.to), joinedload(HandOver.by))
    offer: HandOver | None = await session.scalar(asked.execution_options(populate_existing=True))
    if offer is None:
        raise NotFound
    return offer, assignment


def _must_be_asked(offer: HandOver, by: Membership) -> None:
    """Raise NotFound for anybody else than the one who was asked."""
    if offer.to_id != by.person_id:
        raise NotFound


async def take_over(
    session: AsyncSession, offer: HandOver, assignment: Assignment, *, by: Membership, now: datetime
) -> None:
    """Let her own it from now on; whoever asked is told. Raises NotFound for others, TooLate once it is closed."""
    _must_be_asked(offer, by)
    must_be_open(assignment)
    contacts = await contacts_of(session, assignment.group)
    former = concerned(assignment, contacts)
    people, roles = share_of(offer.from_id, assignment, contacts)
    before = ", ".join([*(one.name for one in people), *roles])
    gone = {by.person_id, *(one.id for one in people)}
    assignment.owners = [*(one for one in assignment.owners if one.id not in gone), by.person]
    assignment.owner_words = ", ".join(one for one in roles_of(assignment.owner_words) if one not in roles)
    await session.delete(offer)
    await remember(session, assignment, EventKind.ACCEPTED, by=by, now=now, before=before)
    await changed(session, assignment, now=now, also=former)
    told = [one for one in [*former, offer.by] if one.id != by.person_id]
    sentence = msg("{name} has taken over the assignment")
    await letters.word_to(session, assignment, told, sentence, now=now, name=by.person.name)


async def decline(
    session: AsyncSession, offer: HandOver, assignment: Assignment, *, by: Membership, reason: str, now: datetime
) -> None:
    """Leave it with its owners, and tell whoever asked why; raises NotFound for others than the one who was asked."""
    _must_be_asked(offer, by)
    asker = offer.by
    await session.delete(offer)
    await remember(session, assignment, EventKind.DECLINED, by=by, now=now, words=reason)
    await changed(session, assignment, now=now)
    sentence = msg("{name} declined to take over the assignment. It stays where it is.")
    name = by.person.name
    await letters.word_to(session, assignment, [asker], sentence, reason=reason, ask_another=True, now=now, name=name)


async def take_back(session: AsyncSession, assignment: Assignment, *, by: Membership, now: datetime) -> None:
    """Ask nobody any more; raises NotAllowed, and does nothing where nobody is asked."""
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    await call_off(session, assignment, by=by, now=now)
    await changed(session, assignment, now=now)


async def call_off(
    session: AsyncSession,
    assignment: Assignment,
    *,
    by: Membership | None,
    now: datetime,
    why: str = TAKEN_BACK,
    **facts: object,
) -> None:
    """Let whoever was asked to take it over know that she need not answer, if anybody was; `why` is a msgid.

    The history says so too, where it does not end with the assignment itself.
    """
    offer = await waiting_for(session, assignment)
    if offer is None:
        return
    asked = offer.to
    await letters.settle_question(session, assignment, offer, why, now=now, **facts)
    await session.delete(offer)
    if assignment.state not in CLOSED:
        await remember(session, assignment, EventKind.WITHDRAWN, by=by, now=now, after=asked.name)
