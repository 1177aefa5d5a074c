"""A new line finds its item, or is told what it lacks. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.minutes.capture.fold import Topic, chosen, motion_open, topics
from bot.minutes.capture.models import NoteLine
from bot.minutes.capture.tags import WITHOUT_WORDS, Tag, parse
from cards.press import msg

LONGEST_TITLE = 200
"""A new item's title is cut to what an agenda holds; the line itself keeps all of it."""

NOTHING_AFTER = msg("Nothing follows {tag}, so nothing was noted. Write it with your words in one line.")
WHICH_ITEM = msg("Write the item's number or its title after {tag}, as in “{tag} 3”.")
NO_SUCH_ITEM = msg("There is no item {number}; the last is {last}. The notes stay where they are.")
NO_MOTION = msg("There is no motion to settle. Write the motion first, or the decision with “#agreed”.")

_SETTLING = frozenset({Tag.COUNT, Tag.CARRIED, Tag.REJECTED, Tag.UNDECIDED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a line: `problem` says why it was not taken, `near` which tag she may have meant."""

    tag: Tag
    line: NoteLine | None = None
    words: str = ""
    near: str = ""
    problem: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


def place(line: NoteLine, current: Topic, among: Sequence[Topic], lines: Sequence[NoteLine]) -> Outcome:
    """Let the line stand under the current item, or the one that it names or begins; `lines` came before it."""
    found = parse(line.text)
    tag = line.text.strip().split(maxsplit=1)[0].rstrip(":.,")
    if found.tag is Tag.ITEM:
        return _turned(line, found.words, tag, current, among)
    if not found.words and found.tag not in WITHOUT_WORDS:
        return Outcome(found.tag, problem=NOTHING_AFTER, facts={"tag": tag})
    if found.tag in _SETTLING and not motion_open(lines) and (found.tag is Tag.COUNT or not found.words):
        return Outcome(found.tag, problem=NO_MOTION)
    line.under, line.heading = current.key, current.title
    return Outcome(found.tag, line, found.words, found.near)


def _turned(line: NoteLine, words: str, tag: str, current: Topic, among: Sequence[Topic]) -> Outcome:
    meant = chosen(words, among) if words else None
    if isinstance(meant, Topic):
        line.under, line.heading, line.after = meant.key, meant.title, current.key
    elif isinstance(meant, int):
        facts = {"number": meant, "last": among[-1].number if among else 0}
        return Outcome(Tag.ITEM, problem=NO_SUCH_ITEM, facts=facts)
    elif not words:
        return Outcome(Tag.ITEM, problem=WHICH_ITEM, facts={"tag": tag})
    else:
        line.under, line.heading, line.after = str(line.id), " ".join(words.split())[:LONGEST_TITLE], current.key
    return Outcome(Tag.ITEM, line, line.heading)


def replayed(lines: Iterable[NoteLine], agenda: Sequence[Topic] = ()) -> list[NoteLine]:
    """Return the lines that were taken, each under its item, as if they came one by one; `#undo` takes back."""
    taken: list[NoteLine] = []
    current = agenda[0] if agenda else Topic("", "")
    for line in lines:
        if parse(line.text).tag is Tag.UNDO:
            hers = [one for one in taken if one.person_id == line.person_id]
            taken = [one for one in taken if not hers or one is not hers[-1]]
            continue
        outcome = place(line, current, topics(agenda, taken), taken)
        if outcome.line is not None:
            taken.append(line)
            current = Topic(line.under, line.heading)
    return taken
