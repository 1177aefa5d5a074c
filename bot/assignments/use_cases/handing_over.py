"""Handing an assignment over: somebody is asked, and until she says yes its owners stay."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from bot.assignments import letters
from bot.assignments.models import Assignment, EventKind, HandOver
from bot.assignments.queries import assignment_by_id, contacts_of, waiting_for
from bot.assignments.rules import concerned, must_be_hers, must_be_open
from bot.assignments.use_cases.history import changed, remember
from bot.assignments.views import owner_names
from bot.errors import Invalid, NotFound, TooLate
from bot.people.models import Membership, Person
from bot.people.queries import people_by_id
from cards.press import msg


async def offer_to(
    session: AsyncSession, assignment: Assignment, person: Person, *, by: Membership, reason: str, now: datetime
) -> None:
    """Ask somebody to take the assignment over from `by`, or from all its owners when `by` is none of them.

    Raises NotAllowed, TooLate, and Invalid for one who has it already or while another's answer is awaited.
    """
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
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
        from_id=by.person_id if by.person_id in owners else None,
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
    left = await _replaced(session, offer, assignment)
    before = ", ".join(one.name for one in left) if offer.from_id else ", ".join(owner_names(assignment))
    former = concerned(assignment, await contacts_of(session, assignment.group))
    own_it = [one for one in assignment.owners if one.id not in {gone.id for gone in left}]
    assignment.owners = [*own_it, by.person]
    if offer.from_id is None:
        assignment.owner_words = ""
    await session.delete(offer)
    await remember(session, assignment, EventKind.ACCEPTED, by=by, now=now, before=before)
    await changed(session, assignment, now=now, also=former)
    told = [one for one in [*former, offer.by] if one.id != by.person_id]
    sentence = msg("{name} has taken over the assignment")
    await letters.word_to(session, assignment, told, sentence, now=now, name=by.person.name)


async def _replaced(session: AsyncSession, offer: HandOver, assignment: Assignment) -> list[Person]:
    """Return whose place she takes: the one owner's who asked her, or that of all."""
    if offer.from_id is None:
        return list(assignment.owners)
    return list((await people_by_id(session, [offer.from_id])).values())


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
    await letters.word_to(session, assignment, [asker], sentence, reason=reason, now=now, name=by.person.name)


async def take_back(session: AsyncSession, assignment: Assignment, *, by: Membership, now: datetime) -> None:
    """Ask nobody any more; raises NotAllowed, and does nothing where nobody is asked."""
    must_be_hers(assignment, by, await contacts_of(session, assignment.group))
    await call_off(session, assignment, by=by, now=now)
    await changed(session, assignment, now=now)


async def call_off(session: AsyncSession, assignment: Assignment, *, by: Membership | None, now: datetime) -> None:
    """Let whoever was asked to take it over know that she need not answer, if anybody was."""
    offer = await waiting_for(session, assignment)
    if offer is None:
        return
    asked = offer.to
    sentence = msg("You need not answer any more: the question was taken back.")
    await letters.settle_question(session, assignment, offer, sentence, now=now)
    await session.delete(offer)
    await remember(session, assignment, EventKind.WITHDRAWN, by=by, now=now, after=asked.name)
