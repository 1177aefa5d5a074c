"""What the secretary sends from a draft's card."""

from datetime import date
from uuid import UUID

from pydantic import Field

from cards.press import Line, Press, Several


class KeepCandidate(Press, verb="minutes.keep"):
    """A found assignment goes into the minutes, as the secretary put it."""

    candidate: UUID
    owners: Several = Field((), title="Owner", max_length=20)
    due: date | None = Field(None, title="Due")
    text: str = Field(title="Text", min_length=1, max_length=1000)


class SkipCandidate(Press, verb="minutes.skip"):
    """What was found is no assignment."""

    candidate: UUID


class BackToCandidate(Press, verb="minutes.back"):
    """The answer to a found assignment is taken back."""

    candidate: UUID


class PublishMinutes(Press, verb="minutes.publish"):
    """The draft is posted in the channel under that title and day."""

    minutes: UUID
    title: Line = Field(title="Title", min_length=1, max_length=200)
    day: date = Field(title="Date")


class DiscardDraft(Press, verb="minutes.discard"):
    """The draft is thrown away."""

    minutes: UUID


class TakeUpload(Press, verb="minutes.take_upload"):
    """The file that was sent belongs to that group."""

    upload: UUID
    group: UUID
