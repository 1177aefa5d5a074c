"""What can be pressed in reminders."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.press import Press, Several

Stretch = Literal["late", "soon", "later", "undated"]
"""How near something is."""


class MarkInReminder(Press):
    """Says how far an assignment has come, in the weekly ping; or in that `letter` of what is soon due."""

    assignment: UUID
    letter: UUID | None = None


class DoneInReminder(MarkInReminder, verb="reminders.done"):
    """It is done, or that step of it."""

    step: UUID | None = None


class StartedInReminder(MarkInReminder, verb="reminders.in_progress"):
    """It is under way."""


class MarkTicked(Press):
    """Says how far the ticked assignments of a group have come."""

    group: UUID
    late: Several = Field((), title="Late")
    soon: Several = Field((), title="Due within a week")
    later: Several = Field((), title="Due later")
    undated: Several = Field((), title="Without a due day")


class TickedDone(MarkTicked, verb="reminders.ticked_done"):
    """They are done."""


class TickedStarted(MarkTicked, verb="reminders.ticked_in_progress"):
    """They are under way."""


class AskPause(Press, verb="reminders.ask_pause"):
    """Asks for the form of a pause."""


class SavePause(Press, verb="reminders.pause", opened_by=AskPause):
    """No reminders through that day; without one until she says otherwise."""

    until: date | None = Field(None, title="Through")


class Resume(Press, verb="reminders.resume"):
    """Reminders again."""
