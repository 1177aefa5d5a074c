"""A step that stands by itself, in lists and in the letter that gives it: what it is, and what it is part of."""

from collections.abc import Iterable
from typing import Protocol
from uuid import UUID

from cards.assignments.due import due_words
from cards.assignments.presses import ShowAssignment, TickStep, Where
from cards.assignments.views import AssignmentView
from cards.kit import Action, Card, draw, facts, head
from cards.press import button
from cards.speech import Translate
from cards.words import joined


class Line(Protocol):
    """An assignment, or with `step` one step of it."""

    @property
    def step(self) -> UUID | None:
        """Return the step that is meant."""


def steps_among(lines: Iterable[Line]) -> tuple[int, int]:
    """Return how many of the lines are steps, and how many whole assignments."""
    found = [line.step is not None for line in lines]
    return sum(found), len(found) - sum(found)


def named(t: Translate, view: AssignmentView) -> str:
    """Return what an assignment says, or which step it is."""
    return t("Step: {step}", step=view.text) if view.step else view.text


def step_card(t: Translate, view: AssignmentView, *, news: bool = False, by: str = "") -> Card:
    """Draw one step for whoever is to do it; as `news` when it was just given, by somebody if it says who."""
    called = t("You have been given a step") if news else t("Step")
    words, tone = due_words(t, view)
    about = {"assignment": view.id, **Where(shown_in="step", whose=view.step).there}
    done = button(t("Done"), TickStep, inputs=False, step=view.step, **about)
    actions: list[Action] = [
        *([done] if view.state == "open" else []),
        button(t("Show the assignment"), ShowAssignment, inputs=False, **about),
    ]
    return draw(
        t,
        summary=f"{called}: {view.text}. {words}",
        body=[
            *head(joined(called, view.group), view.text, words, tone),
            *facts(
                [
                    (t("Assignment"), f"U-{view.number} · {view.part_of}"),
                    (t("Owner of the assignment"), view.owners),
                    (t("Given by"), by),
                ]
            ),
        ],
        actions=actions,
    )
