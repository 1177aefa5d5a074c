"""From sentence to assignment: who, what, by when, and the words that say so."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.minutes.reading.draft import Clue, FoundAssignment, Owner
from bot.minutes.reading.findings.agreed import we_decided
from bot.minutes.reading.findings.clauses import clauses_of, stands_alone, trimmed
from bot.minutes.reading.findings.comebacks import is_comeback
from bot.minutes.reading.findings.dues import Due, due_in
from bot.minutes.reading.findings.handed import Handed, begins_with_deed, handed_in
from bot.minutes.reading.findings.listed import persons_in
from bot.minutes.reading.findings.owners import Finder, Who
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.promises import Promise, promises_in
from bot.minutes.reading.findings.sentences import Sentence
from bot.minutes.reading.words.phrases import DONE_ENDINGS, RESPONSIBLE
from bot.minutes.reading.words.pronouns import PRONOUNS

_FEW_WORDS = 4
_REACH_BACK = 4
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
        at_next_meeting=due is not None and due.at_next_meeting,
    )


def _due_then(found: FoundAssignment, due: Due) -> FoundAssignment:
    return replace(found, due=due.day, due_text=due.text, at_next_meeting=due.at_next_meeting)


def _names_only(sentence: Sentence, handed: Handed) -> bool:
    """`Ansvarig: Anna.` stands for the sentence before it."""
    head = sentence.text[: handed.end].partition(":")[0].strip(" *_").lower()
    return head in RESPONSIBLE and not sentence.text[handed.end :].strip(" .*_")


def _handed_over(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    handed = handed_in(sentence, people, meeting)
    if handed is None:
        return None
    if _names_only(sentence, handed) and sentence.before:
        whole = Sentence(f"{sentence.before} {sentence.text}", sentence.item)
        by = len(sentence.before) + 1
        owners = [Who(who.written, who.start + by, who.end + by, who.person) for who in handed.owners]
        return _made(whole, people, meeting, owners, [(handed.start + by, handed.end + by)])
    return _made(sentence, people, meeting, handed.owners, [(handed.start, handed.end)])


def _is_decision(text: str) -> bool:
    """`Beslut: Vi kör på måndagar`: what all have decided, unless a line below names who does it."""
    return text.lstrip(" *_>[").lower().startswith(("beslut:", "beslut]", "beslut*"))


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip(" *_").endswith("?") and sentence.task_list is None


def _promised(sentence: Sentence, people: People, meeting: date | None) -> list[FoundAssignment]:
    """The assignments in a sentence that promises with verbs; a matter put off by all is none."""
    promises = promises_in(sentence, people)
    together = all(who.everyone for one in promises for who in one.owners)
    if not promises or (together and (is_comeback(sentence.text) or _is_decision(sentence.text))):
        return []
    clauses = clauses_of(sentence, promises) if sentence.task_list is None else []
    if len(clauses) > 1:
        return [_of_clause(sentence, people, meeting, clause) for clause in clauses]
    whos = [who for found in promises for who in found.owners]
    whos += _gapped(sentence, people, promises[-1].end) if sentence.task_list is not None else []
    return [_made(sentence, people, meeting, whos, [(found.start, found.end) for found in promises])]


def _of_clause(
    sentence: Sentence, people: People, meeting: date | None, clause: tuple[int, int, list[Promise]]
) -> FoundAssignment:
    """One owner's part of a sentence; when it is short, the whole sentence with her words marked."""
    start, end = trimmed(sentence.text, *clause[:2])
    part = replace(sentence, text=sentence.text[start:end])
    by = start if stands_alone(part.text) else 0
    whos = [replace(who, start=who.start - by, end=who.end - by) for found in clause[2] for who in found.owners]
    spans = [(found.start - by, found.end - by) for found in clause[2]]
    made = _made(part if stands_alone(part.text) else sentence, people, meeting, whos, spans)
    common = None if made.due_text else _due(sentence, meeting, clause[2][0].start)
    first = min(word.end for word in sentence.words[:1])
    if common is not None and common.start <= first:
        return _due_then(made, common)
    return made


def _without_owner(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment | None:
    """What all have decided to do, and a task in a list of tasks that nobody has taken yet."""
    decided = we_decided(sentence, people)
    if decided is not None and not is_comeback(sentence.text):
        return _made(sentence, people, meeting, [decided[0]], [decided[1]])
    listed = sentence.task_list is not None and sentence.bullet and begins_with_deed(sentence.text)
    return _made(sentence, people, meeting, [], []) if listed else None


def assignments_of(sentence: Sentence, people: People, meeting: date | None) -> list[FoundAssignment]:
    """The assignments that a sentence holds: questions, talk, wishes and what is done are none."""
    if sentence.cell or is_done(sentence.text):
        return []
    handed = _handed_over(sentence, people, meeting)
    if handed is not None or _is_question(sentence):
        return [handed] if handed is not None else []
    promised = _promised(sentence, people, meeting)
    unowned = None if promised else _without_owner(sentence, people, meeting)
    return promised or ([unowned] if unowned is not None else [])


def _late_due(sentence: Sentence, meeting: date | None) -> Due | None:
    """`Klart senast 14 mars.`: a sentence that only dates the one before it."""
    opens = sentence.text.lower().lstrip("*_ (").startswith(_DATES_THE_LAST)
    return (
        due_in(sentence.text, meeting=meeting, promise=-1)
        if opens and len(sentence.text.split()) <= _FEW_WORDS + 2
        else None
    )


def _knowing(sentence: Sentence, earlier: Iterable[Sentence], people: People) -> Sentence:
    """A sentence with a pronoun gets to know who was named last in its item."""
    if PRONOUNS.isdisjoint([word.low for word in sentence.words]):
        return sentence
    for one in earlier:
        if one.item != sentence.item:
            break
        named = persons_in(one, people)
        if named:
            return replace(sentence, named=named)
    return sentence


def _same_again(found: FoundAssignment, before: FoundAssignment) -> bool:
    """`Ansvarig: Anna` behind a task takes the task's place."""
    return found.text != before.text and found.text.startswith(before.text)


def _merged(found: FoundAssignment, before: FoundAssignment) -> FoundAssignment:
    """The task with those whom the line below it names, and whoever it named itself by another name."""
    people = {owner.person for owner in found.owners}
    kept = [owner for owner in before.owners if owner.person and owner.person not in people]
    dated = found if found.due_text else before
    return replace(
        found,
        owners=(*kept, *found.owners),
        due=dated.due,
        due_text=dated.due_text,
        at_next_meeting=dated.at_next_meeting,
    )


def assignments_in(sentences: Sequence[Sentence], people: People, meeting: date | None) -> list[FoundAssignment]:
    """The assignments of all sentences, in order."""
    found: list[FoundAssignment] = []
    earlier: deque[Sentence] = deque(maxlen=_REACH_BACK)
    fresh = False
    for sentence in sentences:
        late = _late_due(sentence, meeting) if fresh and found[-1].due is None else None
        if late is not None:
            found[-1] = _due_then(found[-1], late)
            continue
        made = assignments_of(_knowing(sentence, earlier, people), people, meeting)
        if made and fresh and _same_again(made[0], found[-1]):
            made[0] = _merged(made[0], found.pop())
        found += made
        fresh = bool(made)
        earlier.appendleft(sentence)
    return found
