"""What the secretary sends from a draft's card."""

from datetime import date
from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.press import Line, Press, Several, msg

Kind = Literal["assignment", "decision", "comeback"]

KINDS: dict[Kind, str] = {
    "assignment": msg("Assignment"),
    "decision": msg("Decision"),
    "comeback": msg("Comes back"),
}


class _Kept(Press):
    """A found assignment as the secretary put it."""

    candidate: UUID
    owners: Several = Field((), title="Owner", max_length=20)
    due: date | None = Field(None, title="Due")
    text: str = Field(title="Text", min_length=1, max_length=1000)


class KeepCandidate(_Kept, verb="minutes.keep"):
    """A found assignment goes into the minutes; `again`: she changes her answer."""

    again: bool = False


class SkipCandidate(Press, verb="minutes.skip"):
    """What was found is no assignment; `again`: she changes her answer."""

    candidate: UUID
    again: bool = False


class KeepRest(_Kept, verb="minutes.keep_rest"):
    """This one goes into the minutes as she put it, and all that have no answer yet as they were found."""


class SkipRest(Press, verb="minutes.skip_rest"):
    """This one and all that have no answer yet are no assignments."""

    candidate: UUID


class LookAt(Press, verb="minutes.look"):
    """She wants that found assignment before her, or what is left to do in those minutes."""

    minutes: UUID | None = None
    candidate: UUID | None = None


class UndoLatest(Press, verb="minutes.back"):
    """What she did last is taken back; `deed` is its number, so that a second press takes nothing more back."""

    minutes: UUID
    deed: int


class OpenAdding(Press, verb="minutes.add_open"):
    """She misses something, and asks for the items to look in."""

    minutes: UUID


class LookIn(Press, verb="minutes.add_from", opened_by=OpenAdding):
    """She asks for the sentences of an item, from the one with that number on."""

    minutes: UUID
    part: int = Field(0, title="Item", ge=0, le=10_000)
    start: int = Field(0, ge=0, le=1_000_000)


class FillIn(Press, verb="minutes.add_fill", opened_by=LookIn):
    """She has found what is missing, in a sentence or in words of her own."""

    minutes: UUID
    part: int = Field(0, ge=0, le=10_000)
    start: int = Field(0, ge=0, le=1_000_000)
    kind: Kind = Field("assignment", title="What is missing?")
    sentence: int | None = Field(None, title="Sentence", ge=0, le=1_000_000)
    words: str = Field("", title="In your own words", max_length=1000)


class AddMissed(Press, verb="minutes.add", opened_by=FillIn, once=True):
    """It goes into the minutes as she put it; `nonce` tells one dialog from another."""

    minutes: UUID
    part: int = Field(0, ge=0, le=10_000)
    kind: Kind = "assignment"
    sentence: int | None = Field(None, ge=0, le=1_000_000)
    words: str = Field("", max_length=1000)
    owners: Several = Field((), title="Owner", max_length=20)
    due: date | None = Field(None, title="Due")
    text: str = Field(title="Text", min_length=1, max_length=1000)
    question: str = Field("", title="Question to ponder", max_length=1000)
    nonce: str = Field("", max_length=64)


class PublishMinutes(Press, verb="minutes.publish"):
    """The draft is posted in the channel under that title and day, and what she chose goes to where it belongs."""

    minutes: UUID
    title: Line = Field(title="Title", min_length=1, max_length=200)
    day: date = Field(title="Date")
    comebacks: Several = Field((), title="Comes back", max_length=100)
    questions: Several = Field((), title="Questions to ponder", max_length=100)
    days: Several = Field((), title="Dates ahead", max_length=100)
    shared: Several = Field((), title="Share with sister group", max_length=100)
    attendance: Literal["text", "check-in"] = Field("text", title="Who is right about attendance?")
    absent: Several = Field((), title="Did not answer the check-in: count as absent", max_length=100)


class DiscardDraft(Press, verb="minutes.discard"):
    """The draft is thrown away."""

    minutes: UUID


class TakeUpload(Press, verb="minutes.take_upload"):
    """The file that was sent belongs to that group."""

    upload: UUID
    group: UUID
