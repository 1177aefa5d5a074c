"""What the reader found besides decisions and assignments, and is worth the secretary's eye: pure."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from bot.minutes.models import NotedKind
from bot.minutes.reading.draft import Draft


class Besides(NamedTuple):
    """A comeback, a question or a day, in the words of the text."""

    kind: NotedKind
    text: str
    item: str
    day: date | None = None
    words: str = ""


def besides(draft: Draft) -> Iterator[Besides]:
    """Yield the comebacks, the questions and the days; the due of an assignment and the next meeting are no such days.

    A day that is named twice in an item is taken where it stands first.
    """
    for comeback in draft.comebacks:
        yield Besides(NotedKind.COMEBACK, comeback.text, comeback.item or "")
    for question in draft.questions:
        yield Besides(NotedKind.QUESTION, question.text, question.item or "")
    told = {found.text for found in draft.assignments}
    seen: set[tuple[date, str | None]] = set()
    for key in draft.key_dates:
        if key.day is None or key.day == draft.next_meeting or (key.day, key.item) in seen:
            continue
        if not any(key.text in text for text in told):
            seen.add((key.day, key.item))
            yield Besides(NotedKind.DAY, key.text, key.item or "", key.day, key.written)
