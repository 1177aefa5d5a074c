"""Words and their stems: "lokal", "lokaler" and "lokalerna" are one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from unicodedata import normalize

from snowballstemmer import stemmer

from bot.errors import Invalid

LANGUAGES = ("swedish", "english")
MOST_WORDS = 8
MOST_LETTERS = 200
LONGEST = 40
"""So many letters of a word count."""

_WORD = re.compile(r"\b[^\W\d_]-\d+\b|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word that is looked for: what its stem may be, and what a longer word begins with ("" if none may)."""

    stems: frozenset[str]
    beginning: str

    def fits(self, stems: frozenset[str]) -> bool:
        """Say whether a word with those stems is meant."""
        return bool(self.stems & stems) or (
            bool(self.beginning) and any(one.startswith(self.beginning) for one in stems)
        )


class Stems:
    """Stems words in Swedish and in English, each word once; for one thread."""

    def __init__(self) -> None:
        self._stemmers = [stemmer(language) for language in LANGUAGES]
        self._known: dict[str, frozenset[str]] = {}

    def of(self, word: str) -> frozenset[str]:
        """Return what a word may come from: one stem for each language."""
        word = composed(word.casefold())[:LONGEST]
        if word not in self._known:
            self._known[word] = frozenset(str(one.stemWord(word)) for one in self._stemmers)
        return self._known[word]

    def said(self, words: str) -> str:
        """Return the stems of all words there, each once and with a blank before and after it."""
        return f" {' '.join(sorted({stem for word, _, _ in words_in(composed(words)) for stem in self.of(word)}))} "


def composed(words: str) -> str:
    """Return the words with each letter as one character, however its marks were typed."""
    return normalize("NFC", words)


def words_in(words: str) -> list[tuple[str, int, int]]:
    """Return the words with where they begin and end; a number with its letter ("B-3") is one."""
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(words)]


def wanted(said: str, stems: Stems) -> Sequence[Wanted]:
    """Return what `said` asks for; the last word may be the beginning of a longer one.

    Raises Invalid for nothing, for what holds no word, and for more than a few words.
    """
    said = " ".join(said.split())
    if len(said) > MOST_LETTERS:
        raise Invalid(
            "That is too much to search for. Write a few words, {most} characters at most.", most=MOST_LETTERS
        )
    found = [word for word, _, _ in words_in(composed(said))]
    if not found:
        raise Invalid("Write what to search for: “search premises”. Any form of a word will do.")
    if len(found) > MOST_WORDS:
        raise Invalid("That is too much to search for. Write {most} words at most.", most=MOST_WORDS)
    asked = {stems.of(word): Wanted(stems.of(word), "") for word in islice(found, len(found) - 1)}
    last = composed(found[-1].casefold())[:LONGEST]
    asked[stems.of(last)] = Wanted(stems.of(last), last if len(last) > 1 else "")
    return tuple(asked.values())
