"""One sentence, read by itself: who would do it and by when, whether or not it promises anything."""

from collections.abc import Sequence
from datetime import date

from bot.minutes.reading.draft import Clue, FoundAssignment, Owner
from bot.minutes.reading.findings.assignments import assignments_in
from bot.minutes.reading.findings.dues import due_in
from bot.minutes.reading.findings.owners import Finder, Who
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence


def read_sentence(text: str, *, names: Sequence[str], meeting: date | None) -> FoundAssignment:
    """Return the assignment in a sentence that the secretary calls one; the first, if it promises several things.

    `names` are those present and the roster's; where the sentence promises nothing, the first people in it are taken.
    """
    people, sentence = People(names), Sentence(text, alone=True)
    found = assignments_in([sentence], people, meeting)
    return found[0] if found else _named_in(sentence, people, meeting)


def _named_in(sentence: Sentence, people: People, meeting: date | None) -> FoundAssignment:
    whos = _first(Finder(people, sentence.text, sentence.words))
    due = due_in(sentence.text, meeting=meeting, promise=0)
    clues = [Clue("owner", who.start, who.end) for who in whos]
    return FoundAssignment(
        sentence.text,
        tuple(Owner(who.written, people.resolve(who.written) if who.person else None) for who in whos),
        due.day if due else None,
        due.text if due else None,
        why=(*clues, *([Clue("due", due.start, due.end)] if due else [])),
        at_next_meeting=due is not None and due.at_next_meeting,
    )


def _first(finder: Finder) -> list[Who]:
    """Return the people or groups that are named first; "we" and "all" are nobody in particular."""
    for start in finder.beginnings():
        found = [who for who in finder.several(start)[0] if not who.everyone]
        if found:
            return found
    return []
