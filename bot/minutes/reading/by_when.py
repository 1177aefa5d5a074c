"""By when, in everyday words that a line in the chat has and minutes seldom: reckoned from the day it is said; pure."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.kit.red_days import working_day
from bot.minutes.reading.findings.dates import dates_in, number_word
from bot.minutes.reading.words.calendar import MONTHS, NUMBERS, WEEKDAYS

FRIDAY = 4
MONTHS_OF_YEAR = 12

_COUNT = "|".join(NUMBERS)
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_LEAD = r"\b(?:senast|till|före|innan|inför|klart|klar|färdigt|färdig|deadline)[ :]{1,2}(?:den |på )?"
_DEADLINE = re.compile(rf"{_LEAD}$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:från|sedan|efter|av|om|förra|möte|mötet|protokollet|anteckningarna)[ ](?:mötet |den |på )?$", re.IGNORECASE
)
"""The date after it is that of something else, which has been."""
_AROUND = re.compile(r"(?:före|innan|efter)\b", re.IGNORECASE)
_WRITTEN = re.compile(
    rf"{_LEAD}(?:\d{{1,2}}(?::?[ea])?[ .]{{1,2}}(?:{_MONTH})|\d{{1,2}}/\d{{1,2}}|(?:19|20)\d\d-\d\d-\d\d"
    r"|v(?:eckan?)?[ .]{0,2}\d{1,2}|\d{1,2}:[ea])\b",
    re.IGNORECASE,
)
_YESTERDAY = re.compile(rf"{_LEAD}(?:i ?går|yesterday)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The day that was said, or one that has been; `impossible`: a day that no calendar has, as written."""

    day: date | None = None
    impossible: str = ""


def by_when(text: str, kept: str, today: date) -> When:
    """Return by when it is, as the text says; `kept` is what the reader of minutes took for a deadline without a day.

    Words that name no day ("efter jul") stay words.
    """
    day = None if _AROUND.match(kept) else _everyday(kept or text, today)
    if day is not None or (kept and not re.search(r"\d", kept)):
        return When(day)
    day = _passed(text, today)
    written = None if day else _WRITTEN.search(text)
    return When(day, written[0] if written else "")


def _passed(text: str, today: date) -> date | None:
    """Return the day behind that the text means as its deadline: said so, or at the end of it."""
    if _YESTERDAY.search(text):
        return today - timedelta(days=1)
    for found in dates_in(text, today):
        lead, last = text[: found.start], not text[found.end :].strip(" .,;:!?)")
        if found.day and found.day < today and (_DEADLINE.search(lead) or (last and not _ABOUT.search(lead))):
            return found.day
    return None


def _friday(today: date, weeks: int = 0) -> date:
    """Return the last working day of the week, or of one so many weeks on."""
    return working_day(today + timedelta(days=FRIDAY - today.weekday(), weeks=weeks))


def _month_on(today: date, months: int) -> date:
    """Return the same day so many months on, or the last of that month where it has no such day."""
    year, month = divmod(today.month - 1 + months, MONTHS_OF_YEAR)
    first = date(today.year + year, month + 1, 1)
    return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))


def _month_end(day: date) -> date:
    """Return the last working day of that day's month."""
    return working_day(day.replace(day=monthrange(day.year, day.month)[1]))


def _weekday_next_week(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=7 - today.weekday() + WEEKDAYS[found[1].casefold()])


def _in_a_while(found: re.Match[str], today: date) -> date:
    many, unit = number_word(found[1]) or 0, found[2].casefold()
    if unit.startswith("m"):
        return _month_on(today, many)
    return today + (timedelta(weeks=many) if unit.startswith("v") else timedelta(days=many))


def _end_of(found: re.Match[str], today: date) -> date:
    """`slutet av november`: this year's, or next year's once it has been."""
    first = date(today.year, MONTHS[found[1].casefold()], 1)
    end = _month_end(first)
    return end if end >= today else _month_end(first.replace(year=today.year + 1))


_EVERYDAY: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (r"i ?dag|i kväll|i eftermiddag|today", lambda _, today: today),
    (r"i ?morgon|tomorrow", lambda _, today: today + timedelta(days=1)),
    (r"(?:i )?övermorgon", lambda _, today: today + timedelta(days=2)),
    (rf"({_DAY}) (?:i )?nästa vecka", _weekday_next_week),
    (r"nästa vecka|next week", lambda _, today: _friday(today, weeks=1)),
    (r"(?:denna|den här|slutet av) veckan?|this week", lambda _, today: max(_friday(today), today)),
    (rf"(?:om|inom) (?:ca |cirka )?({_COUNT}|\d{{1,2}}) (dag(?:ar)?|veck(?:a|or)|månad(?:er)?)", _in_a_while),
    (r"nästa månad", lambda _, today: _month_end(_month_on(today, 1))),
    (r"(?:denna|den här|slutet av) månad(?:en)?", lambda _, today: max(_month_end(today), today)),
    (rf"slutet av ({_MONTH})", _end_of),
)
_READ = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), reckoned) for words, reckoned in _EVERYDAY)


def _everyday(text: str, today: date) -> date | None:
    return next((reckoned(found, today) for words, reckoned in _READ if (found := words.search(text))), None)
