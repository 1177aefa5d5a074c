"""What people can say and press about assignments."""

from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.queries import assignment_by_id, open_in, open_of
from bot.assignments.rules import by_urgency, is_repeated
from bot.assignments.use_cases import mark, owned_by
from bot.assignments.views import assignment_view, by_owner
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.people.rules import Permission
from cards.assignments import (
    MarkAssignment,
    MarkDone,
    MarkInProgress,
    assignment_card,
    open_assignments,
    own_assignments,
    weekly_ping,
)
from cards.kit import Card

router = Router()


@router.hears("uppdrag", "assignments")
async def show_open(turn: Turn) -> Reply:
    """Show what is open in the group, owner by owner."""
    group = turn.may(Permission.SEE).group
    found = await open_in(turn.session, group)
    return Answer(
        open_assignments(turn.t, by_owner(found, t=turn.t, today=turn.today), group=group.name, total=len(found))
    )


@router.hears("mina uppdrag", "my assignments", in_group=False)
async def show_own(turn: Turn) -> Reply:
    """Show what the person has open, over all her groups."""
    return Answer(await _own(turn))


async def _own(turn: Turn) -> Card:
    hers = by_urgency(await open_of(turn.session, turn.person))
    return own_assignments(turn.t, [assignment_view(one, t=turn.t, today=turn.today) for one in hers])


async def _mark(turn: Turn, form: MarkAssignment, state: AssignmentState) -> Reply:
    assignment = await assignment_by_id(turn.session, form.assignment)
    turn = await turn.within(assignment.group_id)
    if not is_repeated(assignment, state, turn.here):
        await mark(turn.session, assignment, state, by=turn.here, now=turn.now)
    return Update(await _drawn_anew(turn, assignment, form))


async def _drawn_anew(turn: Turn, assignment: Assignment, form: MarkAssignment) -> Card:
    """Return the card that was pressed, as it looks now."""
    if form.shown_in == "own":
        return await _own(turn)
    if form.shown_in == "ping":
        hers = by_urgency(owned_by(turn.person, await open_in(turn.session, turn.here.group)))
        views = [assignment_view(one, t=turn.t, today=turn.today) for one in hers]
        return weekly_ping(turn.t, views, group=turn.here.group.name)
    return assignment_card(turn.t, assignment_view(assignment, t=turn.t, today=turn.today))


@router.presses(MarkDone)
async def done(turn: Turn, form: MarkDone) -> Reply:
    """Close an assignment."""
    return await _mark(turn, form, AssignmentState.DONE)


@router.presses(MarkInProgress)
async def in_progress(turn: Turn, form: MarkInProgress) -> Reply:
    """Say that an assignment is under way."""
    return await _mark(turn, form, AssignmentState.IN_PROGRESS)
