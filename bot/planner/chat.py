"""What organisers can say and press about Planner."""

from uuid import UUID

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.kit.ids import new_id
from bot.people.rules import Permission
from bot.planner.letters import card_key
from bot.planner.models import Plan
from bot.planner.queries import plan_of
from bot.planner.use_cases import CardShown, bind, choose, release
from bot.planner.views import plan_view
from cards.kit import Card
from cards.planner import ChoosePlan, ConnectPlan, DisconnectPlan, planner_card

router = Router()


@router.hears("planner")
async def show(turn: Turn) -> Reply:
    """Show how it stands with Planner; from now on this is the card that follows it."""
    group, shown = turn.may(Permission.CHANGE_SETTINGS).group, new_id()
    plan = await plan_of(turn.session, group, held=True)
    card = _card(turn, shown)
    if plan is not None:
        plan.card_id, plan.card_language = card
    return Answer(_drawn(turn, plan, shown), key=card_key(shown))


@router.presses(ConnectPlan)
async def connect(turn: Turn, form: ConnectPlan) -> Reply:
    """Look the team's plans up; the card follows."""
    turn = await turn.within(form.group)
    plan = await bind(turn.session, by=turn.here, card=_card(turn, form.shown), now=turn.now)
    return Update(_drawn(turn, plan, form.shown), key=card_key(form.shown))


@router.presses(ChoosePlan)
async def take(turn: Turn, form: ChoosePlan) -> Reply:
    """Take one of several plans."""
    turn = await turn.within(form.group)
    plan = await choose(turn.session, form.plan, by=turn.here, card=_card(turn, form.shown), now=turn.now)
    return Update(_drawn(turn, plan, form.shown), key=card_key(form.shown))


@router.presses(DisconnectPlan)
async def disconnect(turn: Turn, form: DisconnectPlan) -> Reply:
    """Write no more to the plan."""
    turn = await turn.within(form.group)
    await release(turn.session, by=turn.here)
    return Update(_drawn(turn, None, form.shown), key=card_key(form.shown))


def _card(turn: Turn, shown: UUID) -> CardShown:
    return CardShown(shown, turn.t.lang)


def _drawn(turn: Turn, plan: Plan | None, shown: UUID) -> Card:
    return planner_card(turn.t, plan_view(plan, turn.here.group, shown=shown, t=turn.t, now=turn.now))
