"""Who may change an assignment, and in which order they are told: pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar
from uuid import UUID

from bot.assignments.models import Assignment, AssignmentState, GroupContact, Owed, Step
from bot.errors import Invalid, NotAllowed, TooLate
from bot.people.models import Membership, Person
from bot.people.rules import Role, role_of

CLOSED = frozenset({AssignmentState.DONE, AssignmentState.DROPPED})

AnyOwed = TypeVar("AnyOwed", bound=Owed)

Contacts = Mapping[str, GroupContact]
"""A group's contact persons, by the key of the words that they answer for."""


def roles_of(owner_words: str) -> list[str]:
    """Return the groups and roles that own an assignment, as written, each once."""
    parts = (" ".join(part.split()) for part in owner_words.split(","))
    return list({key_of(part): part for part in parts if part}.values())


def key_of(words: str) -> str:
    """Return the words as contact persons are found by."""
    return " ".join(words.casefold().split())


def contacts_for(one: Owed, contacts: Contacts) -> list[Person]:
    """Return who is asked where groups or roles own the assignment or step, each once."""
    found = (contacts.get(key_of(role)) for role in roles_of(one.owner_words))
    people = [contact.person for contact in found if contact is not None and contact.person is not None]
    return list({person.id: person for person in people}.values())


def owners_of(one: Owed) -> list[Person]:
    """Return the people who own the assignment or step."""
    if isinstance(one, Assignment):
        return one.owners
    return [one.owner] if one.owner else []


def concerned(one: Owed, contacts: Contacts) -> list[Person]:
    """Return whose assignment or step it is: its owners, and the contact persons of the roles that own it."""
    people = [*owners_of(one), *contacts_for(one, contacts)]
    return list({person.id: person for person in people}.values())


def share_of(person_id: UUID | None, assignment: Assignment, contacts: Contacts) -> tuple[list[Person], list[str]]:
    """Return what of an assignment is the person's: her place as an owner, and the groups and roles she answers for.

    Without a person it is the whole of it.
    """
    roles = roles_of(assignment.owner_words)
    if person_id is None:
        return list(assignment.owners), roles
    hers = {key for key, one in contacts.items() if one.person_id == person_id}
    return [one for one in assignment.owners if one.id == person_id], [one for one in roles if key_of(one) in hers]


def each_once(owed: Sequence[Owed]) -> list[Owed]:
    """Return it without the steps of assignments that are told of as well: they stand in those."""
    told = {one.id for one in owed if isinstance(one, Assignment)}
    return [one for one in owed if isinstance(one, Assignment) or one.assignment_id not in told]


def by_person(owed: Iterable[Owed], contacts: Contacts) -> list[tuple[Person, list[Owed]]]:
    """Return each person whom anything of it concerns, by name, with hers in the order given."""
    hers: dict[UUID, tuple[Person, list[Owed]]] = {}
    for one in owed:
        for person in concerned(one, contacts):
            hers.setdefault(person.id, (person, []))[1].append(one)
    return sorted(hers.values(), key=lambda found: (found[0].name, found[0].id))


def may_change(assignment: Assignment, member: Membership, contacts: Contacts) -> bool:
    """Say whether the member owns the assignment, is the contact person of an owner, or is an organiser."""
    return role_of(member) is Role.ORGANISER or member.person_id in {one.id for one in concerned(assignment, contacts)}


def must_be_hers(assignment: Assignment, member: Membership, contacts: Contacts) -> None:
    """Raise NotAllowed, with who can, unless the member may change the assignment."""
    if may_change(assignment, member, contacts):
        return
    names = ", ".join(one.name for one in concerned(assignment, contacts))
    if names:
        raise NotAllowed(
            "Only {names} and the organisers can change U-{number}. Ask one of them.",
            number=assignment.number,
            names=names,
        )
    raise NotAllowed("U-{number} has no owner yet. Only the organisers can change it.", number=assignment.number)


def may_tick(assignment: Assignment, step: Step, member: Membership, contacts: Contacts) -> bool:
    """Say whether the member may tick that step off: whose it is may, beside those who may change all of it."""
    hers = member.person_id in {one.id for one in concerned(step, contacts)}
    return hers or may_change(assignment, member, contacts)


def must_be_open(assignment: Assignment) -> None:
    """Raise TooLate, with who, when the assignment is done or dropped already."""
    by = assignment.done_by.name if assignment.done_by else ""
    if assignment.state is AssignmentState.DONE:
        raise TooLate("{name} has marked U-{number} as done already.", name=by, number=assignment.number)
    if assignment.state is AssignmentState.DROPPED:
        raise TooLate("{name} has dropped U-{number}. Open it again first.", name=by, number=assignment.number)


def must_be_ahead(due: date | None, *, today: date) -> None:
    """Raise Invalid for a due day before today."""
    if due is not None and due < today:
        raise Invalid("The due day has passed already. Choose today or a later day.")


def is_repeated(assignment: Assignment, state: AssignmentState, member: Membership) -> bool:
    """Say whether the member has said just that already: Teams brings a press again when the answer was slow."""
    same = state in CLOSED and assignment.state is state
    return same and assignment.done_by_id == member.person_id


def due_of(one: Owed) -> date | None:
    """Return the day that it is due; a step without a day of its own is due with the assignment."""
    return one.due if isinstance(one, Assignment) else one.due or one.assignment.due


def days_late(one: Owed, *, today: date) -> int:
    """Return how many days ago something open was due; 0 when it is not late."""
    due = due_of(one)
    if due is None or one.state in CLOSED:
        return 0
    return max(0, (today - due).days)


def by_urgency(owed: Iterable[AnyOwed]) -> list[AnyOwed]:
    """Return what is due first, first; what has no day last, by number."""
    return sorted(owed, key=lambda one: (due_of(one) or date.max, str(one.group_id), one.number))


def owned_by(person: Person, assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return those of the assignments that the person owns, alone or with others."""
    return [one for one in assignments if person.id in {owner.id for owner in one.owners}]


def chosen_member(value: str, members: Sequence[Membership]) -> Person:
    """Return the member that a form's choice means; raises Invalid for somebody else, and for several."""
    chosen = [part for part in value.split(",") if part]
    if len(chosen) > 1:
        raise Invalid("Choose one person. Whoever takes over can hand on parts as steps.")
    by_id = {one_id: one.person for one in members for one_id in (str(one.person_id), one.person.entra_id) if one_id}
    if not chosen or chosen[0] not in by_id:
        raise Invalid("That person is not in the group any more. Choose another.")
    return by_id[chosen[0]]


def ids_here(members: Sequence[Membership]) -> set[UUID]:
    """Return who is in the group."""
    return {one.person_id for one in members}
