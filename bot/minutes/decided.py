"""Decisions of the log, made ready to show."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from bot.assignments.models import Assignment
from bot.assignments.views import assignment_view
from bot.minutes.models import Decision, DecisionStep, Minutes
from bot.minutes.views import day_of
from bot.people.models import Group, Person
from cards.assignments.due import due_words
from cards.minutes.decisions import BesideView, LoggedView, State, StepView, state_words
from cards.speech import Translate


def logged_view(
    decision: Decision, minutes: Minutes, steps: Sequence[DecisionStep], *, t: Translate, today: date
) -> LoggedView:
    """Return a decision as a line of the log; the latest of the steps is what became of it."""
    latest = steps[-1] if steps else None
    state: State = "struck" if decision.struck_at else latest.state.value if latest else "open"
    return LoggedView(
        id=decision.id,
        number=decision.number or 0,
        text=decision.text,
        day=t.day(minutes.day, today=today),
        source=minutes.title,
        minutes=minutes.id,
        item=decision.item,
        state=state,
        replaced_by=latest.replaced_by if latest else None,
    )


def step_views(
    steps: Sequence[DecisionStep], people: Mapping[UUID, Person], *, group: Group, t: Translate, today: date
) -> tuple[StepView, ...]:
    """Return who said what of a decision's fate, and when."""
    return tuple(
        StepView(
            state_words(t, step.state.value, step.replaced_by),
            day_of(step.said_at, group, t=t, today=today),
            people[step.by_id].name if step.by_id in people else "",
        )
        for step in steps
    )


def beside_views(assignments: Sequence[Assignment], *, t: Translate, today: date) -> tuple[BesideView, ...]:
    """Return the assignments of a decision's item with how far they have come."""
    views = [assignment_view(one, t=t, today=today) for one in assignments]
    return tuple(BesideView(one.number, one.text, one.owners, due_words(t, one)[0]) for one in views)
