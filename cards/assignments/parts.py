"""The parts of an assignment's card: its steps, its history, its contact persons, and the inputs."""

from typing import Any

from adaptive_cards import card as ac
from adaptive_cards import types as at

from cards.assignments.presses import (
    Change,
    HandOn,
    MoveDate,
    OpenContact,
    OpenSteps,
    RemoveStep,
    SaveStep,
    ShowAssignment,
    TickStep,
    Where,
)
from cards.assignments.views import AssignmentView, ContactView, StepView
from cards.folds import toggling
from cards.inputs import Form
from cards.kit import Action, Element, Row, Tone, block, buttons, heading, row, text
from cards.press import Press, button
from cards.room import fitted
from cards.speech import Translate
from cards.words import joined

AROUND = 2_500
"""What the fold around the history weighs, and the presses beneath it beside its own lines."""

CHANGE, HISTORY = "change", "history"


def about_one(view: AssignmentView, where: Where) -> dict[str, Any]:
    """Return what the buttons of an assignment's own card carry."""
    inside = {"inside": True} if where.shown_in != "one" else {}
    return {"assignment": view.id, **where.there, **inside}


def pressed_row(press: type[Press], **facts: object) -> ac.ActionExecute:
    """Return what a whole row does when it is pressed; what is read aloud is what is seen in it."""
    return ac.ActionExecute(
        verb=press.verb,
        data={name: str(value) for name, value in facts.items() if value is not None},
        mode=None,
        associated_inputs=at.AssociatedInputs.NONE,
    )


def opening(t: Translate, line: Row, **facts: object) -> Row:
    """Return the line with a word at its end that it can be opened; pressed, it shows the whole of the assignment."""
    shows = ac.Column(width="auto", items=[text(f"{t('Show')} ▸", tone=Tone.ACCENT, right=True)])
    line.columns = [*(line.columns or []), shows]
    line.select_action = pressed_row(ShowAssignment, **facts)
    return line


def _add_step(t: Translate, view: AssignmentView, where: Where) -> Element:
    return buttons([button(t("Add a step"), OpenSteps, inputs=False, **about_one(view, where))])


def change_fold(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    """Return the inputs that go with the presses, folded until they are wanted."""
    form = Form(t, MoveDate)
    inputs: list[Element] = [
        form.line("comment", long=True),
        form.day("due"),
        form.people("owner", view.detail.people),
    ]
    about = text(
        t("Fill in what fits, then choose Comment, Move date or Hand over behind “…”"), small=True, subtle=True
    )
    return [
        toggling(t, t("Comment, move or hand over"), CHANGE),
        block([about, *inputs, _add_step(t, view, where)], id=CHANGE, shown=False),
    ]


def asked_for(t: Translate, view: AssignmentView, press: type[Change]) -> list[Element]:
    """Return the inputs that one press asks for, and a word on them."""
    asked = {MoveDate: "due", HandOn: "owner"}.get(press, "comment")
    form = Form(t, press, needed=(asked,))
    comment = form.line("comment", long=True)
    why = text(t("Why, if you like, goes in the comment."), small=True, subtle=True)
    if press is MoveDate:
        return [text(t("Choose the new date")), form.day("due"), why, comment]
    if press is HandOn:
        words = text(
            t("The new owner is asked first. Until she answers it stays where it is."), small=True, subtle=True
        )
        return [text(t("Choose the new owner")), words, form.people("owner", view.detail.people), why, comment]
    return [text(t("Write your comment")), comment]


def history_part(t: Translate, view: AssignmentView, *, room: int) -> list[Element]:
    """Return what has happened to it, folded, the latest first, as far as there is room."""
    lines = [*view.detail.history, *([view.detail.given] if view.detail.given else [])]
    if not lines:
        return []
    told = fitted(t, [[[text(line, small=True)]] for line in lines], room - AROUND)
    return [toggling(t, t("History ({n})", n=len(lines)), HISTORY), block(told, id=HISTORY, shown=False)]


def contacts_part(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    """Return who is asked for each group or role that owns it, with a way to choose her while it is open."""
    found = view.detail.contacts
    lines: list[Element] = [
        text(
            t("Contact person for {owner}: {name}", owner=one.words, name=one.person or t("nobody yet")),
            small=True,
            tone=None if one.person else Tone.WARNING,
            subtle=bool(one.person),
        )
        for one in found
    ]
    if not view.detail.may_choose_contact or view.state in {"done", "dropped"}:
        return lines
    about = about_one(view, where)
    chosen = [button(choose_contact(t, one), OpenContact, inputs=False, contact=one.id, **about) for one in found]
    return [*lines, *([buttons(chosen[:6])] if chosen else [])]


def choose_contact(t: Translate, view: ContactView) -> str:
    """Return what the button is called that asks who the contact person is to be."""
    return t("Choose another") if view.person else t("Choose contact person")


def steps_part(t: Translate, view: AssignmentView, where: Where) -> list[Element]:
    """Return the steps with their buttons, and a word when all of them are done."""
    steps = view.detail.steps
    if not steps:
        return []
    done = sum(one.done for one in steps)
    over = view.state in {"done", "dropped"}
    all_done: list[Element] = []
    if done == len(steps) and not over:
        all_done = [text(t("All steps are done. Is the assignment done too? Then press Done."), tone=Tone.GOOD)]
    return [
        heading(t("Steps: {done} of {n} done", done=done, n=len(steps))),
        *(line for one in steps for line in _step(t, view, one, where, over=over)),
        *all_done,
    ]


def _step(t: Translate, view: AssignmentView, step: StepView, where: Where, *, over: bool) -> list[Element]:
    about = text(step.about, small=True, subtle=not step.late, tone=Tone.LATE if step.late else None, close=True)
    words = [text(step.text), *([about] if step.about else [])]
    line, facts = row("✓" if step.done else "○", words), {"step": step.id, **about_one(view, where)}
    if over:
        return [line]
    if view.detail.may_change:
        changes = ac.Column(width="auto", items=[text(f"{t('Change step')} ▸", tone=Tone.ACCENT, right=True)])
        line.columns = [*(line.columns or []), changes]
        line.select_action = pressed_row(OpenSteps, **facts)
    ticks: list[Action] = [] if step.done else [button(t("Tick off"), TickStep, inputs=False, **facts)]
    return [line, *([buttons(ticks)] if ticks else [])]


def step_form(t: Translate, view: AssignmentView, step: StepView | None, *, where: Where) -> list[Element]:
    """Return the form of one step; without one, of one more."""
    form = Form(t, SaveStep)
    about = {"step": step.id if step else None, **about_one(view, where)}
    presses: list[Action] = [button(t("Save step"), SaveStep, **about)]
    if step is not None:
        undo = button(t("Not done after all"), TickStep, inputs=False, done=False, **about)
        presses += [*([undo] if step.done else []), button(t("Remove step"), RemoveStep, inputs=False, **about)]
    words = joined(step.text, step.about) if step else t("A step can have an owner and a due day of its own.")
    return [
        heading(t("Change the step") if step else t("One more step")),
        text(words, subtle=True),
        form.line("text", step.text if step else None),
        form.people("owner", view.detail.people, step.owner if step else None),
        form.line("role", step.role if step else None),
        form.day("due", step.due if step else None),
        buttons(presses),
    ]
