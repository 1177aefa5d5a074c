"""Assignments in lists, and month by month."""

from dataclasses import replace
from datetime import date

from cards.assignments.figures import figures_card
from cards.assignments.lists import given_at_once, open_assignments, own_assignments
from cards.assignments.views import ListView, MonthView, OwnerView
from cards.inputs import Choice
from cards.kit import Card
from cards.samples.assignments import HERS, LAW, OURS, forecast, part, plan, roles, routine, survey
from cards.samples.people import AMIRA, ELIN, PER
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

STEERING = "Styrgruppen"


def samples() -> list[Sample]:
    """Return the samples of lists of assignments."""
    return [
        Sample("assignments-own", "My own, over all groups", _own),
        Sample("assignments-own-step", "The same, with a step of another's", _own_step),
        Sample("assignments-own-many", "Many of my own", _own_many),
        Sample("assignments-own-none", "Nothing of mine is open", lambda t: own_assignments(t, [], whose=HERS)),
        Sample("assignments-told", "Several given at once", _told),
        Sample("assignments-all", "Open in the group, by owner", lambda t: open_assignments(t, everything(t))),
        Sample("assignments-all-late", "Narrowed to what is late, second page", _second_page),
        _figures(),
        Sample("assignments-all-none", "Nothing open in the group", _nothing),
    ]


def owners(t: Translate) -> tuple[OwnerView, ...]:
    """Return the open ones by owner."""
    return (
        OwnerView(AMIRA, (survey(t), plan(t))),
        OwnerView(LAW.words, (roles(t),)),
        OwnerView(ELIN, (forecast(t),)),
        OwnerView(PER, (forecast(t),)),
    )


def everything(t: Translate) -> ListView:
    """Return the group's list."""
    title = t.count("{n} open assignment", "{n} open assignments", 4)
    people = tuple(Choice(name, name) for name in (AMIRA, LAW.words, ELIN, PER))
    return ListView(GROUP, OURS, title, owners(t), total=4, late=1, people=people)


def _second_page(t: Translate) -> Card:
    title = t.count("{n} late assignment", "{n} late assignments", 26)
    view = replace(everything(t), title=title, owners=(OwnerView(AMIRA, (survey(t),)),), only="late", page=1, pages=2)
    return open_assignments(t, view)


def _nothing(t: Translate) -> Card:
    return open_assignments(t, ListView(GROUP, OURS, t("No open assignments"), (), total=0))


def _own(t: Translate) -> Card:
    elsewhere = replace(plan(t), id=same_id(4), number=4, text="Bjuder in till dialogdagen", group=STEERING)
    return own_assignments(t, [survey(t), plan(t), elsewhere, forecast(t)], whose=HERS)


def _own_step(t: Translate) -> Card:
    return own_assignments(t, [survey(t), part(t)], whose=HERS)


def _own_many(t: Translate) -> Card:
    late = [replace(survey(t), id=same_id(200 + number), number=200 + number) for number in range(4)]
    dated = [replace(plan(t), id=same_id(300 + number), number=300 + number) for number in range(20)]
    undated = [replace(forecast(t), id=same_id(400 + number), number=400 + number) for number in range(6)]
    return own_assignments(t, [*late, *dated, *undated], whose=HERS, group=OURS)


def _told(t: Translate) -> Card:
    return given_at_once(t, [plan(t), replace(forecast(t), state="open"), routine(t)], batch=same_id(90), group=GROUP)


def _figures() -> Sample:
    figures = ((4, 2, 1), (6, 5, 2), (3, 4, 1), (7, 3, 3), (5, 6, 2), (4, 3, 1))

    def drawn(t: Translate) -> Card:
        months = [
            MonthView(t.month(day, today=TODAY), t.month(day, today=TODAY)[:3], *several)
            for day, several in zip((date(2026, month, 1) for month in range(6, 12)), figures, strict=True)
        ]
        return figures_card(t, months, group=GROUP, group_id=OURS)

    return Sample("assignments-figures", "Month by month", drawn)
