"""Lines become notes: items with what was said under each, what was decided and who was there. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.minutes.capture.models import NoteLine
from bot.minutes.capture.tags import Tag, parse

_NUMBER = re.compile(r"(\d{1,3})\s*[.:)]?(?:\s+(.+))?", re.DOTALL)
_NAMES = re.compile(r"\s*(?:,|;|\boch\b|\band\b|&)\s*")
_SHORTEST = 4
_IN_FAVOUR = ("+1", "ja", "yes", "för")
_AGAINST = ("-1", "−1", "nej", "no", "mot")
_MOVES = frozenset({Tag.ITEM, Tag.PRESENT, Tag.ABSENT})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with what it means; `decided` is what the group agreed on by it, `votes` how the vote went."""

    line: NoteLine
    tag: Tag
    words: str
    decided: str = ""
    votes: tuple[int, int] | None = None

    @property
    def carried(self) -> bool:
        """Say whether a motion was carried by it."""
        return self.tag is Tag.CARRIED or (self.votes is not None and self.votes[0] > self.votes[1])


@dataclass(frozen=True, slots=True)
class Topic:
    """An item that notes can stand under: an agenda's, or one that was begun while they were taken.

    `number` is its place on the agenda as members see it; those begun meanwhile count on after the last.
    """

    key: str
    title: str
    number: int = 0
    kind: str = ""
    presenters: tuple[str, ...] = ()


@dataclass(slots=True)
class Point:
    """An item with the lines under it, in the order in which they came."""

    topic: Topic
    entries: list[Entry] = field(default_factory=list)

    @property
    def said(self) -> list[Entry]:
        """What was noted under it; that somebody turned to it, or was there, is no such thing."""
        return [one for one in self.entries if one.tag not in _MOVES]


@dataclass(frozen=True, slots=True)
class Notes:
    """A meeting's notes: its items in the order of the meeting, what was noted before any, and attendance as written.

    `own` are the lines with nothing but a name: whoever wrote them is there herself.
    """

    points: tuple[Point, ...]
    loose: tuple[Entry, ...]
    present: tuple[str, ...]
    absent: tuple[str, ...]
    own: tuple[NoteLine, ...] = ()

    @property
    def entries(self) -> list[Entry]:
        """Everything that was noted, item by item."""
        return [*self.loose, *(entry for point in self.points for entry in point.entries)]


def topics(agenda: Sequence[Topic], lines: Sequence[NoteLine]) -> list[Topic]:
    """Return all items that can be written under: the agenda's, then those begun meanwhile, as they are counted."""
    known = {topic.key for topic in agenda}
    added: dict[str, Topic] = {}
    for line in lines:
        if line.under and line.under not in known and line.under not in added:
            added[line.under] = Topic(line.under, line.heading, len(known) + len(added) + 1)
    return [*agenda, *added.values()]


def fold(agenda: Sequence[Topic], lines: Sequence[NoteLine]) -> Notes:
    """Return the notes that the lines make; `lines` stand in the order in which they came."""
    entries = list(_read(lines))
    points = {topic.key: Point(topic) for topic in _in_order(topics(agenda, lines), lines)}
    for entry in entries:
        if entry.line.under in points:
            points[entry.line.under].entries.append(entry)
    return Notes(
        tuple(points.values()),
        tuple(entry for entry in entries if entry.line.under not in points),
        tuple(name for entry in entries if entry.tag is Tag.PRESENT for name in names_in(entry.words)),
        tuple(name for entry in entries if entry.tag is Tag.ABSENT for name in names_in(entry.words)),
        tuple(entry.line for entry in entries if entry.tag is Tag.PRESENT and not entry.words),
    )


def _in_order(all_topics: Sequence[Topic], lines: Sequence[NoteLine]) -> list[Topic]:
    """Let items begun meanwhile follow the one that was under way then."""
    begun = {line.under: line.after for line in lines if line.under == str(line.id)}
    ordered = [topic for topic in all_topics if topic.key not in begun]
    for topic in all_topics:
        if topic.key in begun:
            keys = [one.key for one in ordered]
            place = keys.index(begun[topic.key]) + 1 if begun[topic.key] in keys else len(ordered)
            while place < len(ordered) and begun.get(ordered[place].key) == begun[topic.key]:
                place += 1  # the one that was begun first stays first
            ordered.insert(place, topic)
    return ordered


def _read(lines: Sequence[NoteLine]) -> Iterator[Entry]:
    """Yield the lines with what they mean; a motion lives until it is carried, rejected or counted."""
    motion, votes = "", [0, 0]
    for line in lines:
        found = parse(line.text)
        entry = Entry(line, found.tag, found.words)
        match found.tag:
            case Tag.MOTION:
                motion, votes = found.words, [0, 0]
            case Tag.VOTE:
                votes[0] += found.words.casefold().startswith(_IN_FAVOUR)
                votes[1] += found.words.casefold().startswith(_AGAINST)
            case Tag.COUNT | Tag.CARRIED | Tag.REJECTED | Tag.UNDECIDED:
                counted = (votes[0], votes[1]) if motion and (sum(votes) or found.tag is Tag.COUNT) else None
                entry = replace(entry, votes=counted)
                entry = replace(entry, decided=(found.words or motion) if entry.carried else "")
                motion, votes = "", [0, 0]
            case Tag.DECISION:
                entry = replace(entry, decided=found.words)
        yield entry


def motion_open(lines: Sequence[NoteLine]) -> bool:
    """Say whether a motion waits to be carried or rejected."""
    waiting = False
    for line in lines:
        tag = parse(line.text).tag
        waiting = tag is Tag.MOTION or (waiting and tag not in _CLOSING)
    return waiting


_CLOSING = frozenset({Tag.COUNT, Tag.CARRIED, Tag.REJECTED, Tag.UNDECIDED})


def names_in(words: str) -> list[str]:
    """Return the names in "Anna, Sven och Karin"."""
    return [name.strip(" .") for name in _NAMES.split(words) if name.strip(" .")]


def chosen(words: str, among: Sequence[Topic]) -> Topic | int | None:
    """Return the item that "3", "3. Budget" or "budget" means; a number that no item has as it is; None for a new one.

    A title is known by its beginning, if only one begins so.
    """
    numbered = _NUMBER.fullmatch(words.strip())
    if numbered and not numbered[2]:
        return next((one for one in among if one.number == int(numbered[1])), int(numbered[1]))
    wanted = _plain(words)
    if numbered:
        same = next((one for one in among if one.number == int(numbered[1])), None)
        if same is not None and _plain(same.title).startswith(_plain(numbered[2])):
            return same
    whole = [one for one in among if _plain(one.title) == wanted]
    begins = [one for one in among if len(wanted) >= _SHORTEST and _plain(one.title).startswith(wanted)]
    fitting = whole or (begins if len(begins) == 1 else [])
    return fitting[0] if fitting else None


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).rstrip(" .:")
