"""What owners and organisers press on an assignment: how far it has come, a comment, another day."""

from bot.assignments.chat.desk import after, asking, asking_for, found
from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.rules import CLOSED, is_repeated
from bot.assignments.use_cases.doing import comment_on, drop, mark, move_date, reopen
from bot.chat.reply import Reply
from bot.chat.router import Router
from bot.chat.turn import Turn
from cards.assignments.presses import Change, CommentOn, Drop, MarkDone, MarkInProgress, MoveDate, Reopen

router = Router()


def _is_settled(turn: Turn, assignment: Assignment, form: Change, state: AssignmentState) -> bool:
    """Say whether nothing is left to do: the same press came again, or an older list was pressed."""
    from_list = form.shown_in != "one" and not form.inside and assignment.state in CLOSED
    return from_list or is_repeated(assignment, state, turn.here)


async def _mark(turn: Turn, form: Change, state: AssignmentState) -> Reply:
    turn, assignment = await found(turn, form.assignment)
    if not _is_settled(turn, assignment, form, state):
        await mark(turn.session, assignment, state, by=turn.here, now=turn.now, comment=form.comment)
    return await after(turn, assignment, form)


@router.presses(MarkDone)
async def done(turn: Turn, form: MarkDone) -> Reply:
    """Close an assignment."""
    return await _mark(turn, form, AssignmentState.DONE)


@router.presses(MarkInProgress)
async def in_progress(turn: Turn, form: MarkInProgress) -> Reply:
    """Say that an assignment is under way."""
    return await _mark(turn, form, AssignmentState.IN_PROGRESS)


@router.presses(CommentOn)
async def comment(turn: Turn, form: CommentOn) -> Reply:
    """Keep a comment; without one, ask for it."""
    turn, assignment = await found(turn, form.assignment)
    if not form.comment:
        return await asking_for(turn, assignment, form, "comment")
    await comment_on(turn.session, assignment, form.comment, by=turn.here, now=turn.now)
    return await after(turn, assignment, form)


@router.presses(MoveDate)
async def move(turn: Turn, form: MoveDate) -> Reply:
    """Let it be due on another day; without one, ask for it."""
    turn, assignment = await found(turn, form.assignment)
    if form.due is None:
        return await asking_for(turn, assignment, form, "move")
    moved = await move_date(
        turn.session, assignment, form.due, by=turn.here, reason=form.comment, today=turn.today, now=turn.now
    )
    if not moved:
        return await asking(turn, assignment, form, note=turn.t("It is due on that day already."))
    return await after(turn, assignment, form)


@router.presses(Drop)
async def take_off(turn: Turn, form: Drop) -> Reply:
    """Let nobody need to do it any more."""
    turn, assignment = await found(turn, form.assignment)
    if not _is_settled(turn, assignment, form, AssignmentState.DROPPED):
        await drop(turn.session, assignment, by=turn.here, reason=form.comment, now=turn.now)
    return await after(turn, assignment, form)


@router.presses(Reopen)
async def open_again(turn: Turn, form: Reopen) -> Reply:
    """Let a done or dropped assignment be open again."""
    turn, assignment = await found(turn, form.assignment)
    await reopen(turn.session, assignment, by=turn.here, now=turn.now)
    return await after(turn, assignment, form)
