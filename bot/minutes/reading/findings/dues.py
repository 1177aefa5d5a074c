"""By when: a date, a meeting, or words that the secretary keeps."""

import re
from dataclasses import dataclass
from datetime import date

from bot.minutes.reading.findings.dates import Dated, dates_in

_SEASON = (
    r"(?:sommaren|hösten|vintern|våren|semestern|semestrarna|jul|jullovet|julen|påsk|påsken|midsommar|årsskiftet|nyår"
    r"|lovet|sportlovet|höstlovet|terminsstart|terminsslut|månadsskiftet|kvartalsskiftet)"
)
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_UNIT = r"(?:veckan?|månade?n?|möten?|mötet|dagar|dag|veckor|månader|termin|kvartal|år)"
_COUNT = r"(?:en|ett|två|tre|fyra|fem|sex|\d{1,2})"
_MEETING = r"[\wåäö-]{0,30}(?:möten?|mötet|träff|träffen|sammanträde|sammanträdet|LG|avstämning|gång|tillfälle)"
_BEFORE = (
    r"(?:senast|före|innan|efter|under|till|i|inför|i början av|i slutet av|i mitten av"
    r"|mitten av|slutet av|början av)"
)
_PREP = (
    r"(?:(?:senast|till|före|innan|inför|under|vid|på|i|efter|inom|runt|kring|i samband med|t\.o\.m\."
    r"|klart|klar|fram till) )?"
)
_WORDS = re.compile(
    rf"\b(?:{_PREP}(?:nästa|nästkommande|kommande) (?:{_MEETING}|vecka|månad|termin|år|kvartal)\b"
    rf"|om (?:ca |cirka |någon |några )?{_COUNT} {_UNIT}\b"
    rf"|inom (?:ca )?(?:kort|{_COUNT})(?: {_UNIT})?\b"
    rf"|{_BEFORE}(?: av)? (?:{_SEASON}|{_MONTH})\b"
    r"|i (?:höst|vår|sommar|vinter|morgon|veckan|eftermiddag|dagarna|helgen|kväll)\b|imorgon\b"
    r"|(?:denna|den här|under|i slutet av) veckan?\b|(?:före|efter) helgen\b"
    r"|(?:innan|före) [\wåäö]{3,30}(?:[aeo]n|et|na|möte|beskedet)\b"
    r"|snarast(?: möjligt)?\b|omgående\b|så snart som möjligt\b|asap\b|löpande\b)",
    re.IGNORECASE,
)
_MAY_WAIT = re.compile(
    r"nästa|kommande|om (?:ca |cirka |någon |några )?(?:en|ett|två|tre|fyra|fem|sex|\d)|inom |före|innan|veckan?\b"
    r"|imorgon|i (?:höst|vår|sommar|vint|morgon|eftermiddag|dagarna|kväll)|helgen|snar|omgående|asap|löpande"
    rf"|(?:senast|efter|under|till|i|inför|av) (?:av )?(?:{_SEASON}|{_MONTH})"
)
_STRONG = re.compile(
    r"\b(?:senast|före|innan|deadline|klart|klar|färdigt|färdig)[ :]{1,2}(?:till |den |senast |i |på )?$", re.IGNORECASE
)
_MILD = re.compile(r"\b(?:till|inför|under|fram till|t\.o\.m\.|tills|på|vid)[ ](?:mötet |den )?$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:från|sedan|förra|efter)[ ](?:mötet |den )?$", re.IGNORECASE)
_NEXT_MEETING = re.compile(
    r"(?:(?:senast|klart|färdigt|till|före|innan|inför|på|vid|under|i|by|for|at|before|until|the) )*"
    r"(?:nästa|nästkommande|kommande|next|coming) "
    r"(?:lg|lg-?mötet?|möte|mötet|ledningsgrupp|ledningsgruppen|ledningsgruppsmötet?|ledningsgruppsträff(?:en)?"
    r"|sammanträde|sammanträdet|träff|träffen|gång|tillfälle|meeting|time)",
    re.IGNORECASE,
)
"""The next meeting of this group, as minutes put it; one with another name (styrgruppsmöte, APT) is somebody else's."""
_LEAD = 24


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline as written, where it stands, and its day when it can be known."""

    text: str
    start: int
    end: int
    day: date | None

    @property
    def at_next_meeting(self) -> bool:
        """Whether it is the group's own next meeting, as in `till nästa LG`, and no day is named beside it."""
        words = " ".join(self.text.split()).strip(" .,;:()")
        return self.day is None and _NEXT_MEETING.fullmatch(words) is not None


def _score(text: str, start: int, promise: int) -> int:
    lead = text[max(0, start - _LEAD) : start]
    if _STRONG.search(lead):
        return 4
    if _BACK.search(lead):
        return 0
    if _MILD.search(lead):
        return 3
    return 2 if start > promise else int(not text[:start].strip(" *–-("))


def _with_lead(text: str, start: int) -> int:
    """`senast` belongs to the words of the deadline."""
    lead = text[max(0, start - _LEAD) : start]
    for word in ("senast den ", "senast "):
        if lead.lower().endswith(word):
            return start - len(word)
    return start


def _dated(text: str, found: Dated) -> Due:
    start = _with_lead(text, found.start)
    words = text[start : found.end].rstrip(". ")
    return Due(words, start, start + len(words), found.day)


def due_in(text: str, *, meeting: date | None, promise: int) -> Due | None:
    """The deadline of a promise that stands at `promise`; the nearest after it, or the one that says so in words."""
    best: tuple[int, Due] | None = None
    for found in dates_in(text, meeting):
        past = meeting is not None and found.day is not None and found.day < meeting
        score = 0 if past else _score(text, found.start, promise)
        if score and (best is None or score > best[0]):
            best = (score, _dated(text, found))
    for m in _WORDS.finditer(text) if _MAY_WAIT.search(text.lower()) else ():
        score = max(_score(text, m.start(), promise), 1 if m.start() < promise else 2)
        if best is None or score > best[0]:
            best = (score, Due(m[0], m.start(), m.end(), None))
    return best[1] if best else None
