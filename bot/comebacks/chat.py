"""What people can press about questions to ponder."""

from uuid import UUID

from bot.chat.reply import Private, Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.comebacks.letters import own_view
from bot.comebacks.models import Comeback
from bot.comebacks.queries import comeback_by_id, meeting_of
from bot.comebacks.rules import why_not
from bot.comebacks.use_cases import answer_question
from bot.people.rules import Permission
from cards.comebacks import AnswerQuestion, EditAnswer, SeeAnswer

router = Router()


async def _comeback(turn: Turn, comeback_id: UUID) -> tuple[Turn, Comeback]:
    """Return the comeback, and the turn within its group; NotFound for other groups' people."""
    comeback = await comeback_by_id(turn.session, comeback_id)
    return await turn.within(comeback.group_id), comeback


async def _own(turn: Turn, comeback: Comeback, *, editing: bool = False) -> Reply:
    here = turn.here
    card = await own_view(
        turn.session, comeback, reader=here.person_id, group=here.group, t=turn.t, now=turn.now, editing=editing
    )
    return Private(card)


@router.presses(AnswerQuestion)
async def answer(turn: Turn, form: AnswerQuestion) -> Reply:
    """Take what a member answers; she sees it, everybody else sees the count."""
    turn, comeback = await _comeback(turn, form.comeback)
    await answer_question(turn.session, comeback, text=form.text, by=turn.here, now=turn.now)
    return await _own(turn, comeback)


@router.presses(EditAnswer)
async def edit(turn: Turn, form: EditAnswer) -> Reply:
    """Turn what she answered into a form again."""
    turn, comeback = await _comeback(turn, form.comeback)
    turn.may(Permission.PROPOSE)
    refused = why_not(comeback, await meeting_of(turn.session, comeback), now=turn.now)
    if refused is not None:
        raise refused
    return await _own(turn, comeback, editing=True)


@router.presses(SeeAnswer)
async def see(turn: Turn, form: SeeAnswer) -> Reply:
    """Show somebody who answered her own answer."""
    turn, comeback = await _comeback(turn, form.comeback)
    return await _own(turn, comeback)
