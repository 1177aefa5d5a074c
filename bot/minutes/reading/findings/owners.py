"""Who: names, misspelt names, initials, groups and offices, where they stand in a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Word
from bot.minutes.reading.words.groups import is_abbreviation, is_everyone, is_group, is_group_head, is_pronoun, is_role
from bot.minutes.reading.words.listing import words
from bot.minutes.reading.words.names import is_first_name
from bot.minutes.reading.words.pronouns import PRONOUNS, stands_for
from bot.minutes.reading.words.verbs import present_to_infinitive

AND = frozenset({"och", "samt", "o"})
_BETWEEN = frozenset({",", "&", "/", "+", ""})
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
