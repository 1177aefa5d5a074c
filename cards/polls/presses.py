"""What people press in check-ins and check-outs."""

from typing import Literal
from uuid import UUID

from pydantic import Field

from cards.press import Press

MOST = 500
"""Characters of a free text."""

Where = Literal["on site", "remote", "absent"]


class _About(Press):
    """One poll."""

    poll: UUID


class CheckIn(_About, verb="polls.check_in"):
    """How somebody comes to the meeting."""

    attendance: Where = Field(title="Attendance")
    mood: int | None = Field(None, title="Mood (1–5)", ge=1, le=5)
    focus: str = Field("", title="Focus today", max_length=MOST)


class CheckOut(_About, verb="polls.check_out"):
    """What somebody thinks of the meeting."""

    good: str = Field("", title="What went well today?", max_length=MOST)
    better: str = Field("", title="What can we do better?", max_length=MOST)
    rating: int | None = Field(None, title="Rating (1–5)", ge=1, le=5)


class ClosePoll(_About, verb="polls.close"):
    """No more answers."""


class Remind(_About, verb="polls.remind"):
    """Ask those who have not answered, once, in their own chats."""


class ViewPoll(_About, verb="polls.view"):
    """What the presser herself sees of the poll; clients ask for it by themselves."""


class ShowTrend(_About, verb="polls.trend"):
    """How mood and ratings have been over the latest meetings."""
