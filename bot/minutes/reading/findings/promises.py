"""Finding the promise in a sentence: who, before or behind the verb, and which words make it one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.minutes.reading.findings.deeds import aims, coordinated, infinitive_at, is_task_present, skip_adverbs
from bot.minutes.reading.findings.owners import Finder, People, Who
from bot.minutes.reading.findings.sentences import Sentence, Word
from bot.minutes.reading.words.groups import is_outside
from bot.minutes.reading.words.phrases import (
    AT_THE_TABLE,
    CLAUSE_OPENERS,
    GIVING,
    LATER,
    MODALS,
    NEGATIONS,
    NOW,
    SUBORDINATORS,
    WEAK_VERBS,
    WISHES,
)
from bot.minutes.reading.words.verbs import is_unknown_present, present_to_infinitive, states, telling

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
)
_TASKED: tuple[tuple[str, ...], ...] = (
    ("får", "i", "uppdrag"),
    ("fick", "i", "uppdrag"),
    ("i", "uppdrag", "att"),
    ("fått", "i", "uppdrag"),
    ("har", "i", "uppgift"),
    ("får", "till", "uppgift"),
    ("i", "uppgift", "att"),
)
_OPENINGS = frozenset([phrase[0] for phrase in (*_TASKED, *_RESPONSIBLE)] + list(_COMMIT))
_ASKED = frozenset(["ombeds", "uppmanas", "ombads", "bes", "ombedes", "uppmanades"])
_REACH_BACK = 6


@dataclass(frozen=True, slots=True)
class Promise:
    """The owners and the stretch of words that promises."""

    owners: tuple[Who, ...]
    start: int
    end: int
    now: bool = False


def _low(words: Sequence[Word], i: int, n: int) -> tuple[str, ...]:
    return tuple(word.low for word in words[i : i + n])


class _Reader:
    """One sentence, read for promises."""

    def __init__(self, sentence: Sentence, people: People) -> None:
        self.text = sentence.text
        self.words = sentence.words
        self.finder = Finder(people, self.text, self.words)
        self.loose = sentence.decided or sentence.task_list is not None

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.words[first].start, self.words[last].end

    def free(self, i: int) -> bool:
        """Whether a main clause can begin at word i: no `om Anna …`, no `som Anna …`, no wish before it."""
        if i == 0:
            return True
        before, between = self.words[i - 1].low, self.text[self.words[i - 1].end : self.words[i].start].strip()
        if before in SUBORDINATORS:
            return False
        if before == "att":
            if i > 1 and self.words[i - 2].low == "så":
                return False
            return not WISHES & {word.low for word in self.words[max(0, i - 1 - _REACH_BACK) : i - 1]}
        return bool(between) or before in CLAUSE_OPENERS or self.words[i - 1].text[0].isdigit()

    def relative(self, i: int) -> bool:
        """Whether a clause with `som` follows, which may stand behind any name."""
        return i < len(self.words) and self.words[i].low == "som"

    def after(self, owners: list[Who], j: int) -> Promise | None:
        """The promise whose verb follows its owners at word j."""
        j = skip_adverbs(self.words, j, 2)
        if j + 1 < len(self.words) and self.words[j].low == "som" and owners[-1].person:
            return self.after_relative(owners, j + 1)
        if (
            j >= len(self.words)
            or self.words[j].low in NEGATIONS
            or self.text[owners[-1].end : self.words[j].start].strip() not in ("", ")", "-", "–", ":")
        ):
            return None
        verb, person = self.words[j].low, any(who.person for who in owners)
        group = any(not who.person and not who.everyone for who in owners)
        commitment = self.commitment(j, person=person or group)
        if commitment is not None:
            return Promise(tuple(owners), *self.span(j, commitment))
        if verb in _ASKED:
            end = infinitive_at(self.words, j + 1, person=True)
            return Promise(tuple(owners), *self.span(j, end)) if end is not None else None
        if (
            verb in MODALS
            or verb in LATER
            or (verb in ("får", "måste", "behöver", "skulle", "kan") and person and verb in ("får", "måste"))
        ):
            end = infinitive_at(self.words, j + 1, person=person)
            weak = end is not None and verb in LATER and self.words[end].low in ("komma", "delta", "närvara")
            return Promise(tuple(owners), *self.span(j, end)) if end is not None and not weak else None
        return self.present(owners, j, person=person)

    def after_relative(self, owners: list[Who], j: int) -> Promise | None:
        """`Bo, som återkommer`, `Bo som får kolla upp detta`: the last name is the one meant."""
        verb = self.words[j].low
        if verb in MODALS | LATER | {"får"}:
            end = infinitive_at(self.words, j + 1, person=True)
            return Promise((owners[-1],), *self.span(j, end)) if end is not None else None
        deed = is_task_present(self.words, j, self.text, loose=False)
        return Promise((owners[-1],), *self.span(j, j), now=True) if deed else None

    def present(self, owners: list[Who], j: int, *, person: bool) -> Promise | None:
        """A promise in the present tense."""
        everyone = any(who.everyone for who in owners)
        verb = self.words[j].low
        if is_task_present(self.words, j, self.text, loose=self.loose):
            weak = everyone and present_to_infinitive().get(verb) in WEAK_VERBS
            return (
                None
                if weak and not self.loose and not aims(self.text, self.words[j].start)
                else Promise(tuple(owners), *self.span(j, j), now=True)
            )
        if person and is_unknown_present(verb) and not NEGATIONS & set(_low(self.words, j + 1, 2)):
            return Promise(tuple(owners), *self.span(j, j), now=True)
        if (person or not everyone) and (verb in telling() or verb in states() or verb in present_to_infinitive()):
            joined = coordinated(self.words, j, self.text)
            return Promise(tuple(owners), *self.span(joined, joined), now=True) if joined is not None else None
        return None

    def commitment(self, j: int, *, person: bool) -> int | None:
        """The last word of `får i uppdrag`, `åtar sig`, `är ansvarig` at word j."""
        if self.words[j].low not in _OPENINGS:
            return None
        for phrase in _TASKED:
            if _low(self.words, j, len(phrase)) == phrase:
                return j + len(phrase) - 1
        if not person:
            return None
        for phrase in _RESPONSIBLE:
            if _low(self.words, j, len(phrase)) == phrase:
                return j + len(phrase) - 1
        need = _COMMIT.get(self.words[j].low)
        if need is None:
            return None
        return (
            j
            if not need
            else next((k for k in range(j + 1, min(j + 4, len(self.words))) if self.words[k].low == need), None)
        )

    def before(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """The promise whose verb stands before its owners: `så ska Brita presentera`, `uppdrar åt Anna att`."""
        if i == 0:
            return None
        given = self.given(owners, i, j)
        apart = self.text[self.words[i - 1].end : self.words[i].start] != " "
        if given is not None or i == 1 or apart or self.words[i - 2].low in SUBORDINATORS:
            return given
        if self.words[i - 1].low in MODALS | LATER | {"får"}:
            end = infinitive_at(self.words, j, person=any(who.person for who in owners))
            return Promise(tuple(owners), *self.span(i - 1, end)) if end is not None else None
        return self.inverted(owners, i, j)

    def given(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """`uppdrar åt Anna att`, `ger Anna i uppdrag att`."""
        verb = self.words[i - 1].low
        if verb == "åt" and GIVING & set(_low(self.words, max(0, i - 5), 5)):
            return Promise(tuple(owners), *self.span(i - 1, min(j, len(self.words) - 1)))
        if verb in GIVING and _low(self.words, j, 2) == ("i", "uppdrag"):
            return Promise(tuple(owners), *self.span(i - 1, j + 1))
        return None

    def inverted(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """`Därefter tar Anna fram …`."""
        plain = any(who.person for who in owners) and self.words[i - 2].low not in ("att", "och")
        if not plain or self.finder.one(i - 2) or (j < len(self.words) and self.words[j].low in MODALS):
            return None
        deed = is_task_present(self.words, i - 1, self.text, loose=self.loose)
        return Promise(tuple(owners), *self.span(i - 1, i - 1), now=True) if deed else None

    def promises(self) -> Iterator[Promise]:
        i = 0
        while i < len(self.words):
            owners, end = self.finder.several(i)
            if not owners:
                i += 1
                continue
            inside = any(is_outside(who.written) for who in owners)
            found = self.before(owners, i, end) or (
                self.after(owners, end) if self.free(i) or self.relative(end) else None
            )
            if found is not None and not inside:
                yield found
            i = max(end, i + 1)


def _passing(text: str, found: Promise) -> bool:
    """A present tense that tells of today is no promise."""
    low = text.lower()
    near = low[max(0, found.start - 30) : found.end + 40]
    return found.now and (
        bool(NOW & {word.strip(".,") for word in near.split()}) or any(phrase in near for phrase in AT_THE_TABLE)
    )


def promises_in(sentence: Sentence, people: People) -> list[Promise]:
    """All promises of a sentence, in order."""
    return [found for found in _Reader(sentence, people).promises() if not _passing(sentence.text, found)]
