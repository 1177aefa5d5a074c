"""Dates in the spellings that Swedish minutes use, and the year that the meeting's own date gives them."""

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.minutes.reading.words.calendar import MONTHS, NUMBERS, ORDINALS, WEEKDAYS

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = "|".join(sorted(WEEKDAYS, key=len, reverse=True))
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"\b((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b")
_SHORT = re.compile(r"\b(\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\b")
_DOTTED = re.compile(r"\b(\d{1,2})[./-](\d{1,2})[./-]((?:19|20)\d\d)\b")
_NAMED = re.compile(
    rf"\b(?:(?:{_DAY}) )?(?:den )?(\d{{1,2}}(?::?[ea])?|{_ORDINAL})[ .]{{1,2}}({_MONTH})"
    r"\b\.?(?:,? ?((?:19|20)\d\d)\b)?",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(rf"\b(?:(?:{_DAY}) (?:den )?|den )(\d{{1,2}}):[ea]\b", re.IGNORECASE)
_SLASHED = re.compile(
    rf"(?:\b(?:{_DAY}) )?(?:\bden )?(?<![\d/])(\d{{1,2}})/(\d{{1,2}})(?:[- /]((?:19|20)?\d\d))?(?![\d/])", re.IGNORECASE
)
_WEEK = re.compile(
    r"\b(?:v|vecka|veckan)[. ]{1,2}(\d{1,2})\b|\bv(\d\d)\b|(?<=[iå] )v(\d)\b"
    r"|(?:till|före|innan|under|senast|från|efter|runt|[nr]-\w{3}) v(\d)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    rf"\b(?:(?:nu på|på|nästa|kommande) )?({_DAY})\b(?: (?:i )?nästa vecka)?"
    r"(?!,? (?:den )?(?:(?:19|20)\d\d-|\d{1,2}/\d))",
    re.IGNORECASE,
)
_LINK = re.compile(r"https?://\S+|\]\([^)\s]+\)")
_FIGURE = re.compile(r"\d")
_MAY_NAME = re.compile(r"[ .](?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)")
_MAY_WEEK = re.compile(r"v(?:eckan?)?[. ]{0,2}\d")
_LEAP = 2024
_FEW_MONTHS_BACK = 60


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written, with the day when it is known; `month` and `dayno` where the year is missing."""

    start: int
    end: int
    written: str
    day: date | None
    full: bool
    week: bool = False


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _near(month: int, day: int, meeting: date | None) -> date | None:
    """The day in the year that the meeting makes likely: ahead, or shortly behind."""
    if meeting is None:
        return None
    found = _date(meeting.year, month, day)
    if found is not None and found < meeting - timedelta(days=_FEW_MONTHS_BACK):
        return _date(meeting.year + 1, month, day)
    return found


def _week(number: int, meeting: date | None) -> date | None:
    """The Friday of a numbered week: the last working day that still is in it."""
    if meeting is None or not 1 <= number <= 53:  # noqa: PLR2004
        return None
    try:
        found = date.fromisocalendar(meeting.year, number, 5)
        return (
            found
            if found >= meeting - timedelta(days=_FEW_MONTHS_BACK)
            else date.fromisocalendar(meeting.year + 1, number, 5)
        )
    except ValueError:
        return None


def _numeric(text: str) -> Iterator[Dated]:
    for pattern in (_ISO, _COMPACT):
        for m in pattern.finditer(text):
            day = _date(int(m[1]), int(m[2]), int(m[3]))
            if day:
                yield Dated(m.start(), m.end(), m[0], day, full=True)
    for m in _DOTTED.finditer(text):
        day = _date(int(m[3]), int(m[2]), int(m[1]))
        if day:
            yield Dated(m.start(), m.end(), m[0], day, full=True)


def _named(text: str, meeting: date | None) -> Iterator[Dated]:
    for m in _NAMED.finditer(text):
        month, number = MONTHS[m[2].lower()], ORDINALS.get(m[1].lower()) or int(m[1].rstrip(":eaEA"))
        if _date(_LEAP, month, number):
            day = _date(int(m[3]), month, number) if m[3] else _near(month, number, meeting)
            yield Dated(m.start(), m.end(), m[0].rstrip(". "), day, full=bool(m[3]))


def _numbered(text: str, meeting: date | None) -> Iterator[Dated]:
    """`den 18:e`, `torsdag 18:e`: the next such day of a month."""
    for m in _DAY_ALONE.finditer(text):
        day = None
        if meeting is not None:
            ahead = meeting if int(m[1]) > meeting.day else meeting.replace(day=28) + timedelta(days=4)
            day = _date(ahead.year, ahead.month, int(m[1]))
        yield Dated(m.start(), m.end(), m[0], day, full=False)


def _slashed(text: str, meeting: date | None) -> Iterator[Dated]:
    for m in _SLASHED.finditer(text):
        day, month = int(m[1]), int(m[2])
        if not _date(_LEAP, month, day):
            continue
        year = int(m[3]) + (2000 if len(m[3]) == 2 else 0) if m[3] else None  # noqa: PLR2004
        yield Dated(
            m.start(), m.end(), m[0], _date(year, month, day) if year else _near(month, day, meeting), full=bool(year)
        )


def _weeks(text: str, meeting: date | None) -> Iterator[Dated]:
    for m in _WEEK.finditer(text):
        yield Dated(m.start(), m.end(), m[0], _week(int(m[m.lastindex or 1]), meeting), full=False, week=True)


def _weekdays(text: str, meeting: date | None) -> Iterator[Dated]:
    for m in _WEEKDAY.finditer(text):
        day = None
        if meeting is not None and "nästa vecka" not in m[0].lower():
            ahead = (WEEKDAYS[m[1].lower()] - meeting.weekday() - 1) % 7 + 1
            day = meeting + timedelta(days=ahead)
        yield Dated(m.start(), m.end(), m[0], day, full=False, week=True)


def _readings(text: str, meeting: date | None) -> Iterator[Dated]:
    """The dates of each spelling that the text can hold, the fuller spellings first."""
    low = text.lower()
    figures = bool(_FIGURE.search(low))
    if "http" in low or "](" in low:
        text = _LINK.sub(lambda m: " " * len(m[0]), text)
    if figures and ("19" in low or "20" in low):
        yield from _numeric(text)
    if _MAY_NAME.search(low):
        yield from _named(text, meeting)
    if figures and "/" in low:
        yield from _slashed(text, meeting)
    if figures and (":e" in low or ":a" in low):
        yield from _numbered(text, meeting)
    if figures and _MAY_WEEK.search(low):
        yield from _weeks(text, meeting)
    if "dag" in low:
        yield from _weekdays(text, meeting)


def dates_in(text: str, meeting: date | None = None) -> list[Dated]:
    """All dates of a text in order; where two readings overlap the fuller one stands."""
    taken: list[Dated] = []
    for found in _readings(text, meeting):
        at = bisect(taken, found.start, key=lambda one: one.start)
        if (at == 0 or taken[at - 1].end <= found.start) and (at == len(taken) or found.end <= taken[at].start):
            taken.insert(at, found)
    return taken


def short_date(text: str) -> date | None:
    """`231106`, as minutes are named; too short to be trusted within a sentence."""
    m = _SHORT.search(text)
    return _date(2000 + int(m[1]), int(m[2]), int(m[3])) if m else None


def number_word(word: str) -> int | None:
    """`två` or `2` as a number."""
    return int(word) if word.isdigit() and len(word) < 3 else NUMBERS.get(word.lower())  # noqa: PLR2004
