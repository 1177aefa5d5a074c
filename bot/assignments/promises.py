"""What somebody is to do, and who can read that in a sentence: a room above, which knows how minutes are written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.people.models import Person


@dataclass(frozen=True, slots=True)
class Promise:
    """What somebody is to do, for whom it is, when it is due, and where it was said.

    `owner_words` name groups or roles, a comma between them. `meeting_id` is the meeting that it is due at, if a form
    named one; `at_next_meeting`: its words mean the one that comes next. `impossible_due` is a day that was written and
    that no calendar has.
    """

    text: str
    owners: tuple[Person, ...]
    owner_words: str = ""
    due: date | None = None
    due_words: str = ""
    impossible_due: str = ""
    at_next_meeting: bool = False
    source: str = ""
    link: str = ""
    minutes_id: UUID | None = None
    item: str = ""
    meeting_id: UUID | None = None


PromiseReader = Callable[[str, Sequence[Person], date], Promise]
"""(a sentence, the people it may mean, the day it is said on) → what it promises; pure."""

_readers: list[PromiseReader] = []


def reads_promises(reader: PromiseReader) -> PromiseReader:
    """Let the function read what people write after “new assignment” (ADR 0014)."""
    _readers.append(reader)
    return reader


def promise_in(words: str, people: Sequence[Person], *, today: date) -> Promise:
    """Return what the sentence promises; without a reader it is taken as it stands, with nobody named."""
    promise = _readers[0](words, people, today) if _readers else Promise(words, ())
    return replace(promise, text=words, source=words)
