"""What people say and press about contact persons."""

from uuid import UUID

from bot.assignments.chat.desk import after, found
from bot.assignments.models import GroupContact
from bot.assignments.queries import contact_by_id, contacts_of
from bot.assignments.rules import chosen_member
from bot.assignments.use_cases.contacts import choose_contact
from bot.assignments.views import contact_view, people_choices
from bot.chat.reply import Answer, Private, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Turn
from bot.people.queries import hold, members_of
from bot.people.rules import Permission, may
from cards.assignments.contacts import contact_question, contact_saved, contacts_card
from cards.assignments.presses import AboutOne, BackToContacts, OpenContact, SaveContact
from cards.kit import Card

router = Router()


@router.hears("kontaktpersoner", "contacts")
async def show_contacts(turn: Turn) -> Reply:
    """Show who is asked for each group and role; organisers may change it."""
    turn.may(Permission.SEE)
    return Answer(await _listed(turn))


async def _listed(turn: Turn) -> Card:
    group = turn.here.group
    views = [contact_view(one) for one in (await contacts_of(turn.session, group)).values()]
    return contacts_card(turn.t, views, group=group.name, changeable=may(turn.here, Permission.ARRANGE_MEETINGS))


async def _contact(turn: Turn, contact_id: UUID) -> tuple[Turn, GroupContact]:
    """Return the contact, and the turn within its group, where the presser arranges things."""
    contact = await contact_by_id(turn.session, contact_id)
    turn = await turn.within(contact.group_id)
    turn.may(Permission.ARRANGE_MEETINGS)
    await hold(turn.session, turn.here.group)
    return turn, await contact_by_id(turn.session, contact_id)


@router.presses(OpenContact)
async def ask(turn: Turn, form: OpenContact) -> Reply:
    """Show the form to the presser alone."""
    turn, contact = await _contact(turn, form.contact)
    people = people_choices(await members_of(turn.session, turn.here.group))
    chosen = str(contact.person_id) if str(contact.person_id) in {one.value for one in people} else None
    view, group = contact_view(contact), turn.here.group.name
    return Private(contact_question(turn.t, view, people, group=group, chosen=chosen, opened=form))


@router.presses(SaveContact)
async def save(turn: Turn, form: SaveContact) -> Reply:
    """Let that person be asked from now on."""
    turn, contact = await _contact(turn, form.contact)
    person = chosen_member(form.person, await members_of(turn.session, turn.here.group))
    await choose_contact(turn.session, contact, person, by=turn.here, now=turn.now)
    if form.listed:
        return Update(await _listed(turn))
    if form.assignment is not None:
        pressed = AboutOne(assignment=form.assignment, inside=form.inside, **form.there)
        return await after(*await found(turn, form.assignment), pressed)
    return Update(contact_saved(turn.t, contact_view(contact), group=turn.here.group.name, by=turn.person.name))


@router.presses(BackToContacts)
async def back(turn: Turn, form: BackToContacts) -> Reply:
    """Show the list again, to the presser alone."""
    turn, _ = await _contact(turn, form.contact)
    return Private(await _listed(turn))
