"""The form of a new assignment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from cards.assignments.presses import GiveAssignment
from cards.inputs import Choice, Form
from cards.kit import Card, Element, Tone, draw, head, text
from cards.press import button, submits
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class NewView:
    """Whom and which meetings there are to choose among, and what stands in the form already.

    `source` and `link` are those of the message that it is made from.
    """

    group: UUID
    people: tuple[Choice, ...]
    meetings: tuple[Choice, ...] = ()
    text: str = ""
    owners: tuple[str, ...] = ()
    role: str = ""
    due: date | None = None
    source: str = ""
    link: str = ""


def new_assignment_form(t: Translate, view: NewView, *, refused: str = "") -> Card:
    """Draw the form in the chat; the new assignment's card takes its place. `refused` says what is to be mended."""
    title = t("New assignment")
    state, tone = (refused, Tone.LATE) if refused else (t("The owner is told in a chat of her own."), None)
    above = head(t("Assignments"), title, state, tone)
    give = button(t("Give the assignment"), GiveAssignment, **_carried(view))
    return draw(t, summary=refused or title, body=[*above, *_inputs(t, view)], actions=[give])


def new_assignment_dialog(t: Translate, view: NewView, *, nonce: str) -> Card:
    """Draw the form in a window of its own."""
    give = submits(t("Give the assignment"), GiveAssignment, nonce=nonce, **_carried(view))
    return draw(t, summary=t("New assignment"), body=_inputs(t, view), actions=[give])


def _carried(view: NewView) -> dict[str, Any]:
    return {"group": view.group, "source": view.source or None, "link": view.link or None}


def _inputs(t: Translate, view: NewView) -> list[Element]:
    form = Form(t, GiveAssignment)
    meeting: Sequence[Element] = [form.choice("meeting", view.meetings, menu=True)] if view.meetings else []
    from_message = [text(t("From a message: “{sentence}”", sentence=view.source), small=True, subtle=True)]
    return [
        form.line("text", view.text, long=True),
        *(from_message if view.source not in {"", view.text} else []),
        form.people("owners", view.people, ",".join(view.owners), several=True),
        form.line("role", view.role),
        form.day("due", view.due),
        *meeting,
    ]
