"""The card that was pressed, drawn anew: an assignment's own, or the list that it stands in."""

from collections.abc import Callable
from typing import Protocol, TypeVar
from uuid import UUID

from bot.assignments.drawing import drawn, whole_of
from bot.assignments.letters import batch_card
from bot.assignments.listing import list_view
from bot.assignments.models import Assignment
from bot.assignments.queries import assignment_by_id, contacts_of, owed_by, step_by_id, told_with
from bot.assignments.rules import CLOSED, by_urgency, concerned, each_once, must_be_hers, must_be_open
from bot.assignments.views import owed_view, step_view
from bot.chat.reply import Private, Reply, Update
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.people.models import Membership, Person
from bot.people.queries import members_of
from cards.assignments.card import Open
from cards.assignments.lists import open_assignments, own_assignments
from cards.assignments.presses import AboutOne, ShownIn, Where
from cards.assignments.steps import step_card
from cards.kit import Card


class Drawer(Protocol):
    """Draws a card of a room above, from which assignments are opened, as it stands now; `whose` is what it carries."""

    async def __call__(self, turn: Turn, whose: UUID | None) -> Card:
        """Return the card."""
        ...


D = TypeVar("D", bound=Drawer)

_drawers: dict[ShownIn, Drawer] = {}


def draws(shown_in: ShownIn) -> Callable[[D], D]:
    """Let the function draw what assignments are opened from there."""

    def keep(drawer: D) -> D:
        _drawers[shown_in] = drawer
        return drawer

    return keep


async def found(turn: Turn, assignment_id: UUID) -> tuple[Turn, Assignment]:
    """Return the assignment, which is held, and the turn within its group.

    Raises NotFound for other groups' people, and in a channel of another group: what is answered there, all read.
    """
    assignment = await assignment_by_id(turn.session, assignment_id)
    if turn.place is not Place.DIRECT and (turn.group is None or turn.group.id != assignment.group_id):
        raise NotFound
    return await turn.within(assignment.group_id), assignment


async def after(turn: Turn, assignment: Assignment, form: AboutOne) -> Reply:
    """Return the card that was pressed, as it looks now; a list shows what others have changed meanwhile.

    In a list whoever closed an assignment in its own card is back at the list.
    """
    if form.shown_in == "one":
        return Update(await own_card(turn, assignment, form, everybody=turn.place is not Place.DIRECT))
    if form.inside and assignment.state not in CLOSED:
        card = await own_card(turn, assignment, form)
        return Update(card) if turn.place is Place.DIRECT else Private(card)
    return Update(await listed(turn, form))


async def asking(
    turn: Turn, assignment: Assignment, form: AboutOne, *, opened: Open = "", note: str = "", step: UUID | None = None
) -> Reply:
    """Return the assignment's own card to the presser alone, with an input open or a word on what is missing."""
    return Private(await own_card(turn, assignment, form, opened=opened, note=note, step=step))


async def asking_for(
    turn: Turn, assignment: Assignment, form: AboutOne, opened: Open, *, step: UUID | None = None
) -> Reply:
    """Return the card with that input open, to one who may change the assignment; raises NotAllowed and TooLate."""
    must_be_hers(assignment, turn.here, await contacts_of(turn.session, assignment.group))
    must_be_open(assignment)
    return await asking(turn, assignment, form, opened=opened, step=step)


async def own_card(
    turn: Turn,
    assignment: Assignment,
    form: AboutOne,
    *,
    everybody: bool = False,
    opened: Open = "",
    note: str = "",
    step: UUID | None = None,
) -> Card:
    """Draw the assignment's own card: for the presser, or for `everybody` who reads along in a channel."""
    reader: Membership | None = None if everybody else turn.here
    whole = await whole_of(turn.session, assignment)
    edited = next((step_view(one, t=turn.t, today=turn.today) for one in whole.steps if one.id == step), None)
    return await drawn(
        turn.session,
        assignment,
        reader,
        t=turn.t,
        today=turn.today,
        where=form,
        opened=opened,
        step=edited,
        note=note,
    )


async def listed(turn: Turn, where: Where) -> Card:
    """Draw the list that was pressed, as it is now; the turn is within the group of what was pressed."""
    match where.shown_in:
        case "group":
            return await group_list(turn, only=where.only if turn.place is Place.DIRECT else "", page=where.page)
        case "told" if where.whose is not None:
            return await _told(turn, where.whose) or await own_list(turn, turn.person)
        case "step" if where.whose is not None:
            return await _step(turn, where.whose) or await own_list(turn, turn.person)
        case "ping" | "soon":
            return await _drawers[where.shown_in](turn, where.whose)
        case _:
            return await own_list(turn, await _whose(turn, where), page=where.page)


async def _told(turn: Turn, batch: UUID) -> Card | None:
    """Return the letter about what was given at once, as far as it is hers; None when nothing of it is."""
    contacts = await contacts_of(turn.session, turn.here.group)
    together = await told_with(turn.session, batch)
    hers = [one for one in together if turn.person.id in {who.id for who in concerned(one, contacts)}]
    hers = [one for one in hers if one.group_id == turn.here.group_id]
    return batch_card(hers, turn.person, turn.here.group, now=turn.now) if hers else None


async def _step(turn: Turn, step_id: UUID) -> Card | None:
    """Return the letter about one step as it is now; None when it was taken out."""
    step = await step_by_id(turn.session, step_id)
    if step is None or step.group_id != turn.here.group_id:
        return None
    return step_card(turn.t, owed_view(step, t=turn.t, today=turn.today))


async def _whose(turn: Turn, where: Where) -> Person:
    """Return the person whose list was pressed: in 1:1 chat the presser herself, in a channel a member of its group."""
    if turn.place is Place.DIRECT or where.whose is None:
        return turn.person
    members = {one.person_id: one.person for one in await members_of(turn.session, turn.here.group)}
    return members.get(where.whose, turn.person)


async def own_list(turn: Turn, whose: Person, *, page: int = 0) -> Card:
    """Draw what is hers and open: over all her groups in 1:1 chat, in a channel what is hers there."""
    hers = each_once(await owed_by(turn.session, whose))
    here = [one for one in hers if turn.place is Place.DIRECT or one.group_id == turn.here.group_id]
    views = [owed_view(one, t=turn.t, today=turn.today) for one in by_urgency(here)]
    group = turn.member.group_id if turn.member else here[0].group_id if here else None
    return own_assignments(turn.t, views, whose=whose.id, page=page, group=group)


async def group_list(turn: Turn, *, only: str = "", page: int = 0) -> Card:
    """Draw the group's assignments, narrowed to what was asked for."""
    group = turn.here.group
    view = await list_view(
        turn.session, group, only=only, page=page, reader=turn.person, t=turn.t, today=turn.today, now=turn.now
    )
    return open_assignments(turn.t, view)
