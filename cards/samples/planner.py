"""Planner, as organisers meet it."""

from dataclasses import replace

from cards.inputs import Choice
from cards.kit import Card
from cards.planner import PlanView, planner_card
from cards.press import msg
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate

REFUSED = msg(
    "Planner refuses me. Ask your IT unit to give the bot the permission Tasks.ReadWrite.All, then connect again."
)
PLANS = (Choice("plan-1", "Ledningsgruppens plan"), Choice("plan-2", "Läsårets hjul"))
OFF = PlanView(same_id(1), GROUP, same_id(2))


def samples() -> list[Sample]:
    """Return each state of the card."""
    return [
        Sample("planner-off", "Planner: not connected", lambda t: planner_card(t, OFF)),
        Sample("planner-looking", "Planner: looking", lambda t: planner_card(t, replace(OFF, is_looking=True))),
        Sample("planner-choose", "Planner: several plans", lambda t: planner_card(t, replace(OFF, offered=PLANS))),
        Sample("planner-on", "Planner: connected", _connected),
        Sample("planner-refused", "Planner: refused", lambda t: planner_card(t, replace(OFF, fault=t(REFUSED)))),
    ]


def _connected(t: Translate) -> Card:
    return planner_card(t, replace(OFF, title=PLANS[0].words, written=t.day(TODAY, today=TODAY)))
