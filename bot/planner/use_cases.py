"""Binding a group to a plan of its team, and letting go of it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db.upsert import inserting
from bot.errors import Invalid, TooLate
from bot.people.models import Membership
from bot.people.rules import Permission, require
from bot.planner.models import Plan, PlannedTask
from bot.planner.queries import plan_of


class CardShown(NamedTuple):
    """The card that shows how it stands: its id, and the language it is in."""

    id: UUID
    language: str


async def bind(session: AsyncSession, *, by: Membership, card: CardShown, now: datetime) -> Plan:
    """Have the team's plans looked up at once; `card` is the one that will tell.

    Raises NotAllowed for others than organisers, Invalid for a group chat, which has no plans.
    """
    require(by, Permission.CHANGE_SETTINGS)
    if by.group.team_id is None:
        raise Invalid("A group chat has no plans of its own in Planner. It takes a channel of a team.")
    plan = await plan_of(session, by.group, held=True)
    if plan is None:
        values = {"plan_id": "", "title": "", "offered": [], "fault": ""}
        shown = {"card_id": card.id, "card_language": card.language}
        row = inserting(session)(Plan).values(group_id=by.group_id, next_at=now, **shown, **values)
        await session.execute(row.on_conflict_do_nothing())
        return (await session.scalars(select(Plan).where(Plan.group_id == by.group_id))).one()
    plan.card_id, plan.card_language = card.id, card.language
    plan.next_at, plan.fault = now, ""
    return plan


async def choose(session: AsyncSession, plan_id: str, *, by: Membership, card: CardShown, now: datetime) -> Plan:
    """Take one of the plans that were offered.

    Raises NotAllowed, and TooLate for a plan that is not among them or when one is taken already.
    """
    require(by, Permission.CHANGE_SETTINGS)
    plan = await plan_of(session, by.group, held=True)
    titles = dict(plan.offered) if plan is not None else {}
    if plan is None or plan_id not in titles:
        raise TooLate("That plan is not among those to choose from any more. Write “planner” and choose again.")
    plan.plan_id, plan.title, plan.offered = plan_id, titles[plan_id], []
    plan.card_id, plan.card_language, plan.next_at = card.id, card.language, now
    return plan


async def release(session: AsyncSession, *, by: Membership) -> None:
    """Write no more to the plan; what stands there stays. Raises NotAllowed."""
    require(by, Permission.CHANGE_SETTINGS)
    await session.execute(delete(PlannedTask).where(PlannedTask.group_id == by.group_id))
    await session.execute(delete(Plan).where(Plan.group_id == by.group_id))
