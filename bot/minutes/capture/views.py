"""Live notes, made ready to show. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.kit.dates import local
from bot.meetings.models import Meeting, MeetingState
from bot.minutes.capture.drafted import attendance, full_name
from bot.minutes.capture.fold import Entry, Notes, Topic, fold, names_in, topics
from bot.minutes.capture.models import NoteLine
from bot.minutes.capture.placing import Outcome
from bot.minutes.capture.tags import Tag
from bot.minutes.capture.words import entry_words
from bot.minutes.models import Minutes, MinutesState
from bot.minutes.owners import resolve
from bot.minutes.reading.sentence import read_sentence
from bot.people.models import Group, Person
from cards.inputs import Choice
from cards.minutes.notes import KINDS, LineView, NotesView, PromiseView, State
from cards.minutes.notes_words import WordView
from cards.speech import Translate


@dataclass(frozen=True, slots=True)
class Book:
    """A meeting's notes with all that its cards tell of; `minutes` is what they have become."""

    meeting: Meeting
    group: Group
    current: Topic
    agenda: Sequence[Topic]
    lines: Sequence[NoteLine]
    people: Sequence[Person]
    minutes: Minutes | None = None

    @property
    def topics(self) -> list[Topic]:
        """All items that can be written under."""
        return topics(self.agenda, self.lines)


def notes_view(book: Book, *, t: Translate, now: datetime, at: str | None = None) -> NotesView:
    """Return the notes as the reader of `t` sees them, at the current item or the one whose key is `at`."""
    notes, among = fold(book.agenda, book.lines), book.topics
    key = book.current.key if at is None else at
    place = next((number for number, one in enumerate(among) if one.key == key), None)
    here = among[place] if place is not None else book.current
    under = [entry for entry in notes.entries if entry.line.under == key and entry.tag is not Tag.ITEM]
    after = among[place + 1] if place is not None and place + 1 < len(among) else None
    before = among[place - 1] if place else None
    return NotesView(
        meeting=book.meeting.id,
        group=book.group.name,
        state=_state(book),
        item=here.title,
        number=here.number,
        of=len(among),
        lines=tuple(line_view(entry, book, notes, t=t, now=now) for entry in under),
        decided=tuple(entry.decided for entry in notes.entries if entry.decided),
        promised=tuple(
            promise_view(entry, book, notes, t=t, now=now) for entry in notes.entries if entry.tag is Tag.ASSIGNMENT
        ),
        count=sum(entry.tag is not Tag.ITEM for entry in notes.entries),
        present=len(attendance(notes, book.people)[0]),
        after=Choice(after.key, title_of(after)) if after else None,
        before=Choice(before.key, title_of(before)) if before else None,
    )


def _state(book: Book) -> State:
    if book.minutes is not None:
        return "draft" if book.minutes.state is MinutesState.DRAFT else "published"
    return "closed" if book.meeting.state is MeetingState.CLOSED else "open"


def title_of(topic: Topic) -> str:
    """Return the item's number and title."""
    return f"{topic.number}. {topic.title}" if topic.number else topic.title


def line_view(entry: Entry, book: Book, notes: Notes, *, t: Translate, now: datetime) -> LineView:
    """Return one line: what it is, what it says, and for an assignment what was understood."""
    promise = promise_view(entry, book, notes, t=t, now=now) if entry.tag is Tag.ASSIGNMENT else None
    words = _said(entry, book.people, t)
    return LineView(entry.line.id, entry.tag.value, words, promise)


def _said(entry: Entry, people: Sequence[Person], t: Translate) -> str:
    """Return a line in its own words, led by what it is where the card does not say so."""
    if entry.tag in {Tag.PRESENT, Tag.ABSENT}:
        return ", ".join(full_name(one, people) for one in names_in(entry.words)) or own_name(entry.line, people)
    return entry.words if entry.tag.value in KINDS else entry_words(entry, t)


def own_name(line: NoteLine, people: Sequence[Person]) -> str:
    """Return the name of who wrote the line."""
    return next((person.name for person in people if person.id == line.person_id), "")


def promise_view(entry: Entry, book: Book, notes: Notes, *, t: Translate, now: datetime) -> PromiseView:
    """Return who would do it and by when, as the reader understands the line."""
    zone = book.group.time_zone
    day, today = local(book.meeting.starts_at, zone).date(), local(now, zone).date()
    names = [*attendance(notes, book.people)[0], *(person.name for person in book.people)]
    found = read_sentence(entry.words, names=list(dict.fromkeys(names)), meeting=day)
    owners = resolve(found.owners, book.people)
    by_id = {person.id: person.name for person in book.people}
    whose = [*(by_id[one] for one in owners.people), *([owners.words] if owners.words else [])]
    return PromiseView(entry.line.id, entry.words, ", ".join(whose), _due(found.due, found.due_text, t=t, today=today))


def _due(day: date | None, words: str | None, *, t: Translate, today: date) -> str:
    return t.day(day, today=today) if day else words or ""


def word_views(outcomes: Sequence[Outcome], book: Book, *, near: str, t: Translate, now: datetime) -> list[WordView]:
    """Return what is worth a word of its own: what was understood specially, wrongly or not at all.

    `near` is the command that the whole message comes near.
    """
    notes = fold(book.agenda, book.lines)
    entries = {entry.line.id: entry for entry in notes.entries}
    views = [_word(one, entries.get(one.line.id) if one.line else None, book, notes, t=t, now=now) for one in outcomes]
    if near and len(outcomes) == 1 and outcomes[0].line is not None and views == [None]:
        words = t("Noted. Did you mean the command “{command}”?", command=t(near))
        return [WordView(words, id=outcomes[0].line.id, command=near)]
    return [view for view in views if view is not None]


def _word(
    outcome: Outcome, entry: Entry | None, book: Book, notes: Notes, *, t: Translate, now: datetime
) -> WordView | None:
    """Return the word on one line, if it needs one."""
    line = outcome.line
    if line is None:
        return _not_kept(outcome, t)
    if outcome.near:
        words = t("Noted as plain words. Did you mean {tag}?", tag=f"#{outcome.near}")
        return WordView(words, id=line.id, tag=outcome.near)
    if outcome.tag is Tag.ITEM and line.under == str(line.id):
        return WordView(t("New item: {title}", title=outcome.words), id=line.id)
    shown = entry is not None and outcome.tag in _SHOWN
    return WordView(line=line_view(entry, book, notes, t=t, now=now), id=line.id) if entry and shown else None


def _not_kept(outcome: Outcome, t: Translate) -> WordView | None:
    """Return the word on a line that was none of the notes' own: it did something, or could not be taken."""
    match outcome.tag:
        case _ if outcome.problem:
            return WordView(t(outcome.problem, **outcome.facts), wrong=True)
        case Tag.UNDO if outcome.words:
            return WordView(t("Taken back: {words}", words=outcome.words))
        case Tag.UNDO:
            return WordView(t("You have written no line that I can take back."), wrong=True)
        case Tag.START:
            return WordView(t("The meeting is under way already."))
        case _:
            return None


_SHOWN = frozenset(
    {
        Tag.DECISION,
        Tag.ASSIGNMENT,
        Tag.COMEBACK,
        Tag.PRESENT,
        Tag.ABSENT,
        Tag.COUNT,
        Tag.CARRIED,
        Tag.REJECTED,
        Tag.UNDECIDED,
    }
)
"""What is understood specially: she should see at once how."""


def changed_word(line: NoteLine, book: Book, *, t: Translate, now: datetime) -> WordView:
    """Return the word on a line that was put right."""
    notes = fold(book.agenda, book.lines)
    entry = next(entry for entry in notes.entries if entry.line.id == line.id)
    if entry.tag is Tag.ITEM:
        return WordView(title_of(Topic(line.under, line.heading)), id=line.id)
    return WordView(line=line_view(entry, book, notes, t=t, now=now), id=line.id)
