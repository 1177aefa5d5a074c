"""Approving published minutes, and naming those who do (ADR 0012)."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid
from bot.minutes.letters.standing import ask_approvers, show_asked, show_where_they_stand
from bot.minutes.models import Approval, Approver, Minutes
from bot.minutes.rules import must_be_approver, must_be_in_force
from bot.minutes.versions import able_approvers, approvals_of, named_approvers, writers_of
from bot.people.models import Membership, Person
from bot.people.rules import Permission, require


async def approve(session: AsyncSession, minutes: Minutes, *, by: Membership, now: datetime) -> None:
    """Freeze that version with the member's name; raises NotAllowed, and TooLate for one that is corrected since.

    Somebody who has approved it already does so once.
    """
    must_be_in_force(minutes)
    if by.person_id in {person.id for person, _ in await approvals_of(session, minutes)}:
        return
    named, writers = await named_approvers(session, minutes), await writers_of(session, minutes)
    others = [one.name for one in await able_approvers(session, minutes) if one.id != by.person_id]
    must_be_approver(by, named, writers=writers, others=others)
    session.add(Approval(minutes_id=minutes.id, person_id=by.person_id, approved_at=now))
    await session.flush()
    await show_where_they_stand(session, minutes, group=by.group, now=now)


async def name_approvers(
    session: AsyncSession, minutes: Minutes, people: Sequence[Membership], *, by: Membership, now: datetime
) -> Sequence[Person]:
    """Let those approve the minutes besides the chair, and tell them; raises NotAllowed, TooLate, Invalid."""
    require(by, Permission.WRITE_MINUTES)
    must_be_in_force(minutes)
    writers = await writers_of(session, minutes)
    for one in people:
        if one.person_id in writers:
            raise Invalid("{name} wrote these minutes. Choose somebody else to approve them.", name=one.person.name)
        if one.is_guest:
            raise Invalid("{name} is a guest in {group}. Choose a member.", name=one.person.name, group=by.group.name)
    before = await named_approvers(session, minutes)
    await session.execute(delete(Approver).where(Approver.origin_id == minutes.origin))
    session.add_all(Approver(origin_id=minutes.origin, person_id=one.person_id) for one in people)
    await session.flush()
    await ask_approvers(session, minutes, group=by.group, now=now)
    await show_where_they_stand(session, minutes, group=by.group, now=now)
    await show_asked(session, minutes, before, group=by.group, now=now)
    return [one.person for one in people]
