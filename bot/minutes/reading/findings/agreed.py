"""`Vi beslutade att försöka …`: those who decided are to do it, unless deciding was all there was to do."""

from bot.minutes.reading.findings.owners import Finder, Who
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.listing import phrases
from bot.minutes.reading.words.verbs import is_active_infinitive, is_passive

_DECIDED = phrases(
    """
    beslutade att, beslutar att, beslutades att, beslöt att, enades om att, kom överens om att, bestämde att, bestämdes
    att, överenskoms att
    """
)
_WE = frozenset(["vi", "alla"])


def _is_work(verb: str) -> bool:
    """Deciding to approve or to elect is done with the decision; deciding to try is a task."""
    formal = (
        "godkänna",
        "fastställa",
        "välja",
        "utse",
        "anta",
        "bevilja",
        "lägga",
        "avslå",
        "avsluta",
        "bordlägga",
        "uppdra",
        "ge",
        "bifalla",
        "ställa",
        "avvakta",
        "öppna",
        "adjungera",
        "inte",
        "betala",
        "återremittera",
    )
    return is_active_infinitive(verb) and verb not in formal


def we_decided(sentence: Sentence, people: People) -> tuple[Who, tuple[int, int]] | None:
    """`Vi beslutade att försöka …`: those who decided are to do it."""
    if not sentence.words or sentence.words[0].low not in _WE:
        return None
    low = sentence.text.lower()
    for phrase in _DECIDED:
        at = low.find(phrase)
        if at < 0:
            continue
        words = sentence.words
        after = next((word for word in words if word.start >= at + len(phrase)), None)
        first = Finder(people, sentence.text, words).one(0)
        if (
            after is None
            or first is None
            or not first[0].everyone
            or first[0].written.lower() not in _WE
            or is_passive(after.low)
            or not _is_work(after.low)
        ):
            return None
        return first[0], (at, after.end)
    return None
