"""What note-takers send from the running card of a meeting's notes and its dialogs."""

from uuid import UUID

from pydantic import Field

from cards.press import Press

LONGEST_LINE = 20_000
"""Characters: Teams' own messages hold little more."""


class TurnTo(Press, verb="minutes.notes_turn"):
    """The lines to come stand under that item."""

    meeting: UUID
    item: str = Field(max_length=64)


class OpenLines(Press, verb="minutes.notes_lines"):
    """She wants to put a line right, and asks for the latest ones."""

    meeting: UUID


class ChooseLine(Press, verb="minutes.notes_choose", opened_by=OpenLines):
    """That line she means."""

    line: UUID = Field(title="Line")


class OpenLine(Press, verb="minutes.notes_open"):
    """Asks for one line, to be put right."""

    line: UUID


class SaveLine(Press, verb="minutes.notes_save", opened_by=OpenLine):
    """The line says this from now on, under that item."""

    line: UUID
    text: str = Field(title="Line", min_length=1, max_length=LONGEST_LINE)
    item: str = Field("", title="Item", max_length=64)


class RemoveLine(Press, verb="minutes.notes_remove"):
    """The line is taken away."""

    line: UUID


class Retag(Press, verb="minutes.notes_retag"):
    """The line was meant to begin with that tag."""

    line: UUID
    tag: str = Field(max_length=40)


class MakeDraft(Press, verb="minutes.notes_draft"):
    """The notes become a draft of the minutes."""

    meeting: UUID


class NoteMeeting(Press, verb="minutes.notes_meeting"):
    """Of several meetings under way, she takes notes of that one."""

    meeting: UUID
