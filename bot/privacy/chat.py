"""What organisers can say and press about how long texts are kept."""

from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.people.rules import Permission
from bot.privacy.models import Retention
from bot.privacy.purging import retention_of
from cards.privacy import RetentionView, SaveRetention, retention_card

router = Router()


@router.hears("gallring", "retention")
async def show_retention(turn: Turn) -> Reply:
    """Show how long the group keeps what, to be changed."""
    group = turn.may(Permission.READ_LOG).group
    return Answer(retention_card(turn.t, _view(turn, await retention_of(turn.session, group))))


@router.presses(SaveRetention)
async def save(turn: Turn, form: SaveRetention) -> Reply:
    """Keep what was chosen; the next purge goes by it."""
    turn = await turn.within(form.group)
    turn.may(Permission.READ_LOG)
    kept = await turn.session.merge(
        Retention(group_id=form.group, notes=form.notes, answers=form.answers, drafts=form.drafts, log=form.log)
    )
    await turn.session.flush()
    return Update(retention_card(turn.t, _view(turn, kept), saved=True))


def _view(turn: Turn, kept: Retention) -> RetentionView:
    group = turn.here.group
    return RetentionView(group.name, group.id, kept.notes, kept.answers, kept.drafts, kept.log)
