"""The reader's language, as the cards need it; the house hands it in."""

from datetime import date, datetime
from typing import Protocol


class Translate(Protocol):
    """The reader's language: sentences, counts, days and hours in words."""

    @property
    def lang(self) -> str:
        """The language's code, "sv" or "en"."""
        ...

    def __call__(self, msgid: str, /, **facts: object) -> str:
        """Return the sentence with its facts filled in."""
        ...

    def count(self, one: str, many: str, n: int, /, **facts: object) -> str:
        """Return the sentence that fits `n`, which is also a fact."""
        ...

    def day(self, day: date, *, today: date) -> str:
        """Return the day in words, weekday first; the year only when it is not that of `today`."""
        ...

    def month(self, day: date, *, today: date) -> str:
        """Return the name of the day's month; the year only when it is not that of `today`."""
        ...

    def hour(self, moment: datetime) -> str:
        """Return the wall clock's hour of `moment` as it stands, in words."""
        ...
