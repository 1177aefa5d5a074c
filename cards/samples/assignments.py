"""Assignments, and the weekly reminder."""

from dataclasses import replace
from datetime import date

from cards.assignments import (
    AssignmentView,
    OwnerView,
    assignment_card,
    open_assignments,
    own_assignments,
    weekly_digest,
    weekly_ping,
)
from cards.kit import Card
from cards.samples.dates import dates
from cards.samples.people import AMIRA, ELIN, PER, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

STEERING = "Styrgruppen"
HERS = same_id(100)


def samples() -> list[Sample]:
    """Return the samples of the assignments room."""
    return [
        Sample("assignments-news", "Just given", lambda t: assignment_card(t, plan(t), news=True)),
        Sample("assignments-open", "Open", lambda t: assignment_card(t, plan(t))),
        Sample("assignments-late", "Late", lambda t: assignment_card(t, survey(t))),
        Sample(
            "assignments-in-progress",
            "In progress",
            lambda t: assignment_card(t, replace(plan(t), state="in progress")),
        ),
        Sample("assignments-done", "Done", lambda t: assignment_card(t, routine(t))),
        Sample("assignments-own", "My own, over all groups", _own),
        Sample("assignments-own-none", "Nothing of mine is open", lambda t: own_assignments(t, [], whose=HERS)),
        Sample(
            "assignments-all",
            "Open in the group, by owner",
            lambda t: open_assignments(t, owners(t), group=GROUP, total=4),
        ),
        Sample(
            "assignments-all-none", "Nothing open in the group", lambda t: open_assignments(t, [], group=GROUP, total=0)
        ),
        Sample(
            "assignments-ping",
            "The week's reminder to one owner",
            lambda t: weekly_ping(t, [survey(t), plan(t)], whose=HERS, group=GROUP),
        ),
        Sample(
            "assignments-ping-done", "The same, when all is done", lambda t: weekly_ping(t, [], whose=HERS, group=GROUP)
        ),
        Sample(
            "assignments-digest",
            "The week's digest",
            lambda t: weekly_digest(t, owners(t), [routine(t)], group=GROUP, total=4, dates=dates(t)[:2]),
        ),
        Sample("assignments-digest-calm", "The digest when nothing is late", _calm),
    ]


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


def _forecast(t: Translate) -> AssignmentView:
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


def _roles(t: Translate) -> AssignmentView:
    return replace(
        plan(t),
        id=same_id(33),
        number=33,
        text="Ser över avtalen för skolskjuts",
        owners="Avdelningen administration och juridik",
        due_day="",
    )


def owners(t: Translate) -> tuple[OwnerView, ...]:
    """Return the open ones by owner."""
    return (
        OwnerView(AMIRA, (survey(t), plan(t))),
        OwnerView("Avdelningen administration och juridik", (_roles(t),)),
        OwnerView(ELIN, (_forecast(t),)),
        OwnerView(PER, (_forecast(t),)),
    )


def _own(t: Translate) -> Card:
    elsewhere = replace(plan(t), id=same_id(4), number=4, text="Bjuder in till dialogdagen", group=STEERING)
    return own_assignments(t, [survey(t), plan(t), elsewhere, _forecast(t)], whose=HERS)


def _calm(t: Translate) -> Card:
    return weekly_digest(t, (OwnerView(AMIRA, (plan(t),)),), [], group=GROUP, total=1)
