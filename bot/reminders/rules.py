"""What is told apart in reminders: pure."""

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta

from bot.assignments.models import Assignment, Owed
from bot.assignments.rules import by_urgency, days_late, due_of
from bot.errors import Invalid
from bot.people.models import Person
from bot.reminders.models import Unreached
from cards.reminders.presses import Stretch

MISSED_WEEKS = timedelta(weeks=2)
"""What is overdue for so long stands first before the organisers."""

TRIES = 3
"""After so many refused weeks in a row an owner is pinged rarely."""

RARELY = timedelta(weeks=4)
A_DAY_OR_TWO = timedelta(days=3)


def stretch_of(one: Owed, *, today: date) -> Stretch:
    """Return how near it is: soon is within a week."""
    due = due_of(one)
    if due is None:
        return "undated"
    if days_late(one, today=today):
        return "late"
    return "soon" if due <= today + timedelta(weeks=1) else "later"


def by_stretch(owed: Sequence[Owed], *, today: date) -> dict[Stretch, list[Owed]]:
    """Return what is owed by how near it is, the nearest first; a stretch that holds nothing is left out."""
    held: dict[Stretch, list[Owed]] = {}
    for one in by_urgency(owed):
        held.setdefault(stretch_of(one, today=today), []).append(one)
    return held


def rising(assignments: Sequence[Assignment], *, today: date) -> list[Assignment]:
    """Return those that are overdue for two weeks or more, the longest first."""
    long = [one for one in assignments if one.due is not None and today - one.due >= MISSED_WEEKS]
    return by_urgency(long)


def gone_among(owing: Iterable[Assignment], here: Iterable[Person]) -> list[Person]:
    """Return the owners of those assignments who are not among the people `here`, by name."""
    left = {owner.id: owner for one in owing for owner in one.owners}
    for person in here:
        left.pop(person.id, None)
    return sorted(left.values(), key=lambda person: person.name)


def must_leave_time(first: time, last: time) -> None:
    """Raise Invalid when the hours for reminders end before they begin."""
    if last < first:
        raise Invalid("The hours for reminders end before they begin. Check them.")


def is_worth_a_try(unreached: Unreached | None, *, today: date) -> bool:
    """Say whether to ping an owner whom Teams refused: three weeks in a row, then every fourth week."""
    if unreached is None or unreached.tries < TRIES:
        return True
    return today - unreached.last_try >= RARELY - A_DAY_OR_TWO
