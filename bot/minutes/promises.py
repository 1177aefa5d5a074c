"""What the reader of minutes makes of one sentence, for whoever gives an assignment by hand."""

from collections.abc import Sequence
from datetime import date

from bot.assignments.promises import Promise, reads_promises
from bot.minutes.owners import resolve
from bot.minutes.reading.by_when import When, by_when
from bot.minutes.reading.everyone import everyone_in
from bot.minutes.reading.sentence import read_sentence
from bot.people.models import Person


@reads_promises
def read_promise(words: str, people: Sequence[Person], today: date) -> Promise:
    """Return who is to do it and by when, as the sentence says; days are reckoned from `today`, and may be behind."""
    found = read_sentence(words, names=[one.name for one in people], meeting=today)
    resolved = resolve(found.owners, people)
    when = When(found.due) if found.due else by_when(words, found.due_text or "", today)
    return Promise(
        text=words,
        owners=tuple(one for one in people if one.id in resolved.people),
        owner_words=resolved.words or ("" if resolved.people else everyone_in(words)),
        due=when.day,
        impossible_due=when.impossible,
        due_words=found.due_text or "",
        at_next_meeting=found.at_next_meeting,
    )
