"""The decision log, and one decision with what became of it."""

from dataclasses import replace
from datetime import date

from cards.inputs import Choice
from cards.kit import Card
from cards.minutes.decisions import BesideView, LoggedView, StepView, decision_card, decision_log, state_words
from cards.samples.minutes import TITLE
from cards.samples.minutes_text import DECISIONS
from cards.samples.people import AMIRA, CHAIR, SVEN
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate


def samples() -> list[Sample]:
    """Return the samples of the decision log."""
    return [
        Sample("decisions-log", "The decision log", _log),
        Sample("decisions-open", "The decisions to be carried out", lambda t: _log(t, only_open=True)),
        Sample("decisions-none", "No decision yet", lambda t: _empty(t, only_open=False)),
        Sample("decisions-none-open", "No decision to carry out", lambda t: _empty(t, only_open=True)),
        Sample("decisions-organiser", "A decision, to an organiser", _open),
        Sample("decisions-one", "A decision, to a member", lambda t: decision_card(t, _one(t), group=GROUP)),
        Sample("decisions-replaced", "A decision that another replaced", _replaced),
        Sample("decisions-struck", "A decision that a correction struck", _struck),
    ]


def _one(t: Translate) -> LoggedView:
    return LoggedView(
        id=same_id(90),
        number=14,
        text=DECISIONS[0],
        day=t.day(TODAY, today=TODAY),
        source=TITLE,
        minutes=same_id(50),
        item="3",
        beside=(
            BesideView(31, "Skickar ut lokalplanen till skolorna", AMIRA, t("In progress")),
            BesideView(32, "Tar fram en prognos för personalkostnaderna", f"{SVEN}, VC-gruppen", t("No due day")),
        ),
    )


def _others() -> list[Choice]:
    return [Choice("16", "B-16 Gruppen flyttar skolstarten."), Choice("15", f"B-15 {DECISIONS[1]}")]


def _open(t: Translate) -> Card:
    return decision_card(t, _one(t), group=GROUP, others=_others())


def _replaced(t: Translate) -> Card:
    days = [t.day(date(2026, 11, day), today=TODAY) for day in (12, 20)]
    steps = (
        StepView(state_words(t, "done"), days[0], CHAIR),
        StepView(state_words(t, "replaced", 16), days[1], CHAIR),
    )
    view = replace(_one(t), state="replaced", replaced_by=16, steps=steps, beside=())
    return decision_card(t, view, group=GROUP, others=_others())


def _struck(t: Translate) -> Card:
    return decision_card(t, replace(_one(t), state="struck", beside=(), replaces=(3,)), group=GROUP, others=_others())


def _log(t: Translate, *, only_open: bool = False) -> Card:
    latest = replace(_one(t), number=16, text="Gruppen flyttar skolstarten till den 17 augusti.")
    done = replace(_one(t), number=15, text=DECISIONS[1], state="done")
    old = replace(_one(t), number=13, text="Gruppen säljer bussen.", state="replaced", replaced_by=16)
    shown = [latest, _one(t)] if only_open else [latest, done, _one(t), old]
    return decision_log(t, shown, group=GROUP, group_id=same_id(1), total=16, only_open=only_open)


def _empty(t: Translate, *, only_open: bool) -> Card:
    return decision_log(t, [], group=GROUP, group_id=same_id(1), total=0, only_open=only_open)
