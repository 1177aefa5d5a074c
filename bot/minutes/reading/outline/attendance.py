"""Those present and absent where no list names them but a sentence does: `Med var Anna, Bo och Carin`."""

import re
from collections.abc import Iterator, Sequence

from bot.minutes.reading.findings.sentences import split
from bot.minutes.reading.layout.lines import Block
from bot.minutes.reading.outline.people import clean, is_person, names_in_line

_CAME = re.compile(
    r"^(?:Med på mötet|Med|På plats|Närvarande|Deltagare|På mötet|I mötet|Vid mötet|Runt bordet)"
    r"(?: [a-zåäö]+)?? (?:var|deltog|fanns|satt|medverkade)(?: följande)?:? (?P<names>.+)",
)
_STAYED = re.compile(
    r"^(?P<names>[A-ZÅÄÖÉ][^.!?]{1,120}?) (?:hade|har|var|är|kunde|meddelade|anmälde)(?: tyvärr)? "
    r"(?:lämnat återbud|lämnade återbud|anmält förhinder|meddelat förhinder|förhinder|återbud|sjuka?|förhindrade?"
    r"|bortrest|inte (?:vara )?med|frånvarande)\b",
)
_ONESELF = re.compile(r"\b(?:jag|undertecknad) \(([^)]{2,40})\)", re.IGNORECASE)
_FIRST = 14


def _names(text: str) -> Iterator[str]:
    for name in names_in_line(_ONESELF.sub(r"\1", text).rstrip(". ")):
        if is_person(name) or clean(name) == name.strip():
            yield name


def told_of(blocks: Sequence[Block]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Those present and those absent, as the first sentences of the minutes tell; nothing when they do not."""
    present: list[str] = []
    absent: list[str] = []
    for block in blocks[:_FIRST]:
        for sentence in split(block.text):
            came, stayed = _CAME.match(sentence), _STAYED.match(sentence)
            present += _names(came["names"]) if came and not present else ()
            absent += _names(stayed["names"]) if stayed and present else ()
    return tuple(present), tuple(absent)
