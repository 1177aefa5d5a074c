"""What the reader hands on: a draft of minutes, each finding with the words that gave it away."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from cards.press import msg
from cards.speech import Translate

Section: TypeAlias = Literal["BESLUT", "INFORMATION", "DIALOG"]
Json: TypeAlias = "str | int | list[Json] | dict[str, Json] | None"


@dataclass(frozen=True, slots=True)
class Clue:
    """A stretch of a finding's text that made it one: the owner, the promise, the date."""

    kind: Literal["owner", "promise", "due", "decision", "comeback", "question"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Owner:
    """Who promised, as written, and the participant or member that it is taken to mean."""

    written: str
    person: str | None = None


@dataclass(frozen=True, slots=True)
class FoundAssignment:
    """A promise, in the words of the minutes; `context` is the sentence before, when this one is too short alone.

    `at_next_meeting`: it is due when the group meets next, whichever day that is.
    """

    text: str
    owners: tuple[Owner, ...] = ()
    due: dt.date | None = None
    due_text: str | None = None
    item: str | None = None
    why: tuple[Clue, ...] = ()
    context: str | None = None
    at_next_meeting: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A decision, a comeback or a question, in the words of the minutes."""

    text: str
    item: str | None = None
    why: tuple[Clue, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day that the minutes name, with the sentence it stands in."""

    day: dt.date | None
    written: str
    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or bullet of an item: its depth, its marker as written and its words."""

    text: str
    level: int = 0
    marker: str = ""


@dataclass(frozen=True, slots=True)
class SubItem:
    """A matter within an item, with those who spoke of it."""

    title: str
    presenters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the minutes; `heading` keeps its lines as they stood in the source."""

    number: str | None
    title: str
    section: Section | None = None
    presenters: tuple[str, ...] = ()
    heading: str = ""
    body: tuple[Paragraph, ...] = ()
    subitems: tuple[SubItem, ...] = ()

    @property
    def text(self) -> str:
        """The body as text, with its bullets and their depth."""
        return "\n".join("  " * part.level + f"{part.marker} {part.text}".strip() for part in self.body)

    @property
    def name(self) -> str:
        """What a finding calls the item by: its number, or else its title."""
        return self.number or self.title.rstrip(":")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the secretary should look at: a msgid with its facts."""

    msgid: str
    facts: Mapping[str, object] = field(default_factory=dict)


NO_DAY = msg("The text does not say when the meeting was. Add the date.")
NO_LIST = msg("I find no list of those present. Add who was there.")
"""Doubts that a calendar and a check-in can settle."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The minutes as read; every word of the source stands in some field of it."""

    title: str | None = None
    date: dt.date | None = None
    place: str | None = None
    participants: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    decisions: tuple[Finding, ...] = ()
    assignments: tuple[FoundAssignment, ...] = ()
    comebacks: tuple[Finding, ...] = ()
    questions: tuple[Finding, ...] = ()
    key_dates: tuple[KeyDate, ...] = ()
    next_meeting: dt.date | None = None
    next_meeting_text: str | None = None
    checkout: str | None = None
    registration_number: str | None = None
    warnings: tuple[Doubt, ...] = ()
    preamble: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    mended: tuple[str, ...] = ()


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _item(item: Item) -> Json:
    subitems: list[Json] = [{"title": sub.title, "presenters": list(sub.presenters)} for sub in item.subitems]
    return {
        "number": item.number,
        "title": item.title,
        "section": item.section,
        "presenters": list(item.presenters),
        "text": item.text,
        "heading": item.heading,
        "subitems": subitems,
    }


def _assignment(found: FoundAssignment) -> Json:
    return {
        "text": found.text,
        "owners": [owner.written for owner in found.owners],
        "people": [owner.person for owner in found.owners],
        "due": _day(found.due),
        "due_text": found.due_text,
        "item": found.item,
        "why": [found.text[clue.start : clue.end] for clue in found.why],
    }


def _findings(found: tuple[Finding, ...]) -> Json:
    return [{"text": one.text, "item": one.item} for one in found]


def as_json(draft: Draft, t: Translate) -> dict[str, Json]:
    """The draft as `read-minutes --json` prints it; the text outside the items stands in the last four keys."""
    return {
        "title": draft.title,
        "date": _day(draft.date),
        "place": draft.place,
        "participants": list(draft.participants),
        "absent": list(draft.absent),
        "items": [_item(item) for item in draft.items],
        "decisions": _findings(draft.decisions),
        "assignments": [_assignment(found) for found in draft.assignments],
        "comebacks": _findings(draft.comebacks),
        "questions": _findings(draft.questions),
        "key_dates": [
            {"date": _day(key.day), "as_written": key.written, "text": key.text, "item": key.item}
            for key in draft.key_dates
        ],
        "next_meeting": _day(draft.next_meeting),
        "next_meeting_text": draft.next_meeting_text,
        "checkout": draft.checkout,
        "registration_number": draft.registration_number,
        "warnings": [t(doubt.msgid, **doubt.facts) for doubt in draft.warnings],
        "preamble": list(draft.preamble),
        "rest": list(draft.rest),
        "left_out": list(draft.left_out),
        "mended": list(draft.mended),
    }
