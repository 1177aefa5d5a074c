"""How a group's assignments come to stand in Planner, as its organisers see it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic import Field

from cards.inputs import Choice, Form
from cards.kit import Action, Card, Element, Tone, draw, head, text
from cards.press import Press, button
from cards.speech import Translate
from cards.words import joined


@dataclass(frozen=True, slots=True)
class PlanView:
    """Where it stands, in the card `shown`: the bound plan's `title`, or the plans `offered`.

    `written` is the day it was written to last, in words.
    """

    group_id: UUID
    group: str
    shown: UUID
    title: str = ""
    written: str = ""
    is_looking: bool = False
    fault: str = ""
    offered: tuple[Choice, ...] = ()


class ConnectPlan(Press, verb="planner.connect"):
    """The team's plans are to be looked up, or the bound one is to be written to at once."""

    group: UUID
    shown: UUID


class ChoosePlan(Press, verb="planner.choose"):
    """One of the plans that were offered."""

    group: UUID
    shown: UUID
    plan: str = Field(title="Plan", min_length=1, max_length=100)


class DisconnectPlan(Press, verb="planner.disconnect"):
    """Nothing more is to be written."""

    group: UUID
    shown: UUID


def planner_card(t: Translate, view: PlanView) -> Card:
    """Draw how it stands, with what can be done about it."""
    title, words = _stands(t, view)
    fault: list[Element] = [text(view.fault, tone=Tone.LATE)] if view.fault else []
    body: list[Element] = [*head(joined("Planner", view.group), title, words), *fault]
    if view.offered:
        body.append(Form(t, ChoosePlan).choice("plan", view.offered, view.offered[0].value))
    return draw(t, summary=f"Planner: {title}", body=body, actions=_actions(t, view))


def _stands(t: Translate, view: PlanView) -> tuple[str, str]:
    if view.title:
        written = t("Written to {day}.", day=view.written) if view.written else t("I am writing to it now.")
        return t("Connected to “{plan}”", plan=view.title), written
    if view.offered:
        return t("Which plan?"), t("The team has several plans. Choose where the assignments are to stand.")
    if view.is_looking:
        return t("I am looking for the team's plans"), t("This card shows them in a moment.")
    about = t("I write the assignments there and keep them up to date. What is changed in Planner does not come back.")
    return t("Not connected"), about


def _actions(t: Translate, view: PlanView) -> list[Action]:
    of: dict[str, Any] = {"group": view.group_id, "shown": view.shown}
    off = button(t("Disconnect"), DisconnectPlan, inputs=False, secondary=True, **of)
    if view.offered:
        return [button(t("Choose"), ChoosePlan, **of), off]
    if view.title:
        return [button(t("Write now"), ConnectPlan, **of), off]
    if view.is_looking:
        return [off]
    return [button(t("Connect"), ConnectPlan, **of)]
