"""Assignments, made ready to show."""

from collections.abc import Sequence
from datetime import date

from bot.assignments.models import Assignment
from bot.assignments.rules import by_urgency, days_late
from bot.kit.dates import local
from cards.assignments import AssignmentView, OwnerView
from cards.speech import Translate


def owner_names(assignment: Assignment) -> list[str]:
    """Return who owns it: people by name, then the group or role that the minutes named."""
    return [*(owner.name for owner in assignment.owners), *([assignment.owner_words] if assignment.owner_words else [])]


def assignment_view(assignment: Assignment, *, t: Translate, today: date) -> AssignmentView:
    """Return the assignment as the reader of `t` sees it."""
    return AssignmentView(
        id=assignment.id,
        number=assignment.number,
        text=assignment.text,
        owners=", ".join(owner_names(assignment)) or t("Nobody named"),
        due_day=t.day(assignment.due, today=today) if assignment.due else "",
        due_words=assignment.due_words,
        due_at_meeting=assignment.due_meeting_id is not None,
        days_late=days_late(assignment, today=today),
        state=assignment.state.value,
        group=assignment.group.name,
        source=assignment.source,
        done=_done_words(assignment, t, today),
    )


def _done_words(assignment: Assignment, t: Translate, today: date) -> str:
    if assignment.done_at is None or assignment.done_by is None:
        return ""
    day = local(assignment.done_at, assignment.group.time_zone).date()
    return t("Done {day}, by {name}", day=t.day(day, today=today), name=assignment.done_by.name)


def by_owner(assignments: Sequence[Assignment], *, t: Translate, today: date) -> tuple[OwnerView, ...]:
    """Return the assignments owner by owner: who has something overdue stands first, then by name.

    One with several owners stands with each of them.
    """
    owned: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in by_urgency(assignments):
        for owner in _owners(assignment) or [(t("Nobody named"), "")]:
            owned.setdefault(owner, []).append(assignment)

    def urgency(owner: tuple[str, str]) -> tuple[int, tuple[str, str]]:
        return -max(days_late(one, today=today) for one in owned[owner]), owner

    return tuple(
        OwnerView(owner[0], tuple(assignment_view(one, t=t, today=today) for one in owned[owner]))
        for owner in sorted(owned, key=urgency)
    )


def _owners(assignment: Assignment) -> list[tuple[str, str]]:
    """Return each owner's name, and what tells namesakes apart."""
    people = [(owner.name, str(owner.id)) for owner in assignment.owners]
    return [*people, *([(assignment.owner_words, "")] if assignment.owner_words else [])]
