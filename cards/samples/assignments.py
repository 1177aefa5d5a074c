"""Assignments: one, in its states; the form; steps."""

from dataclasses import replace
from datetime import date

from cards.assignments.card import assignment_card
from cards.assignments.form import NewView, new_assignment_dialog, new_assignment_form
from cards.assignments.presses import Where
from cards.assignments.steps import step_card
from cards.assignments.views import (
    AssignmentView,
    ContactView,
    DetailView,
    StepView,
)
from cards.inputs import Choice
from cards.kit import Card
from cards.samples.people import AMIRA, ELIN, PER, SECRETARY, SVEN, choices
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

HERS = same_id(100)
OURS = same_id(101)
LAW = ContactView(same_id(70), "Avdelningen administration och juridik", "")


def samples() -> list[Sample]:
    """Return the samples of the assignments room."""
    return [*_one(), *_giving()]


def _one() -> list[Sample]:
    return [
        Sample("assignments-news", "Just given", lambda t: assignment_card(t, plan(t), news=True)),
        Sample("assignments-open", "Open", lambda t: assignment_card(t, plan(t))),
        Sample("assignments-late", "Late, seen by an owner who is no organiser", _late),
        Sample("assignments-in-progress", "In progress", lambda t: assignment_card(t, _in_progress(t))),
        Sample("assignments-asking", "Move date was pressed without a date", _asking),
        Sample("assignments-done", "Done", lambda t: assignment_card(t, routine(t))),
        Sample("assignments-dropped", "Dropped", _dropped),
        Sample("assignments-steps", "With steps, in a list", lambda t: assignment_card(t, maths(t), where=_in_list())),
        Sample("assignments-steps-done", "All steps done", lambda t: assignment_card(t, maths(t, done=3))),
        Sample("assignments-step-new", "One more step", lambda t: assignment_card(t, maths(t), opened="steps")),
        Sample("assignments-step", "Changing a step", _changing_a_step),
        Sample("assignments-step-given", "A step was given", lambda t: step_card(t, part(t), news=True, by=AMIRA)),
        Sample("assignments-steps-left", "Done, with steps left open", _steps_left),
        Sample("assignments-role", "Owned by a role without a contact person", _role),
        Sample("assignments-waiting", "Somebody was asked to take it over", _waiting),
        Sample("assignments-not-hers", "Seen by one who may not change it", _not_hers),
    ]


def _giving() -> list[Sample]:
    meetings = (Choice(str(same_id(60)), "fredag 4 december kl. 09.00"),)
    view = NewView(OURS, choices(), meetings)
    said = "Kan någon ta reda på vad nya whiteboards kostar? Jag hör med Nacka."
    message = replace(
        view, text=said, source=said, link="https://teams.microsoft.com/l/message/19/1", owners=("29:per",)
    )
    return [
        Sample("assignments-form", "The form", lambda t: new_assignment_form(t, view)),
        Sample("assignments-form-refused", "A line that gave a day that has been", _refused),
        Sample("assignments-dialog", "From a message", lambda t: new_assignment_dialog(t, message, nonce="1")),
        Sample("assignments-receipt", "What was given", lambda t: assignment_card(t, plan(t), kind="receipt")),
    ]


def _refused(t: Translate) -> Card:
    words = "Amira ringer Nacka senast 17 november"
    view = NewView(OURS, choices(), text=words, owners=("29:amira",))
    return new_assignment_form(t, view, refused=t("The due day has passed already. Choose today or a later day."))


def detail(t: Translate) -> DetailView:
    """Return what an organiser sees in an assignment's card."""
    said = t("{name} said that it is under way", name=AMIRA)
    when = t.day(date(2026, 11, 13), today=TODAY)
    return DetailView(
        people=choices(),
        history=(f"{when} · {said}",),
        given=t("{day} · given", day=t.day(date(2026, 11, 6), today=TODAY)),
        from_minutes=True,
        item="2 Ny lokalplan",
    )


def plan(t: Translate) -> AssignmentView:
    """Return an assignment with a day."""
    return AssignmentView(
        id=same_id(31),
        number=31,
        text="Skickar ut lokalplanen till skolorna",
        owners=AMIRA,
        due_day=t.day(date(2026, 12, 4), today=TODAY),
        due_words="",
        days_late=0,
        state="open",
        group=GROUP,
        source="Amira skickar ut lokalplanen till skolorna senast den 4 december.",
        detail=detail(t),
    )


def survey(t: Translate) -> AssignmentView:
    """Return an assignment that is late."""
    text = "Sammanställer svaren i trygghetsenkäten och lämnar ett förslag till åtgärder per skola"
    day = t.day(date(2026, 11, 17), today=TODAY)
    return replace(plan(t), id=same_id(28), number=28, text=text, due_day=day, days_late=3, source=f"Amira: {text}.")


def routine(t: Translate) -> AssignmentView:
    """Return an assignment that is done."""
    done = t("Done {day}, by {name}", day=t.day(date(2026, 11, 18), today=TODAY), name=SVEN)
    return replace(
        plan(t), id=same_id(25), number=25, text="Uppdaterar rutinen för vikarier", owners=SVEN, state="done", done=done
    )


def maths(t: Translate, *, done: int = 1) -> AssignmentView:
    """Return an assignment with three steps, some of them done."""
    words = ("identifiera skolor", "insatser", "uppföljning")
    whose = ("VC-gruppen", "PC + Elevhälsa", "")
    steps = tuple(
        StepView(
            id=same_id(40 + place),
            text=text,
            about=" · ".join(part for part in (t("Done") if place < done else "", owner) if part),
            done=place < done,
            role=owner,
        )
        for place, (text, owner) in enumerate(zip(words, whose, strict=True))
    )
    text = "Uppdrag matematik"
    return replace(plan(t), id=same_id(36), number=36, text=text, source="", detail=replace(detail(t), steps=steps))


def part(t: Translate) -> AssignmentView:
    """Return one step of an assignment, which stands by itself."""
    due = t.day(date(2026, 11, 27), today=TODAY)
    return replace(maths(t), text="Samla in svaren från skolorna", step=same_id(41), part_of=maths(t).text, due_day=due)


def _steps_left(t: Translate) -> Card:
    done = t("Done {day}, by {name}", day=t.day(date(2026, 11, 18), today=TODAY), name=AMIRA)
    return assignment_card(t, replace(maths(t), state="done", done=done))


def _in_progress(t: Translate) -> AssignmentView:
    comment = "Utkastet ligger hos juristen, svar väntas på onsdag."
    return replace(plan(t), state="in progress", detail=replace(detail(t), comment=comment))


def _in_list() -> Where:
    return Where(shown_in="own", whose=HERS)


def _late(t: Translate) -> Card:
    return assignment_card(t, replace(survey(t), detail=replace(detail(t), may_drop=False)))


def _asking(t: Translate) -> Card:
    return assignment_card(t, plan(t), opened="move")


def _dropped(t: Translate) -> Card:
    done = t("Dropped {day}, by {name}", day=t.day(date(2026, 11, 18), today=TODAY), name=SECRETARY)
    return assignment_card(t, replace(plan(t), state="dropped", done=done))


def _changing_a_step(t: Translate) -> Card:
    view = maths(t)
    return assignment_card(t, view, opened="steps", step=view.detail.steps[1])


def _role(t: Translate) -> Card:
    return assignment_card(t, roles(t))


def _waiting(t: Translate) -> Card:
    waiting = t("Waits for an answer from {name}", name=SVEN)
    return assignment_card(t, replace(plan(t), detail=replace(detail(t), waiting=waiting, may_take_back=True)))


def _not_hers(t: Translate) -> Card:
    return assignment_card(t, replace(plan(t), detail=replace(detail(t), may_change=False, may_drop=False)))


def forecast(t: Translate) -> AssignmentView:
    """Return an assignment of two, due when the minutes say."""
    return replace(
        plan(t),
        id=same_id(32),
        number=32,
        text="Tar fram en prognos för personalkostnaderna",
        owners=f"{PER}, {ELIN}",
        due_day="",
        due_words="efter sommaren",
        state="in progress",
    )


def roles(t: Translate) -> AssignmentView:
    """Return an assignment that a role owns."""
    return replace(
        plan(t),
        id=same_id(33),
        number=33,
        text="Ser över avtalen för skolskjuts",
        owners=LAW.words,
        due_day="",
        detail=replace(detail(t), contacts=(LAW,), may_choose_contact=True),
    )
