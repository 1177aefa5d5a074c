"""What an organiser sends when she changes a draft by hand."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from cards.press import Line, Press, Several

HEAD, NEW = "head", "new"
"""What can be changed besides items, decisions and assignments, which go by a letter and their id."""

LONGEST_NUMBER = 60
"""So many characters a registration number can have."""

LONGEST_TEXT = 8_000
"""So many characters a form's text can have: whatever they are, the dialog holds them."""

Section = Literal["BESLUT", "INFORMATION", "DIALOG", "none"]
Words = Annotated[str, StringConstraints(strip_whitespace=False)]
"""Several lines whose indentation counts."""


class OpenEditing(Press, verb="minutes.edit_open"):
    """She wants to change something in the draft; the choices from the one with that number on."""

    minutes: UUID
    start: int = Field(0, ge=0, le=100_000)


class EditPart(Press, verb="minutes.edit", opened_by=OpenEditing):
    """She asks for the form of that part, and of a long text the stretch with that number."""

    minutes: UUID
    part: str = Field(title="What do you want to change?", max_length=40)
    window: int = Field(0, ge=0, le=10_000)


class _OfPart(Press):
    """Something about one part of a draft; `seen` is how it stood when the form was opened."""

    minutes: UUID
    part: str = Field(max_length=40)
    seen: str = Field("", max_length=64)


class SaveHead(_OfPart, verb="minutes.save_head", opened_by=EditPart):
    """The head says this from now on; lists that the form did not show stay as they are."""

    title: Line = Field(title="Title", min_length=1, max_length=200)
    day: date = Field(title="Date")
    place: Line = Field("", title="Place", max_length=200)
    participants: str = Field("", title="Participants, one a line", max_length=8_000)
    absent: str = Field("", title="Absent, one a line", max_length=8_000)
    next_meeting: date | None = Field(None, title="Next meeting")
    next_meeting_words: Line = Field("", title="Next meeting, in words", max_length=400)
    registration_number: Line = Field("", title="Registration number", max_length=LONGEST_NUMBER)
    lists: Several = Field((), max_length=2)


class _ItemFields(_OfPart):
    title: Line = Field(title="Title", min_length=1, max_length=400)
    section: Section = Field("none", title="Kind")
    presenters: Line = Field("", title="Presenters", max_length=1_000)
    text: Words = Field("", title="Text", max_length=LONGEST_TEXT)
    place: int | None = Field(None, title="Place in the order", ge=1, le=9_999)


class SaveItemText(_ItemFields, verb="minutes.save_item", opened_by=EditPart):
    """The item says this from now on; `onward`: the next stretch of its text is wanted."""

    window: int = Field(0, ge=0, le=10_000)
    onward: bool = False


class AddNewItem(_ItemFields, verb="minutes.new_item", once=True, opened_by=EditPart):
    """A new item; `nonce` tells one dialog's form from another's."""

    nonce: str = Field("", max_length=64)


class SaveDecision(_OfPart, verb="minutes.save_decision", opened_by=EditPart):
    """The decision says this from now on."""

    text: str = Field(title="Text", min_length=1, max_length=LONGEST_TEXT)


class SaveTask(_OfPart, verb="minutes.save_task", opened_by=EditPart):
    """The found assignment is in the minutes as she put it."""

    owners: Several = Field((), title="Owner", max_length=20)
    due: date | None = Field(None, title="Due")
    text: str = Field(title="Text", min_length=1, max_length=1_000)


class RemovePart(_OfPart, verb="minutes.remove", opened_by=EditPart):
    """The item or the decision goes out of the draft."""
