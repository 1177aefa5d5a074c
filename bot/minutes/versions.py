"""Questions about versions of minutes, who approves them, and what became of decisions."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.assignments.models import Assignment
from bot.assignments.queries import all_in
from bot.errors import NotFound
from bot.minutes.capture.models import NoteLine, NoteSeat
from bot.minutes.models import Approval, Approver, Candidate, Decision, DecisionStep, FollowUp, Minutes, MinutesState
from bot.minutes.queries import minutes_by_id
from bot.minutes.views import Approving
from bot.people.models import Group, Membership, Person
from bot.people.queries import organisers_of

OUT = (MinutesState.PUBLISHED, MinutesState.REPLACED)
"""The states of minutes that the group has been shown."""


def _of(minutes: Minutes) -> Select[Minutes]:
    same = (Minutes.id == minutes.origin) | (Minutes.origin_id == minutes.origin)
    return select(Minutes).where(same).order_by(Minutes.version)


async def versions_of(session: AsyncSession, minutes: Minutes) -> Sequence[Minutes]:
    """Return all the versions that the group has been shown, the first one first."""
    return (await session.scalars(_of(minutes).where(Minutes.state.in_(OUT)))).all()


async def in_force(session: AsyncSession, minutes_id: UUID) -> Minutes:
    """Return the newest version of those minutes, held until the transaction ends; raises NotFound for none.

    Whoever changes a version holds the first one first, so that they queue.
    """
    asked = await session.get(Minutes, minutes_id)
    if asked is None:
        raise NotFound
    await minutes_by_id(session, asked.origin)
    newest: Minutes | None = await session.scalar(_of(asked).where(Minutes.state == MinutesState.PUBLISHED))
    if newest is None:
        raise NotFound
    return await minutes_by_id(session, newest.id)


async def version_of(session: AsyncSession, minutes_id: UUID, version: int | None) -> Minutes:
    """Return that version of those minutes, or the newest; raises NotFound for one that the group was never shown."""
    asked = await session.get(Minutes, minutes_id)
    if asked is None:
        raise NotFound
    shown = [one for one in await versions_of(session, asked) if version in (None, one.version)]
    if not shown:
        raise NotFound
    return shown[-1]


async def open_correction(session: AsyncSession, minutes: Minutes) -> Minutes | None:
    """Return the draft that corrects those minutes, if one is begun."""
    found: Minutes | None = await session.scalar(_of(minutes).where(Minutes.state == MinutesState.DRAFT))
    return found


async def approvals_of(session: AsyncSession, minutes: Minutes) -> list[tuple[Person, Approval]]:
    """Return who approved that version, the first one first."""
    asked = select(Person, Approval).join(Approval, Approval.person_id == Person.id)
    asked = asked.where(Approval.minutes_id == minutes.id).order_by(Approval.approved_at, Person.name)
    return [(person, approval) for person, approval in await session.execute(asked)]


async def named_approvers(session: AsyncSession, minutes: Minutes) -> Sequence[Person]:
    """Return those who were named to approve the minutes and are still in the group, by name."""
    named = select(Approver.person_id).where(Approver.origin_id == minutes.origin)
    still = select(Membership.person_id).where(Membership.group_id == minutes.group_id, Membership.is_guest.is_(False))
    asked = select(Person).where(Person.id.in_(named), Person.id.in_(still))
    return (await session.scalars(asked.order_by(Person.name, Person.id))).all()


async def writers_of(session: AsyncSession, minutes: Minutes) -> set[UUID]:
    """Return who wrote that version or one before it, or took the notes it was made of."""
    before = [one for one in (*await versions_of(session, minutes), minutes) if one.version <= minutes.version]
    noted = [one.meeting_id for one in before if one.from_notes and one.meeting_id]
    lines = select(NoteLine.person_id).where(NoteLine.meeting_id.in_(noted)).distinct()
    takers = (await session.scalars(lines)).all()
    if noted and not takers:  # the lines are purged: whoever sat down to write
        takers = (await session.scalars(select(NoteSeat.person_id).where(NoteSeat.meeting_id.in_(noted)))).all()
    return {*(one.author_id for one in before), *takers}


async def approving_of(session: AsyncSession, minutes: Minutes) -> Approving:
    """Return who approved that version and whose word is awaited: of those named, or else the chair's."""
    author, group = await session.get(Person, minutes.author_id), await session.get(Group, minutes.group_id)
    approved = [(person, approval.approved_at) for person, approval in await approvals_of(session, minutes)]
    done = {person.id for person, _ in approved}
    asked = await able_approvers(session, minutes)
    named = [one for one in asked if group is None or one.id != group.chair_id]
    awaited = [one for one in named if one.id not in done] or ([] if named or done else asked)
    newest = (await versions_of(session, minutes))[-1].version
    return Approving(newest, author.name if author else "", approved, awaited)


async def able_approvers(session: AsyncSession, minutes: Minutes) -> list[Person]:
    """Return those who may approve that version: the chair and whoever was named, but none of its writers."""
    named, writers = await named_approvers(session, minutes), await writers_of(session, minutes)
    group = await session.get(Group, minutes.group_id)
    organisers = await organisers_of(session, group) if group else []
    chair = [one for one in organisers if group and one.id == group.chair_id]
    asked = {one.id: one for one in (*chair, *named)}
    return [one for one in asked.values() if one.id not in writers]


async def is_awaited(session: AsyncSession, minutes: Minutes, person: Person) -> bool:
    """Say whether the person may approve that version, which is in force, and has not yet."""
    if minutes.state is not MinutesState.PUBLISHED:
        return False
    done = {one.id for one, _ in await approvals_of(session, minutes)}
    return person.id not in done and person.id in {one.id for one in await able_approvers(session, minutes)}


def logged(group_id: UUID) -> Select[Decision, Minutes]:
    """Ask for the group's decisions as they stand now, the latest first; those that a correction struck too."""
    shown = (Minutes.state == MinutesState.PUBLISHED) | Decision.struck_at.is_not(None)
    return (
        select(Decision, Minutes)
        .join(Minutes, Decision.minutes_id == Minutes.id)
        .where(Decision.group_id == group_id, Decision.number.is_not(None), shown)
        .order_by(Decision.number.desc())
    )


def still_open(asked: Select[Decision, Minutes], group_id: UUID) -> Select[Decision, Minutes]:
    """Ask for those only that are to be carried out still."""
    later = aliased(DecisionStep)
    same = (later.group_id == DecisionStep.group_id) & (later.number == DecisionStep.number)
    latest = ~select(later.id).where(same, later.step > DecisionStep.step).exists()
    settled = select(DecisionStep.number).where(
        DecisionStep.group_id == group_id, DecisionStep.state != FollowUp.OPEN, latest
    )
    return asked.where(Decision.struck_at.is_(None), Decision.number.not_in(settled))


async def decision_numbered(session: AsyncSession, group: Group, number: int) -> Decision | None:
    """Return the group's decision with that number, as it stands now."""
    found: Decision | None = await session.scalar(logged(group.id).where(Decision.number == number))
    return found


async def decision_now(session: AsyncSession, decision_id: UUID) -> Decision:
    """Return the decision as it stands now, whichever version the id is from; raises NotFound for a draft's."""
    found = await session.get(Decision, decision_id)
    if found is None or found.label is None:
        raise NotFound
    asked = logged(found.group_id).where(Decision.number == found.label)
    now: Decision | None = await session.scalar(asked)
    if now is None:
        raise NotFound
    return now


async def steps_of(session: AsyncSession, group: Group, numbers: Sequence[int]) -> dict[int, list[DecisionStep]]:
    """Return what was said of those decisions' fate, by number, the latest last."""
    asked = select(DecisionStep).where(DecisionStep.group_id == group.id, DecisionStep.number.in_(numbers))
    steps: dict[int, list[DecisionStep]] = {}
    for step in await session.scalars(asked.order_by(DecisionStep.number, DecisionStep.step)):
        steps.setdefault(step.number, []).append(step)
    return steps


async def replaced_by(session: AsyncSession, group: Group, number: int) -> list[int]:
    """Return the decisions whose place that one has taken."""
    asked = select(DecisionStep.number).where(DecisionStep.group_id == group.id, DecisionStep.replaced_by == number)
    steps = await steps_of(session, group, list(await session.scalars(asked)))
    return [one for one, said in sorted(steps.items()) if said[-1].replaced_by == number]


async def assignments_beside(session: AsyncSession, decision: Decision, group: Group) -> list[Assignment]:
    """Return the assignments that came from the same item of the minutes, by number."""
    same = (Candidate.minutes_id == decision.minutes_id, Candidate.item == decision.item)
    asked = select(Candidate.assignment_number).where(*same, Candidate.assignment_number.is_not(None))
    numbers = set(await session.scalars(asked)) if decision.item else set()
    return [one for one in await all_in(session, group) if one.number in numbers] if numbers else []
