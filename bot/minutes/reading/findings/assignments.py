"""From sentence to assignment: who, what, by when, and the words that say so."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.minutes.reading.draft import Clue, FoundAssignment, Owner
from bot.minutes.reading.findings.agreed import we_decided
from bot.minutes.reading.findings.comebacks import is_comeback
from bot.minutes.reading.findings.dues import Due, due_in
from bot.minutes.reading.findings.handed import Handed, begins_with_deed, handed_in
from bot.minutes.reading.findings.owners import Finder, People, Who
from bot.minutes.reading.findings.promises import promises_in
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.phrases import DONE_ENDINGS, RESPONSIBLE

_FEW_WORDS = 4
_DATES_THE_LAST = ("klart", "klar ", "senast", "deadline", "färdigt", "tid:", "när:", "datum:", "slutdatum")


def is_done(text: str) -> bool:
    """A task that the minutes themselves call done; `när kartan är klar` is no such word."""
    words = text.lower().rstrip(" .!)*_✔✓").split()
    if not words or words[-1].lstrip("(–-") not in DONE_ENDINGS:
        return False
    return words[-2:-1] != ["blir"] and not {"när", "tills", "då"} & set(words[-_FEW_WORDS - 1 :])


def _owners(found: Iterable[Who], people: People) -> tuple[Owner, ...]:
    owners: dict[str, Owner] = {}
    for who in found:
        owners.setdefault(who.written.lower(), Owner(who.written, people.resolve(who.written) if who.person else None))
    return tuple(owners.values())


def _gapped(sentence: Sentence, people: People, after: int) -> list[Who]:
    """`Anna kollar med Bo, Carin med Dag`: owners whose verb is left out."""
    words = sentence.words
    finder = Finder(people, sentence.text, words)
    found = []
    for i in range(1, len(words) - 1):
        comma = sentence.text[words[i - 1].end : words[i].start].strip().endswith(",")
        one = finder.one(i) if comma and words[i].start > after else None
        if (
            one is not None
            and one[1] < len(words)
            and words[one[1]].low in ("med", "hos", "för")
            and one[0].end < len(sentence.text)
        ):
            found.append(one[0])
    return found


def _due(sentence: Sentence, meeting: date | None, promise: int) -> Due | None:
    due = due_in(sentence.text, meeting=meeting, promise=promise)
    if due is None and sentence.task_list is not None:
        named = due_in(sentence.task_list, meeting=meeting, promise=0)
        return Due(named.text, 0, 0, named.day) if named else None
    return due


def _made(
    sentence: Sentence, people: People, meeting: date | None, whos: Iterable[Who], spans: Iterable[tuple[int, int]]
) -> FoundAssignment:
    owners, spans = list(whos), list(spans)
    promise = max((start for start, _ in spans), default=0)
    due = _due(sentence, meeting, promise)
    clues = [Clue("owner", who.start, who.end) for who in owners] + [
        Clue("promise", start, end) for start, end in spans
    ]
    if due is not None and due.end:
        clues.append(Clue("due", due.start, due.end))
    short = len(sentence.text.split()) <= _FEW_WORDS
    return FoundAssignment(
        sentence.text,
        _owners(owners, people),
        due.day if due else None,
        due.text if due else None,
        sentence.item,
        tuple(clues),
        sentence.before if short else None,
    )


def _names_only(sentence: Sentence, handed: Handed) -> bool:
    """`Ansvarig: Anna.` stands for the sentence before it."""
    head = sentence.text[: handed.end].partition(":")[0].strip(" *_").lower()
    return head in RESPONSIBLE and not sentence.text[handed.end :].strip(" .*_")


def _handed_over(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    handed = handed_in(sentence, people)
    if handed is None:
        return None
    if _names_only(sentence, handed) and sentence.before:
        whole = Sentence(f"{sentence.before} {sentence.text}", sentence.item)
        by = len(sentence.before) + 1
        owners = [Who(who.written, who.start + by, who.end + by, who.person) for who in handed.owners]
        return _made(whole, people, meeting, owners, [(handed.start + by, handed.end + by)])
    return _made(sentence, people, meeting, handed.owners, [(handed.start, handed.end)])


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip(" *_").endswith("?") and sentence.task_list is None


def _promised(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    """The assignment in a sentence that promises with a verb; a matter put off by all is none."""
    promises = promises_in(sentence, people)
    whos = [who for found in promises for who in found.owners]
    if not promises or (is_comeback(sentence.text) and all(who.everyone for who in whos)):
        return None
    whos += _gapped(sentence, people, promises[-1].end) if sentence.task_list is not None else []
    return _made(sentence, people, meeting, whos, [(found.start, found.end) for found in promises])


def _without_owner(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    """What all have decided to do, and a task in a list of tasks that nobody has taken yet."""
    decided = we_decided(sentence, people)
    if decided is not None and not is_comeback(sentence.text):
        return _made(sentence, people, meeting, [decided[0]], [decided[1]])
    listed = sentence.task_list is not None and sentence.bullet and begins_with_deed(sentence.text)
    return _made(sentence, people, meeting, [], []) if listed else None


def assignment_in(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    """The assignment that a sentence holds, or none: questions, talk, wishes and what is done are none."""
    if sentence.cell or is_done(sentence.text):
        return None
    handed = _handed_over(sentence, people, meeting)
    if handed is not None or _is_question(sentence):
        return handed
    return _promised(sentence, people, meeting) or _without_owner(sentence, people, meeting)


def _late_due(sentence: Sentence, meeting: date | None) -> Due | None:
    """`Klart senast 14 mars.`: a sentence that only dates the one before it."""
    opens = sentence.text.lower().lstrip("*_ (").startswith(_DATES_THE_LAST)
    return (
        due_in(sentence.text, meeting=meeting, promise=-1)
        if opens and len(sentence.text.split()) <= _FEW_WORDS + 2
        else None
    )


def assignments_in(sentences: Sequence[Sentence], people: People, meeting: date | None) -> list[FoundAssignment]:
    """The assignments of all sentences, in order."""
    found: list[FoundAssignment] = []
    fresh = False
    for sentence in sentences:
        late = _late_due(sentence, meeting) if fresh and found and found[-1].due is None else None
        if late is not None:
            found[-1] = replace(found[-1], due=late.day, due_text=late.text)
        one = None if late is not None else assignment_in(sentence, people, meeting)
        if (
            one is not None
            and fresh
            and one.text.startswith(found[-1].text)
            and all(not o.person for o in found[-1].owners)
        ):
            found.pop()
        found += [one] if one is not None else []
        fresh = one is not None
    return found
