"""Tasks that name their owner beside the sentence: `Anna: …`, `… (VC)`, `… - DIGG`, `Ansvarig: Anna`."""

from dataclasses import dataclass
from datetime import date

from bot.minutes.reading.findings.dates import dates_in
from bot.minutes.reading.findings.dues import due_in
from bot.minutes.reading.findings.listed import owners_of_list
from bot.minutes.reading.findings.owners import Who
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence, words_of
from bot.minutes.reading.words.phrases import ACTION_LABELS, NO_OWNERS, RESPONSIBLE
from bot.minutes.reading.words.verbs import imperatives, present_to_infinitive

_LONGEST_LIST = 90
_SHORT = 3
_PUNCTUATION = '*_.,;:!?()[]"”“'
_FEW_WORDS = 10
_DASHES = (" - ", " – ", " — ", " → ", " => ", " -> ", " / ")


@dataclass(frozen=True, slots=True)
class Handed:
    """The owners, and where the words stand that hand the task to them."""

    owners: tuple[Who, ...]
    start: int
    end: int


def begins_with_deed(text: str) -> bool:
    """`Göra analys`, `Boka lokal`, `Se över rutinen`, also behind `att`."""
    words = [word.strip(_PUNCTUATION).lower() for word in text[:80].split(maxsplit=3)[:3]]
    while words and words[0] in ("", "att", "även", "också"):
        words = words[1:]
    return bool(words) and words[0] in imperatives()


def _is_due_work(text: str) -> bool:
    """`Rutinen ska ses över (Anna)`: a duty, and whoever stands behind it has it."""
    low = f" {text.lower()}"
    return any(f" {word} " in low for word in ("ska", "skall", "behöver", "måste", "bör"))


def _shifted(owners: list[Who], by: int) -> tuple[Who, ...]:
    return tuple(Who(who.written, who.start + by, who.end + by, who.person, who.everyone) for who in owners)


def _has_deadline(text: str, meeting: date | None) -> bool:
    """`kravspecifikation till nästa möte`: a thing and a day make a task of it."""
    due = due_in(text, meeting=meeting, promise=0)
    return due is not None and due.end >= len(text.rstrip(" .)")) and len(text.split()) <= _FEW_WORDS


def _label(sentence: Sentence, people: People, meeting: date | None) -> Handed | None:
    """`Anna: boka lokal`, in a list of tasks also `Enaya: lokalen`, `Ansvar: Anna och Bo …`."""
    text = sentence.text
    at = text.find(":")
    if not 0 < at <= _LONGEST_LIST or text[at : at + 3] == "://":
        return None
    head, rest = text[:at], text[at + 1 :].strip()
    if head.strip(" *_").lower() in RESPONSIBLE:
        return _responsible(text, at + 1, people)
    loose = sentence.task_list is not None
    words = head.split()
    if words and words[0].lower().strip("*:") in ACTION_LABELS and len(words) > 1:
        head, loose = head[len(words[0]) :], True
    bare = head.strip(" *_[]")
    free = loose and len(words) < 4 and bare.lower() not in NO_OWNERS | ACTION_LABELS  # noqa: PLR2004
    owners = owners_of_list(people, bare, free=free)
    if owners and rest and (loose or begins_with_deed(rest.lstrip("*_ ")) or _has_deadline(rest, meeting)):
        return Handed(_shifted(owners, text.find(bare)), 0, at + 1)
    return None


def _responsible(text: str, after: int, people: People) -> Handed | None:
    """The owners behind the word Ansvarig, up to the verb."""
    rest = text[after:]
    words = words_of(rest)
    for end in range(min(len(words), 12), 0, -1):
        owners = owners_of_list(people, rest[words[0].start : words[end - 1].end], free=True)
        verb = (
            end == len(words)
            or words[end].low in present_to_infinitive()
            or not words[end].text[0].isalpha()
            or rest[words[end - 1].end : words[end].start].strip()
        )
        if owners and verb:
            return Handed(_shifted(owners, after + words[0].start), 0, after + words[end - 1].end)
    return None


def _leading(sentence: Sentence, people: People) -> Handed | None:
    """`Anna och Bo - skissa på …`."""
    text = sentence.text
    for dash in _DASHES:
        at = text.find(dash)
        if 0 < at <= _LONGEST_LIST:
            owners = owners_of_list(people, text[:at], free=False)
            if owners and (sentence.task_list is not None or begins_with_deed(text[at + len(dash) :])):
                return Handed(_shifted(owners, 0), 0, at)
    return None


def _bracket(text: str) -> tuple[int, int] | None:
    bare = text.rstrip(" .,;!*_")
    if not bare.endswith((")", "]")):
        return None
    start = max(bare.rfind("("), bare.rfind("["))
    return (start + 1, len(bare) - 1) if start >= 0 else None


def _without_day(text: str) -> str:
    """`Budget – MÅ, 16/4` without its day, so that the owner stands last."""
    found = dates_in(text)
    if not found or text[found[-1].end :].strip(" .!)]"):
        return text
    return text[: found[-1].start].rstrip(" ,(–-").removesuffix(" senast").removesuffix(" till").rstrip(" ,(–-")


def _trailing(sentence: Sentence, people: People) -> Handed | None:
    """`… (VC gruppen)`, `… - DIGG`, `… Ansvarig: Anna`, `… [Anna, v. 16]`."""
    text = sentence.text
    inside = _bracket(text)
    if inside is not None and inside[1] - inside[0] <= _LONGEST_LIST:
        head, colon, names = _without_day(text[inside[0] : inside[1]]).rpartition(":")
        stripped = names.removeprefix("ansv.").removeprefix("ansvarig").strip() if not colon else names.strip()
        offset = text.find(stripped, inside[0]) if stripped else inside[0]
        owners = owners_of_list(people, stripped, free=bool(colon) and head.strip().lower() in RESPONSIBLE)
        owners = owners or _office(stripped)
        if owners and inside[0] > 1:
            return Handed(_shifted(owners, max(offset, 0)), *inside)
    return _behind_dash(sentence, people) or (_last_words(sentence, people) if sentence.task_list is not None else None)


def _last_words(sentence: Sentence, people: People) -> Handed | None:
    """`Underhållsplan, uppdatera! Gerd o Roland`: the owners as a last sentence of a task."""
    text = sentence.text.rstrip(" .*_")
    at = max(text.rfind(mark) for mark in ("! ", ". ", "? "))
    owners = owners_of_list(people, text[at + 2 :]) if at > 0 else []
    return Handed(_shifted(owners, at + 2), at + 2, len(text)) if owners else None


def _mentioned(sentence: Sentence) -> Handed | None:
    """`Skriva README @anna @bo`: those whom a task mentions."""
    found = [word for word in sentence.words if word.text[0] == "@"] if "@" in sentence.text else []
    if not found or not (sentence.task_list is not None or begins_with_deed(sentence.text)):
        return None
    owners = tuple(Who(word.text[1:], word.start, word.end, person=True) for word in found)
    return Handed(owners, found[0].start, found[-1].end)


def _office(text: str) -> list[Who]:
    """A short capitalised word such as `Vc` that stands where an owner would."""
    short = text.isalpha() and 1 < len(text) <= _SHORT and text[0].isupper()
    return [Who(text, 0, len(text), person=False)] if short else []


def _behind_dash(sentence: Sentence, people: People) -> Handed | None:
    text = _without_day(sentence.text).rstrip(" .?!*_")
    low = text.lower()
    for word in ("ansvarig:", "ansvariga:", "ansvar:", "ansv:", "ansv.:"):
        at = low.rfind(word)
        if at > 0 and len(text) - at <= _LONGEST_LIST:
            found = _responsible(text, at + len(word), people)
            if found is not None:
                return Handed(found.owners, at, len(text))
    at, dash = max((text.rfind(dash), dash) for dash in _DASHES)
    if at <= 0 or len(text) - at > _LONGEST_LIST:
        return None
    tail = text[at + len(dash) :]
    owners = owners_of_list(people, tail.removesuffix(" i första hand"), free=False)
    return Handed(_shifted(owners, at + len(dash)), at, len(text)) if owners else None


def handed_in(sentence: Sentence, people: People, meeting: date | None = None) -> Handed | None:
    """The owners that stand beside a task, when the sentence is one."""
    found = _mentioned(sentence) or _label(sentence, people, meeting)
    if found is not None:
        return found
    if not sentence.alone:
        return _trailing(sentence, people) if begins_with_deed(sentence.text) else None
    found = _leading(sentence, people)
    if found is not None:
        return found
    task = sentence.task_list is not None or begins_with_deed(sentence.text) or _is_due_work(sentence.text)
    if task or (sentence.bullet and _without_day(sentence.text) != sentence.text):
        return _trailing(sentence, people)
    return None
