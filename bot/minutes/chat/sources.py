"""Where an assignment comes from: its minutes, one press away from its card."""

from bot.assignments.queries import assignment_by_id
from bot.chat.reply import Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.errors import NotFound
from bot.minutes.chat.decisions import minutes_shown
from cards.assignments.presses import ShowSource

router = Router()


@router.presses(ShowSource)
async def show_source(turn: Turn, form: ShowSource) -> Reply:
    """Show the minutes that gave the assignment."""
    assignment = await assignment_by_id(turn.session, form.assignment)
    turn = await turn.within(assignment.group_id)
    if assignment.minutes_id is None:
        raise NotFound
    return await minutes_shown(turn, assignment.minutes_id)
