"""When two texts say the same thing in other words: pure."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.minutes.models import Candidate

_WORD = re.compile(r"\w+")
SAME_DEED = 0.6
"""How alike the words of two assignments of the same owner must be to be one."""

SAME_WORDS = 0.9
"""How alike two sentences must be to be one sentence, written twice."""

LONGEST = 2_000
"""So many characters of a text are compared."""


def words_of(text: str) -> list[str]:
    """Return the words of a text in one case, without its punctuation."""
    return _WORD.findall(text[:LONGEST].casefold())


def same_sentence(one: str, other: str) -> bool:
    """Say whether one text is the other, but for a word or so."""
    return _likeness(words_of(one), words_of(other)) >= SAME_WORDS


def same_deed(one: Candidate, other: Candidate) -> bool:
    """Say whether two found assignments are one: the same sentence, or the same people who do much the same by then."""
    if same_sentence(one.sentence, other.sentence):
        return True
    if one.due and other.due and one.due != other.due:
        return False
    owners = set(one.owner_ids), set(other.owner_ids)
    if owners[0] != owners[1] or (not owners[0] and one.owner_words.casefold() != other.owner_words.casefold()):
        return False
    return _likeness(_deed(one), _deed(other)) >= SAME_DEED


def _deed(candidate: Candidate) -> list[str]:
    """Return the words that say what is to be done: without the owner and the due, which are told apart."""
    due = words_of(candidate.due_words)
    return [word for word in words_of(candidate.text) if word not in due]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    if not one or not other:
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
