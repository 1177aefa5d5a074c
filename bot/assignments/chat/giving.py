"""What people say and press to give an assignment: in one line, by a form, from a message."""

from collections.abc import Sequence
from dataclasses import replace

from bot.assignments import letters
from bot.assignments.drawing import drawn
from bot.assignments.owners import with_members
from bot.assignments.promises import Promise, promise_in
from bot.assignments.queries import contacts_of
from bot.assignments.rules import concerned
from bot.assignments.use_cases.giving import give_by_hand
from bot.assignments.views import people_choices
from bot.chat.reply import Answer, Dialog, Reply, Update
from bot.chat.router import Router
from bot.chat.turn import Place, QuotedMessage, Turn
from bot.errors import Invalid
from bot.kit.ids import new_id
from bot.meetings.use_cases import plan_ahead
from bot.meetings.views import when_words
from bot.people.models import Membership, Person
from bot.people.queries import members_of
from bot.people.rules import Permission
from cards.assignments.form import NewView, new_assignment_dialog, new_assignment_form
from cards.assignments.presses import LONGEST, GiveAssignment, OpenNew
from cards.inputs import Choice
from cards.kit import Card
from cards.words import is_blank

router = Router()

LONGEST_SOURCE = 4000
"""Characters of a message that an assignment was made from: more than that the button can't carry."""


@router.hears("nytt uppdrag", "new assignment", with_words=True)
async def give(turn: Turn) -> Reply:
    """Hand out the form; or, with a sentence, give the assignment at once: refused, it stands in the form to mend."""
    member = turn.may(Permission.GIVE_ASSIGNMENTS)
    if is_blank(turn.words):
        return Answer(new_assignment_form(turn.t, await _view(turn)))
    words = " ".join(turn.words.split())
    if len(words) > LONGEST:
        raise Invalid(
            "The assignment has {length} characters and {most} is the most. Say it shorter, and add steps or comments.",
            length=len(words),
            most=LONGEST,
        )
    promise = await _read(turn, words, member)
    try:
        card, key = await _given(turn, promise)
    except Invalid as refused:
        return Answer(new_assignment_form(turn.t, await _view(turn, promise=promise), refused=refused.said(turn.t)))
    return Answer(card, key=key)


async def _read(turn: Turn, words: str, member: Membership) -> Promise:
    """Return what the sentence promises; without an owner it is the writer's own.

    Those whom it names with an @ are meant exactly.
    """
    members = await members_of(turn.session, member.group)
    people = [one.person for one in members]
    named = [person for one in turn.named for person in people if person.member_id == one.member_id]
    names = [one.name.casefold() for one in turn.named]
    meant = [one for one in people if one in named or not any(one.name.casefold().startswith(name) for name in names)]
    promise = with_members(promise_in(words, meant, today=turn.today), members)
    if promise.owners or promise.owner_words:
        return promise
    return replace(promise, owners=(named[0] if named else member.person,))


async def _given(turn: Turn, promise: Promise) -> tuple[Card, str]:
    """Give it; return its card and its name: in her own chat an owner's card is the one that tells her of it."""
    reader = turn.here if turn.place is Place.DIRECT else None
    knows = reader.person if reader else None
    assignment = await give_by_hand(turn.session, promise, by=turn.here, today=turn.today, now=turn.now, knows=knows)
    card = await drawn(turn.session, assignment, reader, t=turn.t, today=turn.today, kind="receipt")
    owners = {one.id for one in concerned(assignment, await contacts_of(turn.session, assignment.group))}
    if knows is not None and knows.id in owners:
        return card, letters.given_key(assignment, knows)
    return card, letters.receipt_key(assignment, turn.t)


async def _view(turn: Turn, quoted: QuotedMessage | None = None, promise: Promise | None = None) -> NewView:
    """Return what the form offers; from a message with its words, its link and its author as owner.

    Of a `promise` it has what was written and whom that names.
    """
    group, members = turn.here.group, await members_of(turn.session, turn.here.group)
    ahead = await plan_ahead(turn.session, group, now=turn.now)
    meetings = [one for one in ahead if one.starts_at > turn.now]
    view = NewView(
        group=group.id,
        people=people_choices(members),
        meetings=tuple(
            Choice(str(one.id), when_words(one.starts_at, group, t=turn.t, today=turn.today)) for one in meetings
        ),
    )
    if promise is not None:
        owners = tuple(str(one.id) for one in promise.owners)
        return replace(view, text=promise.text, owners=owners, role=promise.owner_words)
    if quoted is None:
        return view
    authors = [str(one.person_id) for one in members if one.person.name == quoted.author]
    words = quoted.words[:LONGEST_SOURCE]
    text = " ".join(words.split())[:LONGEST]
    return replace(view, text=text, source=words, link=quoted.link, owners=tuple(authors if len(authors) == 1 else ()))


@router.acts("assignments.give")
async def give_from_message(turn: Turn) -> Reply:
    """Open the form with a message's words as what is to be done, and its author as owner."""
    turn.may(Permission.GIVE_ASSIGNMENTS)
    form = new_assignment_dialog(turn.t, await _view(turn, turn.quoted), nonce=new_id().hex)
    return Dialog(turn.t("New assignment"), form)


@router.presses(OpenNew)
async def open_form(turn: Turn, form: OpenNew) -> Reply:
    """Open the form in a window of its own."""
    turn = await turn.within(form.group)
    turn.may(Permission.GIVE_ASSIGNMENTS)
    return Dialog(turn.t("New assignment"), new_assignment_dialog(turn.t, await _view(turn), nonce=new_id().hex))


@router.presses(GiveAssignment)
async def receive(turn: Turn, form: GiveAssignment) -> Reply:
    """Give what the form says; its card stands where the form stood."""
    turn = await turn.within(form.group)
    promise = await _promised(turn, form)
    card, key = await _given(turn, promise)
    return Update(card, key=key)


async def _promised(turn: Turn, form: GiveAssignment) -> Promise:
    """Return what the form says; raises Invalid for an owner outside the group, a meeting that is over, or two dues."""
    members = await members_of(turn.session, turn.here.group)
    owners = _owners(turn, form, members)
    if form.meeting is not None and form.due is not None:
        raise Invalid("Choose a due day or a meeting, not both.")
    if form.meeting is not None:
        ahead = await plan_ahead(turn.session, turn.here.group, now=turn.now)
        if form.meeting not in {one.id for one in ahead if one.starts_at > turn.now}:
            raise Invalid("That meeting is over or cancelled. Choose another, or a due day.")
    promise = Promise(
        text=" ".join(form.text.split()),
        owners=owners if owners or form.role else (turn.person,),
        owner_words=form.role,
        due=form.due,
        source=form.source,
        link=form.link,
        meeting_id=form.meeting,
    )
    return with_members(promise, members)


def _owners(turn: Turn, form: GiveAssignment, members: Sequence[Membership]) -> tuple[Person, ...]:
    by_id = {one_id: one.person for one in members for one_id in (str(one.person_id), one.person.entra_id) if one_id}
    if not by_id.keys() >= set(form.owners):
        raise Invalid("One of the owners is not in {group} any more. Choose another.", group=turn.here.group.name)
    return tuple({by_id[one].id: by_id[one] for one in form.owners}.values())
