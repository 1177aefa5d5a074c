"""How polls are counted, and what may be done with them when: pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from bot.errors import Invalid, TooLate
from bot.polls.models import Attendance, Poll, PollKind

FEWEST = 3
"""Ratings, and texts without names, are shown from so many answers up."""

RATINGS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Voice:
    """One person whom a poll asks, or who answered it though nobody waits for her: a guest, or one who left."""

    person_id: UUID
    name: str
    member_id: str
    answered: bool
    attendance: Attendance | None = None
    rating: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A poll counted: who answered and who did not, by name, and how often each rating was given."""

    answered: tuple[Voice, ...]
    silent: tuple[Voice, ...]
    ratings: tuple[int, ...]

    @property
    def of(self) -> int:
        """How many could have answered: the group's members, and whoever else did."""
        return len(self.answered) + len(self.silent)

    @property
    def mean(self) -> float | None:
        """The mean of the ratings; None while there are too few to hide who gave which."""
        number = sum(self.ratings)
        if number < FEWEST:
            return None
        return sum(rating * times for rating, times in zip(RATINGS, self.ratings, strict=True)) / number

    def who(self, attendance: Attendance) -> tuple[Voice, ...]:
        """Return those who said so."""
        return tuple(voice for voice in self.answered if voice.attendance is attendance)


def count(voices: Iterable[Voice]) -> Tally:
    """Count what the voices say."""
    known = tuple(voices)
    answered = tuple(voice for voice in known if voice.answered)
    given = [voice.rating for voice in answered]
    return Tally(
        answered=answered,
        silent=tuple(voice for voice in known if not voice.answered),
        ratings=tuple(given.count(rating) for rating in RATINGS),
    )


def is_open(poll: Poll, *, now: datetime) -> bool:
    """Say whether the poll takes answers: nobody has closed it, and its hour has not come."""
    return poll.closed_at is None and now < poll.closes_at


def must_be_open(poll: Poll, *, texts: Mapping[str, str], now: datetime) -> None:
    """Raise TooLate for a poll that takes no answers any more; the refusal names what was typed."""
    if is_open(poll, now=now):
        return
    if texts:
        raise TooLate(
            "This is closed, so your answer was not kept. Tell the secretary instead. You wrote: “{typed}”",
            typed="” · “".join(texts.values()),
        )
    raise TooLate("This is closed, so your answer was not kept. Tell the secretary instead.")


def must_say_something(*, attendance: Attendance | None, rating: int | None, texts: Mapping[str, str]) -> None:
    """Raise Invalid for an answer without anything in it."""
    if attendance is None and rating is None and not texts:
        raise Invalid("Fill in at least one of the fields, and send it again.")


def must_be_closable(poll: Poll) -> None:
    """Raise TooLate when the poll has been closed before."""
    if poll.closed_at is not None:
        raise TooLate("This is closed already. The result stands in the card.")


def must_be_remindable(poll: Poll, *, now: datetime) -> None:
    """Raise TooLate when nobody can answer any more, or those who had not were reminded before."""
    if not is_open(poll, now=now):
        raise TooLate("This is closed, so nobody can answer any more.")
    if poll.nudged_at is not None:
        raise TooLate("Those who had not answered have been reminded already, and that is done once.")


def too_late_to_open(kind: PollKind) -> TooLate:
    """Return the refusal to open a poll that was closed."""
    if kind is PollKind.CHECK_IN:
        return TooLate("This meeting's check-in is closed. Its result stands in the channel.")
    return TooLate("This meeting's check-out is closed. Its result stands in the channel.")


def shown_texts(texts: Sequence[tuple[str, str]], *, poll: Poll, answered: int) -> Sequence[tuple[str, str]]:
    """Return the texts that may be shown; none of those without names while too few answered to hide the writers."""
    return () if poll.anonymous and answered < FEWEST else texts


def not_taken(texts: Sequence[str]) -> TooLate:
    """Return what is said of words that came after the first answer, where nobody can tell whose the first ones are."""
    return TooLate(
        "The rest of your answer is changed, but words without a name are taken with the first answer only. "
        "Not kept: “{typed}”",
        typed="” · “".join(texts),
    )
