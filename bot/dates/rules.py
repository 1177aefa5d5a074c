"""Which days can be kept: pure."""

from datetime import date

from bot.errors import Invalid

MOST_WORDS = 500
"""What stands beside a day has so many characters at most."""

FURTHEST = 5
"""So many years ahead somebody may look; a day beyond is a slip of the finger."""

DIGEST_DAYS = 14
"""The week's digest looks so many days ahead."""


def must_be_ahead(day: date, *, today: date) -> None:
    """Raise Invalid for a day that has been, or is too far away to be meant."""
    if day < today:
        raise Invalid("That day has been. Choose one that is still to come.")
    if day.year > today.year + FURTHEST:
        raise Invalid("That is more than {years} years ahead. Check the year.", years=FURTHEST)


def shortened(words: str) -> str:
    """Return the words on one line, cut where they are too long."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_WORDS else line[: MOST_WORDS - 1].rstrip() + "…"
