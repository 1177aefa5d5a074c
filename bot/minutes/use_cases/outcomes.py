"""Saying what became of a decision."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import Invalid, TooLate
from bot.minutes.models import Decision, DecisionStep, FollowUp
from bot.minutes.versions import decision_numbered, steps_of
from bot.people.models import Membership
from bot.people.queries import hold
from bot.people.rules import Permission, require


async def settle(
    session: AsyncSession,
    decision: Decision,
    state: FollowUp,
    *,
    by: Membership,
    now: datetime,
    replaced_by: int | None = None,
) -> None:
    """Let the decision be carried out, revoked, replaced by another or open again; what it is already, it stays.

    Raises NotAllowed for others than organisers, TooLate for a decision that is struck, Invalid for a replacement
    that is none.
    """
    require(by, Permission.WRITE_MINUTES)
    number = decision.number or 0
    if decision.struck_at is not None:
        raise TooLate("B-{number} was struck in a correction. It can't be changed any more.", number=number)
    await hold(session, by.group)
    if replaced_by is not None:
        await _must_replace(session, decision, replaced_by, by=by)
    steps = (await steps_of(session, by.group, [number])).get(number, [])
    latest = steps[-1] if steps else None
    before = (latest.state, latest.replaced_by) if latest else (FollowUp.OPEN, None)
    if before == (state, replaced_by):
        return
    step = DecisionStep(
        group_id=by.group_id,
        number=number,
        step=len(steps) + 1,
        state=state,
        by_id=by.person_id,
        said_at=now,
        replaced_by=replaced_by,
    )
    session.add(step)
    await session.flush()


async def _must_replace(session: AsyncSession, decision: Decision, number: int, *, by: Membership) -> None:
    other = await decision_numbered(session, by.group, number)
    if other is None or other.struck_at is not None:
        raise Invalid(
            "{group} has no decision B-{number}. Write “decisions” to see them all.",
            group=by.group.name,
            number=number,
        )
    if other.id == decision.id:
        raise Invalid("B-{number} can't replace itself. Choose the decision that does.", number=number)
