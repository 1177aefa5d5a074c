"""The set phrases that commit somebody: `åtar sig`, `får i uppdrag`, `är ansvarig`, `lovade att`."""

from collections.abc import Sequence

from bot.minutes.reading.findings.sentences import Word
from bot.minutes.reading.words.verbs import infinitives

_COMMIT = {
    "ansvarar": "",
    "åtar": "sig",
    "tar": "sig",
    "lovar": "att",
    "lovade": "att",
    "erbjuder": "sig",
    "åtog": "sig",
    "erbjöd": "sig",
}
_RESPONSIBLE: tuple[tuple[str, ...], ...] = (
    ("är", "ansvarig"),
    ("är", "ansvariga"),
    ("blir", "ansvarig"),
    ("blir", "ansvariga"),
    ("har", "ansvar"),
    ("har", "ansvaret"),
    ("har", "i", "uppdrag"),
    ("får", "ansvar"),
    ("tar", "ansvar"),
    ("tog", "ansvar"),
    ("är", "kontaktperson"),
    ("blir", "kontaktperson"),
)
_TASKED: tuple[tuple[str, ...], ...] = (
    ("får", "i", "uppdrag"),
    ("fick", "i", "uppdrag"),
    ("i", "uppdrag", "att"),
    ("fått", "i", "uppdrag"),
    ("har", "i", "uppgift"),
    ("får", "uppgiften", "att"),
    ("fick", "uppgiften", "att"),
    ("får", "uppdraget", "att"),
    ("fick", "uppdraget", "att"),
    ("tilldelas", "uppgiften"),
    ("tilldelades", "uppgiften"),
    ("tog", "på", "sig"),
    ("får", "mandat", "att"),
    ("fick", "mandat", "att"),
    ("får", "till", "uppgift"),
    ("i", "uppgift", "att"),
)
_LIES_ON = (("ansvaret", "ligger"), ("uppdraget", "ligger"), ("uppgiften", "ligger"))
_REACH_BACK = 6
_OPENINGS = frozenset([phrase[0] for phrase in (*_TASKED, *_RESPONSIBLE)] + list(_COMMIT))


def low_at(words: Sequence[Word], i: int, n: int) -> tuple[str, ...]:
    """The n words from word i on, in lower case."""
    return tuple(word.low for word in words[i : i + n])


def commitment_at(words: Sequence[Word], j: int, *, person: bool, named: bool) -> int | None:
    """The last word of `får i uppdrag`, `åtar sig`, `är ansvarig` at word j."""
    if words[j].low not in _OPENINGS:
        return None
    for phrase in (*_TASKED, *_RESPONSIBLE) if person else _TASKED:
        if low_at(words, j, len(phrase)) == phrase:
            return j + len(phrase) - 1
    need = _COMMIT.get(words[j].low)
    if not person or need is None or (words[j].low == "ansvarar" and not named and low_at(words, j + 1, 1) != ("för",)):
        return None
    if need == "att" and j + 1 < len(words) and words[j + 1].low in infinitives():
        return j + 1
    return j if not need else next((k for k in range(j + 1, min(j + 4, len(words))) if words[k].low == need), None)


def responsible_at(words: Sequence[Word], i: int) -> int | None:
    """The first word of `ansvarig för lokalen är`, `ansvaret ligger på`, which end at word i."""
    if words[i].low == "på":
        return i - 2 if i > 1 and low_at(words, i - 2, 2) in _LIES_ON else None
    near = range(max(0, i - _REACH_BACK), i)
    return next((k for k in near if words[k].low in ("ansvarig", "ansvariga")), None)
