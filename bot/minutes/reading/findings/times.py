"""What lies ahead: the next meeting, days to keep in mind, questions to ponder; and the words of the check-out."""

from collections.abc import Sequence
from datetime import date

from bot.minutes.reading.draft import Clue, Finding, Item, KeyDate
from bot.minutes.reading.findings.dates import dates_in
from bot.minutes.reading.findings.dues import due_in
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.listing import phrases

_NEXT = phrases(
    """
    nästa möte, nästa lg, nästa styrelsemöte, nästa sammanträde, nästa träff, nästa ledningsgrupp, nästa projektmöte,
    nästa avstämning, nästa mötestillfälle, nästa gång, nästa referensgrupp, nästa arbetsmöte, nästkommande möte,
    kommande möte
    """
)
_SAME = ("möte", "mötet", "lg", "träff", "gång", "sammanträde")
_PONDER = phrases(
    """
    att fundera, att funder, att ta med sig, till nästa gång:, fråga till nästa, frågor till nästa, att reflektera,
    fundera på, fundera över
    """
)
_CHECKOUT = ("utcheckning", "utcheck", "checka ut")
_GOOD = ("det som gjorts bra", "det som varit bra", "vad har varit bra", "bra idag", "bra i dag")


def _first_date(text: str, meeting: date | None) -> tuple[date | None, str] | None:
    for found in dates_in(text, meeting):
        if meeting is None or found.day is None or found.day > meeting:
            return found.day, found.written
    due = due_in(text, meeting=meeting, promise=0)
    return (due.day, due.text) if due and not due.text.lower().endswith(_SAME) else None


def next_meeting_of(
    items: Sequence[Item], sentences: Sequence[Sentence], meeting: date | None
) -> tuple[date | None, str | None]:
    """When the group meets next, as a day and as written."""
    for item in items:
        if item.title.lower().startswith(_NEXT):
            found = _first_date(f"{item.title.lower().removeprefix('nästa möte')} {item.text}", meeting)
            if found is not None:
                return found
    for sentence in sentences:
        low = sentence.text.lower()
        at = min((low.find(phrase) for phrase in _NEXT if phrase in low), default=-1)
        if 0 <= at < 40:  # noqa: PLR2004
            ahead = [found for found in dates_in(sentence.text, meeting) if found.start > at]
            if ahead:
                return ahead[0].day, ahead[0].written
    return None, None


def questions_in(sentences: Sequence[Sentence]) -> tuple[Finding, ...]:
    """Questions that the minutes send home with the members."""
    found: list[Finding] = []
    open_list = False
    for sentence in sentences:
        low = sentence.text.lower()
        asked = any(phrase in low[:60] for phrase in _PONDER) and ("fråg" in low or "?" in low or low.endswith(":"))
        if asked and "?" in sentence.text:
            found.append(Finding(sentence.text, sentence.item, (Clue("question", 0, sentence.text.find(":") + 1),)))
        elif open_list and sentence.bullet:
            found.append(Finding(sentence.text, sentence.item))
        open_list = (asked and "?" not in sentence.text) or (open_list and sentence.bullet)
    return tuple(found)


def key_dates_in(sentences: Sequence[Sentence], items: Sequence[Item], meeting: date | None) -> tuple[KeyDate, ...]:
    """The days ahead that are named, each with its sentence; the meeting's own day is none."""
    found: dict[tuple[date | None, str, str | None], KeyDate] = {}
    texts = [(item.title, item.name) for item in items] + [(sentence.text, sentence.item) for sentence in sentences]
    for text, item in texts:
        for one in dates_in(text, meeting):
            ahead = one.day is None or meeting is None or one.day > meeting
            if ahead and not one.week:
                found.setdefault((one.day, one.written.lower(), item), KeyDate(one.day, one.written, text, item))
    return tuple(found.values())


def checkout_of(items: Sequence[Item]) -> str | None:
    """What was said when the meeting was checked out of."""
    for item in items:
        if any(word in item.title.lower() for word in _CHECKOUT) and item.body:
            return "\n".join(part.text for part in item.body if not part.text.lower().startswith(_NEXT)) or None
    for item in reversed(items):
        for part in item.body:
            if part.text.lower().startswith(_GOOD):
                return part.text
    return None
