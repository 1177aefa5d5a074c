"""Who may change an assignment, and in which order they are told: pure."""

from collections.abc import Sequence
from datetime import date

from bot.assignments.models import Assignment, AssignmentState
from bot.errors import NotAllowed, TooLate
from bot.people.models import Membership
from bot.people.rules import Role, role_of


def must_be_hers(assignment: Assignment, member: Membership) -> None:
    """Raise NotAllowed unless the member owns the assignment or is an organiser."""
    if role_of(member) is Role.ORGANISER or member.person_id in {owner.id for owner in assignment.owners}:
        return
    raise NotAllowed("Only the owners of U-{number} and the organisers can change it.", number=assignment.number)


def must_be_open(assignment: Assignment) -> None:
    """Raise TooLate, with who, when the assignment is done already."""
    if assignment.state is AssignmentState.DONE:
        by = assignment.done_by.name if assignment.done_by else ""
        raise TooLate("{name} has marked U-{number} as done already.", name=by, number=assignment.number)


def is_repeated(assignment: Assignment, state: AssignmentState, member: Membership) -> bool:
    """Say whether the member has said just that already: Teams brings a press again when the answer was slow."""
    return state is AssignmentState.DONE and assignment.state is state and assignment.done_by_id == member.person_id


def days_late(assignment: Assignment, *, today: date) -> int:
    """Return how many days ago an open assignment was due; 0 when it is not late."""
    if assignment.due is None or assignment.state is AssignmentState.DONE:
        return 0
    return max(0, (today - assignment.due).days)


def by_urgency(assignments: Sequence[Assignment]) -> list[Assignment]:
    """Return the assignments with the one due first, first; those without a day last, by number."""
    return sorted(assignments, key=lambda one: (one.due is None, one.due or date.max, one.number))
