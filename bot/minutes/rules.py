"""What may be done with a draft: pure."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from bot.errors import NotAllowed, NotFound, TooLate
from bot.minutes.models import Candidate, Minutes, MinutesState, Verdict
from bot.minutes.reading.draft import NO_DAY, NO_LIST
from bot.people.models import Group, Membership, Person

FEWEST_AT_ONCE = 3
"""Fewer found assignments than so many are answered one by one."""


def must_be_draft(minutes: Minutes) -> None:
    """Raise TooLate when the minutes are published or thrown away already."""
    if minutes.state in {MinutesState.PUBLISHED, MinutesState.REPLACED}:
        raise TooLate("These minutes are published already. You find them in the channel.")
    if minutes.state is MinutesState.DISCARDED and minutes.is_correction:
        raise TooLate("This correction is discarded. Press “Correct” on the published minutes to begin anew.")
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


def must_be_in_force(minutes: Minutes) -> None:
    """Raise TooLate when a correction took the minutes' place, NotFound when the group was never shown them."""
    if minutes.state is MinutesState.REPLACED:
        raise TooLate("These minutes have been corrected since. Read the newest version in the channel first.")
    if minutes.state is not MinutesState.PUBLISHED:
        raise NotFound


def may_approve(person: Person, *, group: Group, named: Sequence[Person], writers: Collection[UUID]) -> bool:
    """Say whether the person may approve minutes: the chair or a named approver, who did not write them."""
    asked = person.id == group.chair_id or person.id in {one.id for one in named}
    return asked and person.id not in writers


def must_be_approver(
    by: Membership, named: Sequence[Person], *, writers: Collection[UUID], others: Sequence[str]
) -> None:
    """Raise NotAllowed, with who may, unless the member may approve the minutes."""
    if may_approve(by.person, group=by.group, named=named, writers=writers):
        return
    names = ", ".join(others)
    if by.person_id in writers and names:
        raise NotAllowed("You wrote these minutes, so somebody else approves them: {names}.", names=names)
    if by.person_id in writers:
        raise NotAllowed(
            "You wrote these minutes, so somebody else approves them. Press “Name approvers” to choose who."
        )
    if names:
        raise NotAllowed("These minutes are approved by {names}.", names=names)
    raise NotAllowed("Nobody is named to approve these minutes yet. Ask the chair or the secretary to name somebody.")


def still_doubted(minutes: Minutes) -> list[dict[str, Any]]:
    """Return the reader's doubts but for those that the meeting or the secretary has settled since."""
    settled = {NO_DAY} if minutes.meeting_id else set[str]()
    settled |= {NO_LIST} if minutes.participants else set()
    return [one for one in minutes.warnings if one["msgid"] not in settled]
