"""Notes become a draft like one that was read from a file; nothing that was noted is lost."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.meetings.models import Meeting
from bot.minutes.capture.fold import Entry, Notes, Point, fold
from bot.minutes.capture.queries import lines_of, topics_on
from bot.minutes.capture.tags import Tag
from bot.minutes.capture.words import entry_words
from bot.minutes.reading.draft import Clue, Draft, Finding, FoundAssignment, Item, Paragraph, Section
from bot.minutes.reading.findings.assignments import assignments_in
from bot.minutes.reading.findings.comebacks import comeback_clue
from bot.minutes.reading.findings.decisions import decision_clue
from bot.minutes.reading.findings.people import People
from bot.minutes.reading.findings.sentences import Sentence, split
from bot.minutes.reading.findings.times import checkout_of, key_dates_in, next_meeting_of, questions_in
from bot.minutes.reading.sentence import read_sentence
from bot.people.models import Group, Person
from bot.people.naming import named
from bot.people.queries import members_of
from cards.speech import Translate

_SECTIONS: Mapping[str, Section] = {
    "decision": "BESLUT",
    "information": "INFORMATION",
    "report": "INFORMATION",
    "discussion": "DIALOG",
    "preparation": "DIALOG",
}
_SILENT = frozenset({Tag.PRESENT, Tag.ABSENT, Tag.ITEM, Tag.START, Tag.END})
_READ = frozenset({Tag.PLAIN, Tag.INFO, Tag.DIALOG, Tag.IDEA})
"""What the reader looks through for what nobody marked; the rest says itself what it is."""


async def noted_draft(session: AsyncSession, meeting: Meeting, *, group: Group) -> Draft | None:
    """Return the draft that the meeting's live notes make; None where nobody noted anything."""
    lines = await lines_of(session, meeting)
    if not lines:
        return None
    notes = fold(await topics_on(session, meeting), lines)
    people = [member.person for member in await members_of(session, group)]
    return drafted(
        notes,
        people,
        day=local(meeting.starts_at, group.time_zone).date(),
        place=meeting.place,
        t=speaking(group.language),
    )


def drafted(notes: Notes, people: Sequence[Person], *, day: date, place: str, t: Translate) -> Draft:
    """Return the notes as a draft in the language of `t`; items are numbered anew, those with nothing are left out."""
    present, absent = attendance(notes, people)
    items = tuple(_items(notes, t))
    findings = _Findings(_known((*present, *absent), people), day)
    for item, point in zip(items, _noted(notes), strict=True):
        for entry in point.said:
            findings.add(entry, item.name)
    for entry in notes.loose:
        findings.add(entry, None)
    sentences = findings.sentences
    upcoming = next_meeting_of(items, sentences, day)
    return Draft(
        date=day,
        place=place or None,
        participants=present,
        absent=absent,
        items=items,
        decisions=tuple(findings.decisions),
        assignments=tuple(findings.assignments),
        comebacks=tuple(findings.comebacks),
        questions=questions_in(sentences),
        key_dates=key_dates_in(sentences, items, day),
        next_meeting=upcoming[0],
        next_meeting_text=upcoming[1],
        checkout=checkout_of(items),
        rest=tuple(words for entry in notes.loose if (words := _paragraph(entry, t))),
    )


def _noted(notes: Notes) -> list[Point]:
    """Return the items that something was noted under, and those that were begun meanwhile."""
    return [point for point in notes.points if point.said or _was_begun(point)]


def _was_begun(point: Point) -> bool:
    return any(str(entry.line.id) == point.topic.key for entry in point.entries)


def _items(notes: Notes, t: Translate) -> Iterator[Item]:
    for number, point in enumerate(_noted(notes), start=1):
        body = [words for entry in point.said if (words := _paragraph(entry, t))]
        yield Item(
            number=str(number),
            title=point.topic.title,
            section=_section(point),
            presenters=point.topic.presenters,
            heading=f"{number}. {point.topic.title}",
            body=tuple(Paragraph(words) for words in body),
        )


def _section(point: Point) -> Section | None:
    """Return where the item belongs: by what was decided, else as the agenda has it, else by what was noted."""
    tags = {entry.tag for entry in point.said}
    if any(entry.decided for entry in point.said):
        return "BESLUT"
    by_tags: Section | None = "DIALOG" if Tag.DIALOG in tags else "INFORMATION" if Tag.INFO in tags else None
    return _SECTIONS.get(point.topic.kind) or by_tags


def _paragraph(entry: Entry, t: Translate) -> str:
    """Return the line as the minutes have it; "" for one that only said who was there or where the meeting was."""
    return "" if entry.tag in _SILENT else entry_words(entry, t)


def attendance(notes: Notes, people: Sequence[Person]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return who was noted as present, and as absent, by their full names where the group knows them."""
    by_id: dict[UUID, str] = {person.id: person.name for person in people}
    own = [by_id[line.person_id] for line in notes.own if line.person_id in by_id]
    present = dict.fromkeys([*own, *(full_name(name, people) for name in notes.present)])
    absent = dict.fromkeys(full_name(name, people) for name in notes.absent)
    return tuple(present), tuple(absent)


def full_name(name: str, people: Sequence[Person]) -> str:
    """Return the full name of the one of the people that the name means; the name itself where it means none."""
    person = named(name, people)
    return person.name if person else name


def _known(noted: Sequence[str], people: Sequence[Person]) -> list[str]:
    return list(dict.fromkeys([*noted, *(person.name for person in people)]))


@dataclass(slots=True)
class _Findings:
    """What was decided, promised and put off, line by line: as marked, or as the reader finds it in plain words."""

    names: Sequence[str]
    day: date
    decisions: list[Finding] = field(default_factory=list)
    assignments: list[FoundAssignment] = field(default_factory=list)
    comebacks: list[Finding] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)

    def add(self, entry: Entry, item: str | None) -> None:
        """Take what the line holds; `item` is what findings call its item by."""
        if entry.tag in _SILENT or not entry.words:
            self._decided(entry, item)
            return
        said = [Sentence(words, item) for words in split(entry.words)]
        self.sentences += said
        if entry.tag is Tag.ASSIGNMENT:
            found = read_sentence(entry.words, names=self.names, meeting=self.day)
            self.assignments.append(replace(found, text=entry.words, item=item, why=_within(found, entry.words)))
        elif entry.tag is Tag.COMEBACK:
            self.comebacks.append(Finding(entry.words, item))
        elif entry.tag in _READ:
            self._read(said, item)
        self._decided(entry, item)

    def _decided(self, entry: Entry, item: str | None) -> None:
        if entry.decided:
            self.decisions.append(Finding(entry.decided, item))

    def _read(self, said: Sequence[Sentence], item: str | None) -> None:
        self.assignments += assignments_in(said, People(self.names), self.day)
        for sentence in said:
            comeback, decision = comeback_clue(sentence.text), decision_clue(sentence)
            self.comebacks += [Finding(sentence.text, item, (comeback,))] if comeback else []
            self.decisions += [Finding(sentence.text, item, (decision,))] if decision else []


def _within(found: FoundAssignment, words: str) -> tuple[Clue, ...]:
    """Return the clues where they stand in the whole line."""
    at = words.find(found.text)
    return tuple(replace(clue, start=clue.start + at, end=clue.end + at) for clue in found.why) if at >= 0 else ()
