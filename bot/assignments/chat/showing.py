"""What people say and press to see assignments: lists, narrowed ones, and the whole of one."""

from bot.assignments.chat.desk import asking, found, group_list, listed, own_list
from bot.assignments.drawing import drawn
from bot.assignments.listing import narrowed_by, number_in, owners_in
from bot.assignments.queries import assignment_numbered
from bot.chat.reply import Answer, Private, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import Invalid
from bot.people.rules import Permission
from cards.assignments.presses import BackToList, ListAssignments, ShowAssignment, TurnPage
from cards.kit import Card

router = Router()


def _seen(turn: Turn, card: Card) -> Reply:
    """Return what somebody looks up in a card: where others read along it is for her alone."""
    return Update(card) if turn.place is Place.DIRECT else Private(card)


@router.hears("uppdrag", "assignments", with_words=True, numbered="u")
async def show_open(turn: Turn) -> Reply:
    """Show what is open in the group, owner by owner; words after the command narrow it, a number names one."""
    group = turn.may(Permission.SEE).group
    number = number_in(turn.words)
    if number is not None:
        return await _numbered(turn, number)
    only = narrowed_by(turn.words, await owners_in(turn.session, group))
    if only is None:
        raise Invalid(
            "I know no “{words}” here. Write “assignments late”, “assignments mine”, “assignments done”, "
            "or the name of an owner after it.",
            words=" ".join(turn.words.split())[:80],
        )
    return Answer(await group_list(turn, only=only))


async def _numbered(turn: Turn, number: int) -> Reply:
    """Show the group's assignment with that number, open or closed, as all see it where others read along."""
    assignment = await assignment_numbered(turn.session, turn.here.group, number)
    if assignment is None:
        raise Invalid(
            "There is no U-{number} in {group}. Write “assignments” to see what is open.",
            number=number,
            group=turn.here.group.name,
        )
    reader = turn.here if turn.place is Place.DIRECT else None
    return Answer(await drawn(turn.session, assignment, reader, t=turn.t, today=turn.today))


@router.hears("mina uppdrag", "my assignments", in_group=False)
async def show_own(turn: Turn) -> Reply:
    """Show what the person has open: over all her groups in 1:1 chat, in a channel what is hers there."""
    if turn.place is not Place.DIRECT:
        turn.may(Permission.SEE)
    return Answer(await own_list(turn, turn.person))


@router.presses(ListAssignments)
async def narrow(turn: Turn, form: ListAssignments) -> Reply:
    """Show another part of the group's list."""
    turn = await turn.within(form.group)
    turn.may(Permission.SEE)
    return _seen(turn, await group_list(turn, only=form.owner or form.only, page=form.page))


@router.presses(TurnPage)
async def turn_page(turn: Turn, form: TurnPage) -> Reply:
    """Show another page of somebody's own list."""
    if form.group is not None:
        turn = await turn.within(form.group)
    turn.may(Permission.SEE)
    return _seen(turn, await listed(turn, form))


@router.presses(ShowAssignment)
async def show_one(turn: Turn, form: ShowAssignment) -> Reply:
    """Show the whole of an assignment in place of the list, to the presser alone."""
    turn, assignment = await found(turn, form.assignment)
    turn.may(Permission.SEE)
    return await asking(turn, assignment, form)


@router.presses(BackToList)
async def back(turn: Turn, form: BackToList) -> Reply:
    """Show the list again."""
    turn, _ = await found(turn, form.assignment)
    return _seen(turn, await listed(turn, form))
