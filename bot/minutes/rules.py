"""What may be done with a draft: pure."""

from collections.abc import Sequence

from bot.errors import TooLate
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict

FEWEST_AT_ONCE = 3
"""Fewer found assignments than so many are answered one by one."""


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


def next_open_after(candidates: Sequence[Candidate], answered: Candidate) -> Candidate | None:
    """Return the found assignment without an answer that comes next in the text, or else the first of all."""
    later = [one for one in candidates if one.position > answered.position]
    return next_open(later) or next_open(candidates)


def neighbours(candidates: Sequence[Candidate], one: Candidate | None) -> tuple[Candidate | None, Candidate | None]:
    """Return what stands before and after `one` in the text; before the end, which is None, stands the last."""
    if one is None:
        return (candidates[-1] if candidates else None), None
    place = [candidate.id for candidate in candidates].index(one.id)
    before = candidates[place - 1] if place else None
    return before, (candidates[place + 1] if place + 1 < len(candidates) else None)


def may_keep_all(still_open: int) -> bool:
    """Say whether so many are left that keeping them all at once is worth a button."""
    return still_open >= FEWEST_AT_ONCE
