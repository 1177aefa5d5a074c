"""What the reader of minutes makes of one sentence, for whoever gives an assignment by hand."""

import re
from collections.abc import Sequence
from datetime import date

from bot.assignments.promises import Promise, reads_promises
from bot.minutes.by_when import When, by_when
from bot.minutes.owners import resolve
from bot.minutes.reading.sentence import read_sentence
from bot.minutes.reading.words.verbs import present_to_infinitive
from bot.people.models import Person

_ALL = re.compile(
    r"@?(?:(?:everyone|everybody)\b|(?:alla|samtliga)(?: i gruppen| medlemmar)?(?::|,| (\w+)))", re.IGNORECASE
)
"""All of the group at the head of a sentence, and their verb."""
_MUST = frozenset({"ska", "skall", "bör", "måste", "får"})


@reads_promises
def read_promise(words: str, people: Sequence[Person], today: date) -> Promise:
    """Return who is to do it and by when, as the sentence says; days are reckoned from `today`, and may be behind."""
    found = read_sentence(words, names=[one.name for one in people], meeting=today)
    resolved = resolve(found.owners, people)
    when = When(found.due) if found.due else by_when(words, found.due_text or "", today)
    return Promise(
        text=words,
        owners=tuple(one for one in people if one.id in resolved.people),
        owner_words=resolved.words or ("" if resolved.people else _everyone(words)),
        due=when.day,
        impossible_due=when.impossible,
        due_words=found.due_text or "",
        at_next_meeting=found.at_next_meeting,
    )


def _everyone(words: str) -> str:
    """Return “alla” where all of the group are to do it ("alla läser …", no "alla avtal …"), else ""."""
    found = _ALL.match(words)
    verb = (found[1] or "").casefold() if found else ""
    return "alla" if found and (not verb or verb in _MUST or verb in present_to_infinitive()) else ""
