"""What comes back to a later meeting."""

import re

from bot.minutes.reading.draft import Clue

_THING = (
    r"(?:ärendet|frågan|punkten|frågorna|detta|det|ämnet|diskussionen|beslutet|förslaget|saken|denna fråga"
    r"|(?:frågan|ärendet|punkten) (?:om|kring|angående) [\wåäö -]{1,60}|vi|gruppen|styrelsen)"
)
_LATER = r"(?:nästa|kommande|ett kommande|ett senare|senare|ett framtida|nästkommande|det kommande)"
_BODY = r"(?:ledningsgruppen|styrelsen|gruppen|styrgruppen|mötet|lg|nämnden|årsmötet|utskottet)"
_MEETING = r"[\wåäö-]{0,30}(?:möte|mötet|träff|sammanträde|lg|tillfälle|gång)"
_RAISED = (
    r"(?:tas|tar vi|lyfts|behandlas|diskuteras|följs|vi tar|beslutas|ta|lyfta|vi lyfter"
    r"|fortsätter|fortsätta|fortsätter vi|återupptas)"
)
_PUT_OFF = r"(?:skjuts|skjuter|sköts|skjuta|skjutas|flyttas|flyttades|hänskjuts|förs|flyttar)"
_TABLED = r"(?:bordläggs|bordlades|bordlägga|bordlägger|bordlagt|bordlägges|återupptas|återremitteras|återremitterades)"
_WE = r"(?:vi|gruppen|styrelsen)"
_RETURNING = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b{_THING} (?:kommer att )?återkommer?(?: \w+){{0,2}} (?:till|på|vid|i) (?:{_LATER}|{_BODY})",
        rf"\b{_THING} återkommer\b(?! med)",
        r"\båterkomma till (?:frågan|ärendet|detta|punkten|det)\b",
        r"\båterkommer (?:vi )?till (?:frågan|ärendet|detta|punkten|det)\b",
    )
)
_RAISED_AGAIN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:tar(?: vi)? upp|tas upp|ta upp|lyfts|lyfter|kommer upp) (?:\w+ ){0,3}(?:igen|på nytt|ånyo|åter)\b",
        rf"\b{_RAISED}(?: \w+){{0,4}}(?: på| vid| till| under| i)? {_LATER} {_MEETING}",
        rf"\b{_TABLED}\b",
        rf"\b{_PUT_OFF} (?:\w+ ){{0,4}}(?:upp |fram )?till (?:nästa|kommande|senare|ett senare)\b",
        r"\bny(?:tt)? (?:punkt|ärende|diskussion|avstämning) (?:på|vid|till) nästa\b",
        r"\buppe igen\b",
        rf"\b{_THING} kommer (?:tillbaka|upp igen) (?:till|på|vid|i) ",
        rf"\b(?:tas|tar vi|lyfts|behandlas|diskuteras) (?:upp )?(?:på|vid|till) (?:\w+ )?{_MEETING} (?:i|den) ",
        rf"\b{_PUT_OFF} (?:upp |fram )?till \w*(?:mötet|sammanträdet|träffen)\b",
        r"\b(?:diskuteras|behandlas|prövas|tas upp|lyfts|lyfter vi|lyfter) (?:\w+ ){0,2}(?:åter|igen|på nytt)\b",
        rf"\b{_WE} (?:följer upp|återkopplar|utvärderar)(?: \w+){{0,4}} (?:på|vid) {_LATER} {_MEETING}",
    )
)
_MAY_BE_RAISED = re.compile(
    r"åter\b|åter(?:up|rem)|igen\b|nästa|kommande|senare|framtida|bordl|på nytt|ånyo|tillbaka|mötet|träffen|sammanträd"
    r"|möte (?:i|den) |lg (?:i|den) |träff (?:i|den) |tillfälle (?:i|den) |gång (?:i|den) "
)
_PAST = re.compile(r"\b(?:dagens möte|förra mötet|föregående möte|idag|i dag)\b", re.IGNORECASE)
_NOTHING = re.compile(r"^\W*(?:inga|inget)\b", re.IGNORECASE)


def comeback_clue(text: str) -> Clue | None:
    """The words that say that a matter returns."""
    low = text.lower()
    returning, raised = "återkom" in low, _MAY_BE_RAISED.search(low)
    if not (returning or raised) or text.rstrip().endswith("?"):
        return None
    if _PAST.search(text) or _NOTHING.match(text):
        return None
    for pattern in (*(_RETURNING if returning else ()), *(_RAISED_AGAIN if raised else ())):
        m = pattern.search(text)
        if m:
            return Clue("comeback", m.start(), m.end())
    return None


def is_comeback(text: str) -> bool:
    """Whether a sentence puts a matter off to a later meeting."""
    return comeback_clue(text) is not None
