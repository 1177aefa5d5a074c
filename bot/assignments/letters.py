"""What the assignments room sends to people who did not ask."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.drawing import drawn, seen_by, whole_of
from bot.assignments.models import Assignment, HandOver
from bot.assignments.queries import contacts_of, told_with
from bot.assignments.rules import concerned
from bot.assignments.views import assignment_view, whole_view
from bot.i18n.speech import LANGUAGES, speaking
from bot.kit.dates import local
from bot.kit.ids import new_id
from bot.outbox.post import amend, post
from bot.people.addresses import to_person
from bot.people.language import tongue_of
from bot.people.models import Group, Membership, Person
from bot.people.queries import members_of
from cards.assignments.card import assignment_card
from cards.assignments.handing_over import hand_over_card, hand_over_settled, word_on_assignment
from cards.assignments.lists import given_at_once
from cards.kit import Card
from cards.speech import Translate


def given_key(assignment: Assignment, owner: Person) -> str:
    """Return the name of the card that tells somebody of an assignment of hers."""
    return f"assignments.given:{assignment.id}:{owner.id}"


def receipt_key(assignment: Assignment, t: Translate) -> str:
    """Return the name of the card that whoever gave the assignment got in answer, in the language of `t`."""
    return f"assignments.receipt:{assignment.id}:{t.lang}"


def _batch_key(assignment: Assignment, owner: Person) -> str:
    return f"assignments.batch:{assignment.batch_id}:{owner.id}"


def _today(group: Group, now: datetime) -> date:
    return local(now, group.time_zone).date()


async def _seat(session: AsyncSession, person: Person, group: Group) -> Membership | None:
    """Return the person's place in the group, if she has one."""
    return next((one for one in await members_of(session, group) if one.person_id == person.id), None)


async def tell_owners(
    session: AsyncSession, assignment: Assignment, *, now: datetime, knows: Person | None = None
) -> None:
    """Tell each owner and contact person what she has been given, with its buttons; who `knows` it is not told."""
    contacts = await contacts_of(session, assignment.group)
    others = [one for one in concerned(assignment, contacts) if knows is None or one.id != knows.id]
    for person in others:
        await tell_one(session, assignment, person, now=now)


async def tell_one(session: AsyncSession, assignment: Assignment, person: Person, *, now: datetime) -> None:
    """Tell somebody what she has been given; whoever had its card already sees it there again."""
    group, t = assignment.group, tongue_of(person, assignment.group)
    seat = await _seat(session, person, group)
    card = await drawn(session, assignment, seat, t=t, today=_today(group, now), kind="news")
    key = given_key(assignment, person)
    if not await amend(session, key=key, card=card, now=now):
        await post(session, key=key, to=to_person(person), card=card, now=now)


async def tell_owners_of(
    session: AsyncSession, assignments: Sequence[Assignment], *, group: Group, now: datetime
) -> None:
    """Tell each owner of all that she was given at once: in one letter, however much it is."""
    batch, contacts = new_id(), await contacts_of(session, group)
    hers: dict[str, tuple[Person, list[Assignment]]] = {}
    for assignment in assignments:
        assignment.batch_id = batch
        for person in concerned(assignment, contacts):
            hers.setdefault(str(person.id), (person, []))[1].append(assignment)
    await session.flush()
    for person, given in hers.values():
        if len(given) == 1:
            await tell_one(session, given[0], person, now=now)
        else:
            card = batch_card(given, person, group, now=now)
            await post(session, key=_batch_key(given[0], person), to=to_person(person), card=card, now=now)


def batch_card(given: Sequence[Assignment], person: Person, group: Group, *, now: datetime) -> Card:
    """Draw the one letter about all that somebody was given at once, as it stands now."""
    t, today = tongue_of(person, group), _today(group, now)
    views = [assignment_view(one, t=t, today=today) for one in given]
    return given_at_once(t, views, batch=given[0].batch_id or given[0].id, group=group.name)


async def show_where_it_stands(
    session: AsyncSession, assignment: Assignment, *, now: datetime, also: Iterable[Person] = ()
) -> None:
    """Bring every card of the assignment up to date, in place; `also` of people who have it no longer.

    The question to whoever is asked to take it over is one of them.
    """
    group, today = assignment.group, _today(assignment.group, now)
    whole = await whole_of(session, assignment)
    people = {one.id: one for one in [*concerned(assignment, whole.contacts), *also]}
    for person in people.values():
        t = tongue_of(person, group)
        seat = next((one for one in whole.members if one.person_id == person.id), None)
        card = assignment_card(t, whole_view(assignment, whole, reader=seat, t=t, today=today))
        await amend(session, key=given_key(assignment, person), card=card, now=now)
    for t in map(speaking, LANGUAGES):
        card = assignment_card(t, whole_view(assignment, whole, reader=None, t=t, today=today))
        await amend(session, key=receipt_key(assignment, t), card=card, now=now)
    if assignment.batch_id is not None:
        await _show_batches(session, assignment, list(people.values()), now=now)
    if whole.waiting is not None:
        card = _question(assignment, whole.waiting, now=now)
        await amend(session, key=_offer_key(whole.waiting), card=card, now=now)


async def _show_batches(
    session: AsyncSession, assignment: Assignment, people: Sequence[Person], *, now: datetime
) -> None:
    """Bring the letters up to date that told of the assignment together with others."""
    if assignment.batch_id is None:
        return
    together = await told_with(session, assignment.batch_id)
    contacts = await contacts_of(session, assignment.group)
    for person in people:
        hers = [one for one in together if person.id in {who.id for who in concerned(one, contacts)}]
        if hers:
            card = batch_card(hers, person, assignment.group, now=now)
            await amend(session, key=_batch_key(assignment, person), card=card, now=now)


async def word_to(
    session: AsyncSession,
    assignment: Assignment,
    people: Iterable[Person],
    sentence: str,
    *,
    reason: str = "",
    ask_another: bool = False,
    now: datetime,
    **facts: object,
) -> None:
    """Send a short word about the assignment to each of the people; `sentence` is a msgid.

    With `ask_another` they are offered to ask somebody else to take it over.
    """
    for person in {one.id: one for one in people}.values():
        t = tongue_of(person, assignment.group)
        view = assignment_view(assignment, t=t, today=_today(assignment.group, now))
        card = word_on_assignment(t, view, t(sentence, **facts), reason=reason, ask_another=ask_another)
        await post(session, key=f"assignments.word:{new_id()}", to=to_person(person), card=card, now=now)


def _offer_key(offer: HandOver) -> str:
    return f"assignments.hand_over:{offer.id}"


async def ask_to_take_over(session: AsyncSession, assignment: Assignment, offer: HandOver, *, now: datetime) -> None:
    """Ask the one who was chosen whether she takes it over."""
    card = _question(assignment, offer, now=now)
    await post(session, key=_offer_key(offer), to=to_person(offer.to), card=card, now=now)


def _question(assignment: Assignment, offer: HandOver, *, now: datetime) -> Card:
    t, today = tongue_of(offer.to, assignment.group), _today(assignment.group, now)
    view = assignment_view(assignment, t=t, today=today)
    return hand_over_card(t, view, offer=offer.id, by=offer.by.name, reason=offer.reason)


async def settle_question(
    session: AsyncSession, assignment: Assignment, offer: HandOver, sentence: str, *, now: datetime, **facts: object
) -> None:
    """Let the question say why it needs no answer any more; `sentence` is a msgid."""
    t = tongue_of(offer.to, assignment.group)
    view = assignment_view(assignment, t=t, today=_today(assignment.group, now))
    card = hand_over_settled(t, view, t(sentence, **facts))
    await amend(session, key=_offer_key(offer), card=card, now=now)


async def card_taken_over(session: AsyncSession, assignment: Assignment, person: Membership, *, now: datetime) -> Card:
    """Draw the assignment for one who has just taken it over."""
    t = tongue_of(person.person, assignment.group)
    view = await seen_by(session, assignment, person, t=t, today=_today(assignment.group, now))
    return assignment_card(t, view, news=True)
