"""What became of a letter on its way, and when to try again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.outbox.carrier import Delivered, Parcel, TryLater
from bot.outbox.models import LetterKind, LetterState
from bot.outbox.queue import Waiting

GIVE_UP_AFTER = timedelta(hours=24)
FIRST_WAIT = 1.0
LONGEST_WAIT = 600.0


@dataclass(frozen=True, slots=True)
class Errand:
    """A claimed letter: `attempts` tells this try from any other; `refusal` says why it cannot even be tried.

    `turn` is the turn or job that wrote it.
    """

    letter: Waiting
    attempts: int
    tried_since: datetime
    parcel: Parcel
    refusal: str | None = None
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The letter's next state, as the ledger will keep it."""

    errand: Errand
    state: LetterState
    reason: str | None = None
    retry_at: datetime | None = None
    sent_at: datetime | None = None
    delivered: Delivered | None = None
    is_limited: bool = False


def sent(errand: Errand, delivered: Delivered, now: datetime) -> Outcome:
    """Return that it stands in Teams."""
    return Outcome(errand, LetterState.SENT, sent_at=now, delivered=delivered)


def undeliverable(errand: Errand, reason: str) -> Outcome:
    """Return that Teams will never take it."""
    return Outcome(errand, LetterState.UNDELIVERABLE, reason=reason)


def refused(errand: Errand, answer: TryLater, now: datetime, random: Random) -> Outcome:
    """Return that it waits again, unless it has been tried for a whole day."""
    retry_at = now + wait(errand.attempts, answer.after, random)
    if retry_at > errand.tried_since + GIVE_UP_AFTER:
        return undeliverable(errand, f"gave up after a day: {answer.reason}")
    return Outcome(errand, LetterState.WAITING, reason=answer.reason, retry_at=retry_at, is_limited=answer.is_limit)


def uncertain(errand: Errand, reason: str, now: datetime, random: Random) -> Outcome:
    """Return that nobody knows; an edit is simply made again, since twice is the same as once."""
    if errand.parcel.kind is LetterKind.EDIT:
        return refused(errand, TryLater(reason), now, random)
    return Outcome(errand, LetterState.UNKNOWN, reason=reason)


def wait(attempts: int, after: timedelta | None, random: Random) -> timedelta:
    """Return how long to wait after so many attempts: as Teams says, else doubling; never all at the same moment."""
    if after is not None:
        return after + timedelta(seconds=random.uniform(0.0, 0.1 * after.total_seconds() + 0.1))
    longest = min(FIRST_WAIT * 2 ** min(attempts - 1, 20), LONGEST_WAIT)
    return timedelta(seconds=random.uniform(longest / 2, longest))
