"""The course of one turn or job: its id ties together the events, the letters and Teams' answers that come of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from uuid import uuid4

from structlog.contextvars import bound_contextvars


class Ending(StrEnum):
    """How a turn ended, from well to worst; `AWAY`: the database was."""

    DONE = "done"
    REFUSED = "refused"
    AWAY = "away"
    FAILED = "failed"


@dataclass(slots=True)
class Course:
    """What is under way just now; `ending` is the worst that was marked on it, `deed` what answers it."""

    id: str
    ending: Ending = Ending.DONE
    deed: str = ""


_course: ContextVar[Course | None] = ContextVar("course", default=None)


def made(kind: str) -> str:
    """Return an id for something that brought none, as `clock-…`."""
    return f"{kind}-{uuid4().hex[:16]}"


@contextmanager
def on_course(turn: str) -> Iterator[Course]:
    """Let everything in the block, and whatever it starts, belong to that turn: its events carry the id."""
    course = Course(turn)
    token = _course.set(course)
    try:
        with bound_contextvars(turn=turn):
            yield course
    finally:
        _course.reset(token)


def turn_now() -> str | None:
    """Return the id of the turn or job that is under way; None outside of any."""
    course = _course.get()
    return course.id if course else None


def mark(ending: Ending) -> None:
    """Say how the turn that is under way ends, unless it is known to end worse."""
    course = _course.get()
    if course is not None:
        course.ending = max(course.ending, ending, key=list(Ending).index)


def name_deed(answers: object) -> None:
    """Say which function answers the turn that is under way; the last one named is the innermost."""
    course = _course.get()
    if course is not None:
        room = getattr(answers, "__module__", "").removeprefix("bot.").partition(".")[0]
        course.deed = f"{room}.{getattr(answers, '__name__', '?')}"
