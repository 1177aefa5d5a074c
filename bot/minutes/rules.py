"""What may be done with a draft: pure."""

from collections.abc import Sequence

from bot.errors import TooLate
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict


def must_be_draft(minutes: Minutes) -> None:
    """Raise TooLate when the minutes are published or thrown away already."""
    if minutes.state is MinutesState.PUBLISHED:
        raise TooLate("These minutes are published already. You find them in the channel.")
    if minutes.state is MinutesState.DISCARDED:
        raise TooLate("This draft is discarded. Send the file again to begin anew.")


def must_be_gone_through(candidates: Sequence[Candidate]) -> None:
    """Raise TooLate while a found assignment waits for the secretary's word."""
    if any(one.verdict is Verdict.OPEN for one in candidates):
        raise TooLate("Keep or skip each found assignment first, then publish.")


def next_open(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the first found assignment that has no answer yet."""
    return next((one for one in candidates if one.verdict is Verdict.OPEN), None)


def answered_last(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the found assignment that was answered last."""
    answered = [one for one in candidates if one.answered_at is not None]
    return max(answered, key=lambda one: (one.answered_at, one.position), default=None)
