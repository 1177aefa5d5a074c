"""Who: names, misspelt names, initials, groups and offices, where they stand in a sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.minutes.reading.findings.sentences import Word, words_of
from bot.minutes.reading.words.groups import is_abbreviation, is_everyone, is_group, is_group_head, is_pronoun, is_role
from bot.minutes.reading.words.listing import words
from bot.minutes.reading.words.names import is_first_name
from bot.minutes.reading.words.pronouns import PRONOUNS, stands_for
from bot.minutes.reading.words.spelling import one_off
from bot.minutes.reading.words.verbs import present_to_infinitive

AND = frozenset({"och", "samt", "o"})
_BETWEEN = frozenset({",", "&", "/", "+", ""})
_SHORTEST_MISSPELT = 4
_LONGEST_GROUP_NAME = 6
_MOST_OWNERS = 20
_DUTY = frozenset(["ska", "skall", "kommer", "får", "ombeds", "uppmanas"])
AUTHOR = frozenset(["jag", "undertecknad"])
_PARTICLES = frozenset(["von", "van", "de", "der", "af", "la"])
_NOT_SURNAME = words(
    """
    och samt ska kommer tar ger är har
    """
)


@dataclass(frozen=True, slots=True)
class Who:
    """One owner in a sentence: how it is written, where, and whether it is a person, a group or everyone."""

    written: str
    start: int
    end: int
    person: bool
    everyone: bool = False


@lru_cache(maxsize=4_096)
def _together_or_office(low: str) -> tuple[bool, bool]:
    """Whether a word means all who sit there, and whether it names a group or an office; most words come again."""
    return is_pronoun(low) or low == "gruppen", is_group(low) or is_role(low)


@lru_cache(maxsize=4_096)
def _may_own(word: str) -> bool:
    """Whether an owner can begin at a word: most words are none, and are passed over."""
    low = word.lower()
    return not word.islower() or word[0] == "@" or low in AUTHOR or low in PRONOUNS or any(_together_or_office(low))


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


def surnames_at(words: Sequence[Word], text: str, i: int) -> int:
    """The index behind the surname or initial that follows a first name."""
    end = i
    while end < len(words) and end - i < 3 and text[words[end - 1].end : words[end].start] == " ":  # noqa: PLR2004
        word = words[end].text
        if (word.lower() in _PARTICLES and end + 1 < len(words) and words[end + 1].text[:1].isupper()) or (
            word[0].isupper()
            and word.isalpha() is (("-" not in word) and word.isalpha())
            and word.lower() not in _NOT_SURNAME
            and not any(c.isdigit() for c in word)
        ):
            end += 1
        else:
            break
    return end


class Finder:
    """Finds owners at a place in a sentence."""

    def __init__(self, people: People, text: str, words: Sequence[Word], named: Sequence[str] = ()) -> None:
        self.people, self.text, self.words = people, text, words
        self.named = tuple(named)
        self._ones: dict[int, tuple[Who, int] | None] = {}

    def meant(self, i: int) -> list[Who]:
        """Whom a pronoun at word i stands for, among those named in the sentence or shortly before it."""
        word = self.words[i]
        if word.low not in PRONOUNS:
            return []
        inside = [self.one(j) for j in range(i)]
        named = [one[0].written for one in inside if one is not None and one[0].person] or self.named
        return [Who(name, word.start, word.end, person=True) for name in stands_for(word.low, named)]

    def who(self, i: int, end: int, *, person: bool, everyone: bool = False) -> tuple[Who, int]:
        """The words i up to `end` as an owner, with the index behind them."""
        start, stop = self.words[i].start, self.words[end - 1].end
        return Who(self.text[start:stop].lstrip("@"), start, stop, person, everyone), end

    def _phrase(self, i: int) -> int:
        """The index behind the longest known name that begins here."""
        best = 0
        for phrase in self.people.phrases.get(self.words[i].low, ()):
            n = len(phrase)
            if n > best and tuple(word.low for word in self.words[i : i + n]) == phrase:
                best = n
        return i + best

    def one(self, i: int) -> tuple[Who, int] | None:
        """The owner that begins at word i, and the index behind it; looked for once."""
        if i not in self._ones:
            self._ones[i] = self._found(i)
        return self._ones[i]

    def _found(self, i: int) -> tuple[Who, int] | None:
        word, _, _, low = self.words[i]
        if word[0] == "@" or low in AUTHOR:
            end = i + 1 if low in AUTHOR else surnames_at(self.words, self.text, i + 1)
            return self.who(i, end, person=True)
        together, office = _together_or_office(low)
        body = low in self.people.bodies and (word[0].isupper() or (i > 0 and self.words[i - 1].low in ("av", "åt")))
        if not (together or office or body) and word.islower():
            return None
        person = self._person(i, word) if word[:1].isupper() else None
        if person is not None:
            return person
        if together:
            end = self._all_of(i) if low in ("alla", "samtliga") else self._group_name(i)
            return self.who(i, end, person=False, everyone=end == i + 1)
        if is_group_head(low) and word[:1].isupper():
            return self.who(i, self._group_name(i), person=False)
        named = office or body or (is_abbreviation(word) and not self.people.by_initials)
        return self.who(i, self._office(i), person=False, everyone=is_everyone(word)) if named else None

    def _person(self, i: int, word: str) -> tuple[Who, int] | None:
        end = self._phrase(i)
        if end > i + 1 or (end == i + 1 and not is_first_name(word)):
            return self.who(i, end, person=True)
        known = self.people.knows(word) or word in self.people.initials
        named = known or is_first_name(word)
        return self.who(i, surnames_at(self.words, self.text, i + 1), person=True) if named else None

    def _office(self, i: int) -> int:
        """`VC gruppen`: the index behind an office or group of up to three words."""
        end = i + 1
        while end < min(len(self.words), i + 3):
            touches = self.text[self.words[end - 1].end : self.words[end].start] == " "
            if not touches or not (is_group(self.words[end].text) or is_role(self.words[end].text)):
                break
            end += 1
        return end

    def _group_name(self, i: int) -> int:
        """`Avdelningen administration och juridik`: the words up to the verb belong to the name."""
        if not is_group_head(self.words[i].text) or not self.words[i].text[0].isupper():
            return i + 1
        end = i + 1
        while (
            end < len(self.words)
            and end - i <= _LONGEST_GROUP_NAME
            and self.text[self.words[end - 1].end : self.words[end].start] == " "
        ):
            low = self.words[end].low
            if low in ("ska", "skall", "kommer", "får", "har", "åtar") or low in present_to_infinitive():
                return end
            end += 1
        return i + 1

    def _all_of(self, i: int) -> int:
        """`Alla chefer`: the noun belongs to it when a verb of duty follows."""
        following = [word.low for word in self.words[i + 1 : i + 3]]
        return i + 2 if len(following) == 2 and following[1] in _DUTY and following[0] not in _DUTY else i + 1  # noqa: PLR2004

    def beginnings(self) -> list[int]:
        """The words at which owners may begin: most begin none."""
        bodies = self.people.bodies
        return [i for i, (word, _, _, low) in enumerate(self.words) if _may_own(word) or low in bodies]

    def several(self, i: int) -> tuple[list[Who], int]:
        """The owners joined by commas, `och` and their kin from word i on, or those whom a pronoun stands for."""
        found = self.meant(i)
        if found:
            return found, i + 1
        end = i
        while end < len(self.words) and len(found) < _MOST_OWNERS:
            one = self.one(end)
            if one is None:
                break
            found.append(one[0])
            end = one[1]
            if end >= len(self.words):
                break
            between = self.text[self.words[end - 1].end : self.words[end].start].strip()
            if (
                self.words[end].low in AND
                and not between
                and end + 1 < len(self.words)
                and self.one(end + 1) is not None
            ):
                end += 1
            elif between not in _BETWEEN - {""} or self.one(end) is None:
                break
        return found, end
