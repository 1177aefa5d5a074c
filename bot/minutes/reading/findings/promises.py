"""Finding the promise in a sentence: who, before or behind the verb, and which words make it one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.minutes.reading.findings.asides import behind_aside, behind_bracket, is_by_law, is_passing
from bot.minutes.reading.findings.commitments import commitment_at, low_at, responsible_at
from bot.minutes.reading.findings.deeds import (
    aims,
    coordinated,
    done_by,
    infinitive_at,
    is_task_present,
    offered_at,
    skip_adverbs,
)
from bot.minutes.reading.findings.owners import Finder, Who
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence, words_of
from bot.minutes.reading.words.groups import is_outside
from bot.minutes.reading.words.phrases import (
    CLAUSE_OPENERS,
    GIVING,
    LATER,
    MODALS,
    NARRATED,
    NEGATIONS,
    SUBORDINATORS,
    WEAK_VERBS,
    WISHES,
)
from bot.minutes.reading.words.verbs import is_told, is_unknown_present, present_to_infinitive, states, telling

_POINTED = (("det", "är"), ("det", "blir"), ("det", "blev"))
_ASKED = frozenset(["ombeds", "uppmanas", "ombads", "bes", "ombedes", "uppmanades", "uppdras", "uppdrogs"])
_OFFERS = frozenset(["kan", "behöver", "tänker"])
_LIKE_MODALS = _OFFERS | {"får", "måste"}
_UNLESS = frozenset(["annars", "ifall", "såvida"])
_REACH_BACK = 6


@dataclass(frozen=True, slots=True)
class Promise:
    """The owners and the stretch of words that promises."""

    owners: tuple[Who, ...]
    start: int
    end: int
    now: bool = False


class _Reader:
    """One sentence, read for promises."""

    def __init__(self, sentence: Sentence, people: People) -> None:
        self.sentence, self.text = sentence, sentence.text
        self.words = sentence.words
        self.finder = Finder(people, self.text, self.words, sentence.named)
        self.loose = sentence.decided or sentence.task_list is not None

    def span(self, first: int, last: int) -> tuple[int, int]:
        return self.words[first].start, self.words[last].end

    def free(self, i: int) -> bool:
        """Whether a main clause can begin at word i: no `om Anna …`, no `som Anna …`, no wish before it."""
        if i == 0:
            return True
        before, between = self.words[i - 1].low, self.text[self.words[i - 1].end : self.words[i].start].strip()
        if before in SUBORDINATORS:
            return before == "vilket" and i > 1 and i + 1 < len(self.words)
        if before == "att":
            if i > 1 and self.words[i - 2].low == "så":
                return False
            near = {word.low for word in self.words[max(0, i - 1 - _REACH_BACK) : i - 1]}
            return not WISHES & near and not (self.of_body(i) and any(is_told(word) for word in near))
        return bool(between) or before in CLAUSE_OPENERS or self.words[i - 1].text[0].isdigit()

    def of_body(self, i: int) -> bool:
        """Whether the owner at word i is a body and no person: of it may be told what it does anyway."""
        one = self.finder.one(i)
        return one is not None and not one[0].person

    def relative(self, i: int) -> bool:
        """Whether a clause with `som` follows, which may stand behind any name."""
        return i < len(self.words) and self.words[i].low == "som"

    def after(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """The promise whose verb follows its owners at word j."""
        j = skip_adverbs(self.words, j, 2)
        if j + 1 < len(self.words) and self.words[j].low == "som" and owners[-1].person:
            found = self.after_relative(owners, i, j + 1)
            behind = behind_aside(self.words, self.text, j) if found is None else None
            return found if behind is None else self.verb(owners, behind)
        if self.text[owners[-1].end :].lstrip()[:1] == "(":
            behind = behind_bracket(self.words, self.text, owners[-1].end)
            return self.verb(owners, behind) if behind is not None else None
        between = self.text[owners[-1].end : self.words[j].start].strip() if j < len(self.words) else "."
        return self.verb(owners, j) if between in ("", ")", "-", "–", ":") else None

    def verb(self, owners: list[Who], j: int) -> Promise | None:
        """The promise that the verb at word j makes for its owners."""
        if j >= len(self.words) or self.words[j].low in NEGATIONS:
            return None
        verb, person = self.words[j].low, any(who.person for who in owners)
        group = any(not who.person and not who.everyone for who in owners)
        commitment = commitment_at(self.words, j, person=person or group, named=person)
        if commitment is not None or verb == "ansvarar":
            return Promise(tuple(owners), *self.span(j, commitment)) if commitment is not None else None
        if verb in _ASKED or verb in MODALS | LATER or (person and verb in _LIKE_MODALS):
            end = self.infinitive(j, person=person)
            return Promise(tuple(owners), *self.span(j, end)) if end is not None else None
        return self.present(owners, j, person=person)

    def infinitive(self, j: int, *, person: bool) -> int | None:
        """The index of the deed behind `ska`, `kommer att`, `ombeds`, `kan` at word j."""
        verb = self.words[j].low
        if verb in _OFFERS:
            return offered_at(self.words, j + 1)
        end = infinitive_at(self.words, j + 1, person=person or verb in _ASKED)
        weak = end is not None and verb in LATER and self.words[end].low in ("komma", "delta", "närvara")
        return end if not weak else None

    def after_relative(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """`Bo, som återkommer`: the last name is the one meant; all of them in `det är Anna och Bo som bokar`."""
        verb = self.words[j].low
        pointed = i > 1 and low_at(self.words, i - 2, 2) in _POINTED
        owners = owners if pointed else owners[-1:]
        if verb in MODALS | LATER | {"får"}:
            end = infinitive_at(self.words, j + 1, person=True)
            return Promise(tuple(owners), *self.span(j, end)) if end is not None else None
        deed = is_task_present(self.words, j, self.text, loose=False)
        return Promise(tuple(owners), *self.span(j, j), now=True) if deed else None

    def present(self, owners: list[Who], j: int, *, person: bool) -> Promise | None:
        """A promise in the present tense."""
        everyone = any(who.everyone for who in owners)
        verb = self.words[j].low
        if everyone and present_to_infinitive().get(verb) in NARRATED:
            return None
        if is_task_present(self.words, j, self.text, loose=self.loose):
            weak = everyone and present_to_infinitive().get(verb) in WEAK_VERBS
            return (
                None
                if weak and not self.loose and not aims(self.text, self.words[j].start)
                else Promise(tuple(owners), *self.span(j, j), now=True)
            )
        if person and is_unknown_present(verb) and not NEGATIONS & set(low_at(self.words, j + 1, 2)):
            return Promise(tuple(owners), *self.span(j, j), now=True)
        if (person or not everyone) and (verb in telling() or verb in states() or verb in present_to_infinitive()):
            joined = coordinated(self.words, j, self.text)
            return Promise(tuple(owners), *self.span(joined, joined), now=True) if joined is not None else None
        return None

    def before(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """The promise whose verb stands before its owners: `så ska Brita presentera`, `uppdrar åt Anna att`."""
        if i == 0:
            return None
        given = self.given(owners, i, j)
        apart = self.text[self.words[i - 1].end : self.words[i].start] != " "
        if given is not None or i == 1 or apart or self.words[i - 2].low in SUBORDINATORS:
            return given
        if self.words[i - 1].low in MODALS | LATER | {"får", "tänker"}:
            end = infinitive_at(self.words, j, person=any(who.person for who in owners))
            return Promise(tuple(owners), *self.span(i - 1, end)) if end is not None else None
        return self.inverted(owners, i, j)

    def given(self, owners: list[Who], i: int, j: int) -> Promise | None:
        """`uppdrar åt Anna att`, `ger Anna i uppdrag att`, `skickas ut av Anna`, `ansvarig är Anna`."""
        verb = self.words[i - 1].low
        if verb == "av" and not owners[0].everyone and (by := done_by(self.words, i - 1, self.text)) is not None:
            return Promise(tuple(owners), *self.span(by, i - 1), now=True)
        if (
            verb == "till"
            and i > 1
            and self.words[i - 2].low in ("uppdrag", "uppgift")
            and low_at(self.words, j, 1) == ("att",)
        ):
            return Promise(tuple(owners), *self.span(i - 2, j))
        if verb in ("är", "blir", "på") and (first := responsible_at(self.words, i - 1)) is not None:
            return Promise(tuple(owners), *self.span(first, i - 1))
        if verb == "åt" and GIVING & set(low_at(self.words, max(0, i - 5), 5)):
            return Promise(tuple(owners), *self.span(i - 1, min(j, len(self.words) - 1)))
        if verb in GIVING and low_at(self.words, j, 2) == ("i", "uppdrag"):
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
        if self.words and self.words[0].low in _UNLESS:
            return
        behind = 0
        for i in self.finder.beginnings():
            owners, end = self.finder.several(i) if i >= behind else ([], i)
            if not owners:
                continue
            found = self.before(owners, i, end) or (
                self.after(owners, i, end) if self.free(i) or self.relative(end) else None
            )
            if found is not None and not self.elsewhere(owners, found):
                yield found
            behind = max(end, i + 1) if found is not None else self.second(owners, end)

    def silent(self) -> Promise | None:
        """`Nadia: Har bokfört. Ska betala.`: the verb of a sentence whose subject is the name before the colon."""
        who = self.sentence.speaker
        first = len(words_of(who)) if self.text.lstrip("*_ ").startswith(who) else 0
        if not who or len(self.words) <= first + 1 or not self.finder.people.knows(who.split()[0]):
            return None
        verb, at = self.words[first].low, self.words[first].start
        end = infinitive_at(self.words, first + 1, person=True) if verb in MODALS else None
        if end is None and not is_task_present(self.words, first, self.text, loose=False):
            return None
        return Promise((Who(who, at, at, person=True),), *self.span(first, end or first), now=end is None)

    def elsewhere(self, owners: list[Who], found: Promise) -> bool:
        """What a body outside does anyway; told to do it (`uppdras att`), it has an assignment as all others have."""
        outside = any(is_outside(who.written) for who in owners)
        told = "uppdra" in self.text[found.start : found.end].lower()
        return (outside and not told) or self.bracketed(owners) or self.by_law(owners)

    def bracketed(self, owners: list[Who]) -> bool:
        """`Anna Berg (KD)`: capitals in brackets behind a name say where she comes from."""
        return not owners[0].person and self.text[max(0, owners[0].start - 1) : owners[0].start] == "("

    def by_law(self, owners: list[Who]) -> bool:
        """`Ägaren ansvarar enligt ordningsstadgan`: what a law or the rules lay upon somebody anyway."""
        return not any(who.person for who in owners) and is_by_law(self.words)

    def second(self, owners: list[Who], end: int) -> int:
        """`pratar med Anna och Bo bokar`: the second name may begin a clause of its own."""
        return next((k for k in range(end) if self.words[k].start > owners[0].end), end)


def promises_in(sentence: Sentence, people: People) -> list[Promise]:
    """All promises of a sentence, in order."""
    reader = _Reader(sentence, people)
    found = [one for one in reader.promises() if not (one.now and is_passing(sentence.text, one.start, one.end))]
    silent = reader.silent() if sentence.speaker and not found else None
    return [silent] if silent is not None else found
