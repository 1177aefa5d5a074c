"""The secretary's answers to what was found, and the way back from each."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.assignments.promises import Promise
from bot.minutes.models import Candidate, Decision, Minutes, Noted, Verdict
from bot.minutes.queries import candidates_of
from bot.minutes.rules import may_keep_all, must_be_draft
from bot.minutes.use_cases.trail import restore
from bot.people.models import Membership
from bot.people.rules import Permission, require

_ADDED: dict[str, type[Candidate | Decision | Noted]] = {
    "candidate": Candidate,
    "decision": Decision,
    "noted": Noted,
}


async def keep(
    candidate: Candidate, minutes: Minutes, promise: Promise, *, by: Membership, now: datetime, again: bool = False
) -> None:
    """Let a found assignment into the minutes as the secretary put it; raises NotAllowed, TooLate.

    One that is answered already stays as it is, unless she changes her answer: `again`.
    """
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    if candidate.verdict is not Verdict.OPEN and not again:
        return  # the card shows how it was answered
    altered = _put(candidate, promise)
    _answer([candidate], minutes, Verdict.KEPT, now=now, altered=altered)


async def skip(candidate: Candidate, minutes: Minutes, *, by: Membership, now: datetime, again: bool = False) -> None:
    """Leave a found assignment out; its sentence stays in the text; raises NotAllowed, TooLate."""
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    if candidate.verdict is Verdict.OPEN or again:
        _answer([candidate], minutes, Verdict.SKIPPED, now=now)


async def keep_rest(
    session: AsyncSession, candidate: Candidate, minutes: Minutes, promise: Promise, *, by: Membership, now: datetime
) -> None:
    """Keep `candidate` as the secretary put it, and each that is open after it as it was found.

    Raises NotAllowed, TooLate. Nothing happens from a card that shows something answered, or when few are open.
    """
    rest = await _rest(session, candidate, minutes, by=by)
    if may_keep_all(len(rest)):
        altered = _put(candidate, promise)
        _answer(rest, minutes, Verdict.KEPT, now=now, altered=altered)


async def skip_rest(
    session: AsyncSession, candidate: Candidate, minutes: Minutes, *, by: Membership, now: datetime
) -> None:
    """Leave out whatever has no answer yet; raises NotAllowed, TooLate."""
    rest = await _rest(session, candidate, minutes, by=by)
    if rest:
        _answer(rest, minutes, Verdict.SKIPPED, now=now)


async def _rest(
    session: AsyncSession, candidate: Candidate, minutes: Minutes, *, by: Membership
) -> Sequence[Candidate]:
    """Return what is open, `candidate` among it; nothing when that one is answered, as on a card from before."""
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    still_open = [one for one in await candidates_of(session, minutes) if one.verdict is Verdict.OPEN]
    return still_open if candidate.verdict is Verdict.OPEN else []


def _put(candidate: Candidate, promise: Promise) -> list[str]:
    """Let it be as the secretary put it; return its id if that is something else than it was."""
    owners = [str(owner.id) for owner in promise.owners]
    said = (promise.text, promise.due, promise.owner_words, sorted(owners))
    was = (candidate.text, candidate.due, candidate.owner_words, sorted(candidate.owner_ids))
    candidate.text, candidate.due, candidate.owner_words = promise.text, promise.due, promise.owner_words
    candidate.owner_ids = owners
    return [] if said == was else [str(candidate.id)]


def _answer(
    candidates: Sequence[Candidate],
    minutes: Minutes,
    verdict: Verdict,
    *,
    now: datetime,
    altered: Sequence[str] = (),
) -> None:
    for candidate in candidates:
        candidate.verdict, candidate.answered_at = verdict, now
    done(minutes, answered=[str(candidate.id) for candidate in candidates], altered=list(altered))


def done(minutes: Minutes, **deed: Any) -> None:  # noqa: ANN401 -- plain JSON
    """Keep in mind what was done, so that it can be taken back."""
    minutes.deeds = [*minutes.deeds, deed]


async def undo(session: AsyncSession, minutes: Minutes, deed: int, *, by: Membership) -> UUID | None:
    """Take the latest deed back if it is the one with that number, counted from 1; raises NotAllowed, TooLate.

    Returns the found assignment that waits for an answer again, if there is one.
    """
    require(by, Permission.WRITE_MINUTES)
    must_be_draft(minutes)
    if not minutes.deeds or deed != len(minutes.deeds):
        return None  # taken back already, or something was done since: the card shows what
    *earlier, latest = minutes.deeds
    minutes.deeds = earlier
    if "changed" in latest:
        await restore(session, minutes, latest["changed"])
        return None
    if "added" in latest:
        await _take_out(session, *latest["added"])
        return None
    reopened = [one for one in await candidates_of(session, minutes) if str(one.id) in latest["answered"]]
    for candidate in reopened:
        candidate.verdict, candidate.answered_at = Verdict.OPEN, None
    return reopened[0].id if reopened else None


async def _take_out(session: AsyncSession, kind: str, added: str) -> None:
    """Delete what the secretary added; its place among the others stays free."""
    found = await session.get(_ADDED[kind], UUID(added))
    if found is not None:
        await session.delete(found)
        await session.flush()
