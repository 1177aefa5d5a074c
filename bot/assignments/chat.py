"""What people can say and press about assignments."""

from collections.abc import Iterable

from bot.assignments.models import Assignment, AssignmentState
from bot.assignments.queries import assignment_by_id, open_in, open_of
from bot.assignments.rules import by_urgency, is_repeated
from bot.assignments.use_cases import mark, owned_by
from bot.assignments.views import assignment_view, by_owner
from bot.chat.reply import Answer, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.people.models import Person
from bot.people.queries import hold, members_of
from bot.people.rules import Permission
from cards.assignments import (
    AssignmentView,
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
    """Show what the person has open: over all her groups in 1:1 chat, in a channel what is hers there."""
    return Answer(await _own(turn, turn.person))


async def _own(turn: Turn, whose: Person) -> Card:
    hers = await open_of(turn.session, whose)
    shown = [one for one in by_urgency(hers) if turn.place is Place.DIRECT or one.group_id == turn.here.group_id]
    return own_assignments(turn.t, _views(turn, shown), whose=whose.id)


def _views(turn: Turn, assignments: Iterable[Assignment]) -> list[AssignmentView]:
    return [assignment_view(one, t=turn.t, today=turn.today) for one in assignments]


async def _mark(turn: Turn, form: MarkAssignment, state: AssignmentState) -> Reply:
    assignment = await assignment_by_id(turn.session, form.assignment)
    turn = await turn.within(assignment.group_id)
    settled = form.shown_in != "one" and assignment.state is AssignmentState.DONE
    if not settled and not is_repeated(assignment, state, turn.here):
        await mark(turn.session, assignment, state, by=turn.here, now=turn.now)
    return Update(await _drawn_anew(turn, assignment, form))


async def _drawn_anew(turn: Turn, assignment: Assignment, form: MarkAssignment) -> Card:
    """Return the card that was pressed, as it looks now; a list shows what others have changed meanwhile."""
    if form.shown_in == "one":
        return assignment_card(turn.t, assignment_view(assignment, t=turn.t, today=turn.today))
    await hold(turn.session, turn.here.group)
    whose = await _whose(turn, form)
    if form.shown_in == "own":
        return await _own(turn, whose)
    hers = by_urgency(owned_by(whose, await open_in(turn.session, turn.here.group)))
    return weekly_ping(turn.t, _views(turn, hers), whose=whose.id, group=turn.here.group.name)


async def _whose(turn: Turn, form: MarkAssignment) -> Person:
    """Return the person whose list was pressed: in 1:1 chat the presser herself, in a channel a member of its group."""
    if turn.place is Place.DIRECT or form.whose is None:
        return turn.person
    members = {one.person_id: one.person for one in await members_of(turn.session, turn.here.group)}
    return members.get(form.whose, turn.person)


@router.presses(MarkDone)
async def done(turn: Turn, form: MarkDone) -> Reply:
    """Close an assignment."""
    return await _mark(turn, form, AssignmentState.DONE)


@router.presses(MarkInProgress)
async def in_progress(turn: Turn, form: MarkInProgress) -> Reply:
    """Say that an assignment is under way."""
    return await _mark(turn, form, AssignmentState.IN_PROGRESS)
