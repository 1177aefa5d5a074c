"""What people press to hand an assignment over, and to answer; and organisers when an owner has left."""

from uuid import UUID

from bot.assignments import letters
from bot.assignments.chat.desk import after, asking_for, found, own_card
from bot.assignments.models import Assignment, HandOver
from bot.assignments.rules import chosen_member
from bot.assignments.use_cases.handing_over import decline, offer_by_id, offer_to, take_back, take_over
from bot.assignments.use_cases.leaving import replace_owner
from bot.assignments.views import assignment_view
from bot.chat.reply import Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, Turn
from bot.errors import NotFound
from bot.people.models import Person
from bot.people.queries import members_of
from cards.assignments.handing_over import hand_over_settled
from cards.assignments.presses import DeclineHandOver, HandOn, NewOwner, TakeBack, TakeOver

router = Router()


async def _member(turn: Turn, chosen: str) -> Person:
    return chosen_member(chosen, await members_of(turn.session, turn.here.group))


@router.presses(HandOn)
async def hand_on(turn: Turn, form: HandOn) -> Reply:
    """Ask somebody to take it over; without a name, ask for one."""
    turn, assignment = await found(turn, form.assignment)
    if not form.owner:
        return await asking_for(turn, assignment, form, "hand over")
    person = await _member(turn, form.owner)
    await offer_to(turn.session, assignment, person, by=turn.here, reason=form.comment, now=turn.now)
    return await after(turn, assignment, form)


@router.presses(TakeBack)
async def ask_nobody(turn: Turn, form: TakeBack) -> Reply:
    """Ask nobody any more."""
    turn, assignment = await found(turn, form.assignment)
    await take_back(turn.session, assignment, by=turn.here, now=turn.now)
    return await after(turn, assignment, form)


async def _offered(turn: Turn, offer_id: UUID) -> tuple[Turn, HandOver, Assignment]:
    offer, assignment = await offer_by_id(turn.session, offer_id)
    turn = await turn.within(assignment.group_id)
    if offer.to_id != turn.person.id:
        raise NotFound
    return turn, offer, assignment


@router.presses(TakeOver)
async def accept(turn: Turn, form: TakeOver) -> Reply:
    """Let her own it from now on; the question becomes its card, which is kept up to date."""
    turn, offer, assignment = await _offered(turn, form.offer)
    await take_over(turn.session, offer, assignment, by=turn.here, now=turn.now)
    card = await letters.card_taken_over(turn.session, assignment, turn.here, now=turn.now)
    return Update(card, key=letters.given_key(assignment, turn.person))


@router.presses(DeclineHandOver)
async def say_no(turn: Turn, form: DeclineHandOver) -> Reply:
    """Leave it with its owners."""
    turn, offer, assignment = await _offered(turn, form.offer)
    await decline(turn.session, offer, assignment, by=turn.here, reason=form.reason, now=turn.now)
    view = assignment_view(assignment, t=turn.t, today=turn.today)
    return Update(hand_over_settled(turn.t, view, turn.t("You declined. It stays where it is.")))


@router.presses(NewOwner)
async def name_owner(turn: Turn, form: NewOwner) -> Reply:
    """Let somebody take the place of an owner who left."""
    turn, assignment = await found(turn, form.assignment)
    left = await turn.session.get(Person, form.left)
    if left is None:
        raise NotFound
    person = await _member(turn, form.owner)
    await replace_owner(turn.session, assignment, left, person, by=turn.here, now=turn.now)
    return Update(await own_card(turn, assignment, form, everybody=turn.place is not Place.DIRECT))
