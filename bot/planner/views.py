"""How it stands with Planner, made ready to show."""

from datetime import datetime
from uuid import UUID

from bot.kit.dates import local
from bot.people.models import Group
from bot.planner.models import Plan
from cards.inputs import Choice
from cards.planner import PlanView
from cards.press import msg
from cards.speech import Translate

NO_PLAN = "no plan"
REFUSED = "refused"
GONE = "gone"

WORDS = {
    NO_PLAN: msg("The team has no plan that I can write to. Make a basic plan in Planner, then connect again."),
    REFUSED: msg(
        "Planner refuses me. Ask your IT unit to give the bot the permission Tasks.ReadWrite.All, then connect again."
    ),
    GONE: msg("The plan is gone. Connect again to choose another."),
}
"""What each fault means to an organiser; any other goes away by itself."""


def plan_view(plan: Plan | None, group: Group, *, shown: UUID, t: Translate, now: datetime) -> PlanView:
    """Return how it stands, for a reader of `t` who has the card `shown` before her."""
    if plan is None:
        return PlanView(group.id, group.name, shown)
    zone = group.time_zone
    written = t.day(local(plan.written_at, zone).date(), today=local(now, zone).date()) if plan.written_at else ""
    return PlanView(
        group.id,
        group.name,
        shown,
        title=plan.title,
        written=written,
        is_looking=not plan.plan_id and not plan.offered and not plan.fault,
        fault=t(WORDS[plan.fault]) if plan.fault in WORDS else "",
        offered=tuple(Choice(plan_id, title) for plan_id, title in plan.offered),
    )
