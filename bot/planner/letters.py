"""The card that follows how it stands with Planner."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.outbox.post import amend
from bot.people.models import Group
from bot.planner.models import Plan
from bot.planner.views import plan_view
from cards.planner import planner_card


def card_key(shown: UUID) -> str:
    """Return the name of a card that shows how it stands."""
    return f"planner.card:{shown}"


async def redraw(session: AsyncSession, plan: Plan, group: Group, *, now: datetime) -> None:
    """Bring the card that was asked for last up to date."""
    t = speaking(plan.card_language)
    view = plan_view(plan, group, shown=plan.card_id, t=t, now=now)
    await amend(session, key=card_key(plan.card_id), card=planner_card(t, view), now=now)
