"""Whom a document and its group know by name, also by initials or with a letter wrong."""

from collections.abc import Iterable

from bot.minutes.reading.findings.sentences import words_of
from bot.minutes.reading.words.groups import is_abbreviation
from bot.minutes.reading.words.names import is_first_name
from bot.minutes.reading.words.spelling import one_off

_SHORTEST_MISSPELT = 4


class People:
    """The names that this document and the group's roster know."""

    def __init__(self, full: Iterable[str], seen: Iterable[str] = (), bodies: frozenset[str] = frozenset()) -> None:
        self.full = tuple(dict.fromkeys(full))
        self.phrases: dict[str, list[tuple[str, ...]]] = {}
        self.first: dict[str, list[str]] = {}
        self.initials: dict[str, list[str]] = {}
        for name in self.full:
            self._learn(name)
        self.bodies = bodies
        self.by_initials = sum(1 for name in self.full if is_abbreviation(name)) > len(self.full) / 2
        self.seen = frozenset(word.lower() for name in seen for word in name.split()[:1])
        self._known: dict[str, bool] = {}

    def _learn(self, name: str) -> None:
        words = tuple(word.low for word in words_of(name))
        if not words:
            return
        self.phrases.setdefault(words[0], []).append(words)
        self.first.setdefault(words[0], []).append(name)
        if len(words) > 1:
            self.initials.setdefault("".join(word[0] for word in words).upper(), []).append(name)

    def knows(self, word: str) -> bool:
        """A first name of this document, also with a letter wrong; looked for once, for words come again."""
        if word not in self._known:
            low = word.lower()
            named = low in self.first or low in self.seen or self.misspelt(word) is not None
            self._known[word] = word[:1].isupper() and named
        return self._known[word]

    def misspelt(self, word: str) -> str | None:
        """The first name that was meant, when one letter is wrong."""
        low = word.lower()
        if len(low) < _SHORTEST_MISSPELT or not word[:1].isupper() or (is_first_name(word) and low in self.first):
            return None
        return next(
            (
                name
                for name in self.first
                if low != name + "s" and len(name) >= _SHORTEST_MISSPELT and one_off(low, name)
            ),
            None,
        )

    def resolve(self, written: str) -> str | None:
        """The one full name that a written name means; None when there is none or more than one."""
        words = [word.low for word in words_of(written)]
        if not words:
            return None
        found = self.initials.get(written.upper(), []) if written.isupper() else []
        found = found or self.first.get(words[0]) or self.first.get(self.misspelt(words[0].title()) or "", [])
        if len(words) > 1:
            found = [
                name
                for name in found
                if name.split()[-1].lower().startswith(words[-1]) or name.lower() == " ".join(words)
            ]
        return found[0] if len(set(found)) == 1 else None
