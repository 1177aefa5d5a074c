"""A line that all of the group are to follow: pure."""

import re

from bot.minutes.reading.words.verbs import present_to_infinitive

_ALL = re.compile(
    r"@?(?:(?:everyone|everybody)\b|(?:alla|samtliga)(?: i gruppen| medlemmar)?(?::|,| (\w+)))", re.IGNORECASE
)
"""All of the group at the head of a sentence, and their verb."""
_MUST = frozenset({"ska", "skall", "bör", "måste", "får"})


def everyone_in(words: str) -> str:
    """Return “alla” where all of the group are to do it ("alla läser …", no "alla avtal …"), else ""."""
    found = _ALL.match(words)
    verb = (found[1] or "").casefold() if found else ""
    return "alla" if found and (not verb or verb in _MUST or verb in present_to_infinitive()) else ""
