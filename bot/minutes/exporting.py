"""Minutes become a file, in the language of the group: pure, and slow for long ones, so not for the loop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, cast
from uuid import UUID

from bot.errors import Invalid
from bot.i18n.speech import speaking
from bot.kit.dates import local
from bot.minutes.models import Candidate, Minutes, MinutesItem, MinutesState, NotedKind, Verdict
from bot.minutes.reading.draft import Draft, Finding, FoundAssignment, Item, Owner, Paragraph, Section
from bot.minutes.shelf import put_away
from bot.minutes.views import Whole
from bot.minutes.writing.archive import packed
from bot.minutes.writing.edition import Edition
from bot.minutes.writing.markdown import draft_to_markdown
from bot.minutes.writing.pdf import draft_to_pdf
from bot.minutes.writing.word import draft_to_word
from bot.people.models import Group, Person
from cards.speech import Translate


class FileKind(StrEnum):
    """The kinds of file that minutes become, by the ending of its name."""

    WORD = "docx"
    PDF = "pdf"
    MARKDOWN = "md"
    ARCHIVE = "zip"


_BARE = {FileKind.WORD: 38_000, FileKind.PDF: 45_000, FileKind.MARKDOWN: 200, FileKind.ARCHIVE: 47_000}
_PER_LETTER = {FileKind.WORD: 0.2, FileKind.PDF: 0.8, FileKind.MARKDOWN: 1.1, FileKind.ARCHIVE: 2.2}


@dataclass(frozen=True, slots=True)
class Record:
    """What makes minutes a record: that version as it was approved, whatever came after it, and what is said of it."""

    edition: Edition
    at: datetime
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Export:
    """Minutes ready to be written; whatever has to be asked for has been."""

    name: str
    draft: Draft
    edition: Edition
    lang: str
    now: datetime
    record: Record | None = None

    def file_name(self, kind: FileKind) -> str:
        """Return the name of the file; it says the day, and which version this is."""
        return f"{self.name}.{kind}"

    def made(self, kind: FileKind) -> bytes:
        """Return the file; raises Invalid for an archive package of what nobody has approved."""
        t = speaking(self.lang)
        match kind:
            case FileKind.WORD:
                return draft_to_word(self.draft, t, now=self.now, edition=self.edition)
            case FileKind.PDF:
                return draft_to_pdf(self.draft, t, now=self.now, edition=self.edition)
            case FileKind.MARKDOWN:
                return draft_to_markdown(self.draft, t, self.edition).encode()
            case FileKind.ARCHIVE:
                record = self.approved()
                return packed(draft_to_pdf(self.draft, t, now=record.at, edition=record.edition), record.facts)

    def approved(self) -> Record:
        """Return the minutes as a record; raises Invalid while nobody has approved them."""
        if self.record is None:
            raise Invalid("Only approved minutes become an archive package. Let them be approved first.")
        return self.record

    def about(self, kind: FileKind) -> int:
        """Return about how many bytes the file will have, without making it."""
        letters = sum(len(part.text) for item in self.draft.items for part in item.body)
        return _BARE[kind] + int(_PER_LETTER[kind] * letters)


@dataclass(frozen=True, slots=True)
class Approved:
    """Who approved minutes, and when."""

    by: str
    at: datetime


def export_of(whole: Whole, group: Group, *, approvals: Sequence[Approved], newest: int, now: datetime) -> Export:
    """Return the minutes as they are now; `newest` is the version in force, 0 while none is published."""
    t, minutes = speaking(group.language), whole.minutes
    kept = [one for one in whole.candidates if one.verdict in _shown(minutes)]
    edition = Edition(
        status=_status(minutes, group, approvals, newest, t),
        mark=t("DRAFT") if minutes.state is MinutesState.DRAFT else "",
        letterhead=group.letterhead,
        footer=group.page_footer,
        author=group.name,
        decisions=tuple(f"B-{one.label}" if one.label else "" for one in whole.decisions),
        assignments=tuple(f"U-{one.assignment_number}" if one.assignment_number else "" for one in kept),
    )
    draft = _draft(whole, kept)
    record = _record(minutes, group, draft, edition, approvals, t) if approvals else None
    return Export(_name(minutes, t), draft, edition, t.lang, now, record)


def _record(
    minutes: Minutes, group: Group, draft: Draft, edition: Edition, approvals: Sequence[Approved], t: Translate
) -> Record:
    facts = {
        "group": group.name,
        "language": t.lang,
        "registration_number": minutes.registration_number,
        "day": minutes.day.isoformat(),
        "version": minutes.version,
        "published_at": minutes.published_at.isoformat() if minutes.published_at else None,
        "approved": [{"by": one.by, "at": one.at.isoformat()} for one in approvals],
        "decisions": list(edition.decisions),
        "assignments": list(edition.assignments),
        "minutes": put_away(draft),
    }
    status = _status(minutes, group, approvals, minutes.version, t)
    return Record(replace(edition, status=status), max(one.at for one in approvals), facts)


def _shown(minutes: Minutes) -> tuple[Verdict, ...]:
    """What a draft lists may still be skipped."""
    return (Verdict.KEPT, Verdict.OPEN) if minutes.state is MinutesState.DRAFT else (Verdict.KEPT,)


def _name(minutes: Minutes, t: Translate) -> str:
    parts = [t("Minutes").lower(), minutes.day.isoformat()]
    if minutes.version > 1:
        parts.append(t("version-{n}", n=minutes.version))
    if minutes.state is MinutesState.DRAFT:
        parts.append(t("DRAFT").lower())
    return "-".join(parts)


def _status(minutes: Minutes, group: Group, approvals: Sequence[Approved], newest: int, t: Translate) -> str:
    """Return which version this is, and by whom it is approved, in sentences."""
    version = t("Version {n}", n=minutes.version)
    if minutes.state is MinutesState.DRAFT:
        return t("{version}: draft, not published", version=version)
    said = [version]
    if minutes.published_at is not None:
        said[0] += ", " + t("published {day}", day=_day(minutes.published_at, group, t))
    if newest > minutes.version:
        said[0] += ", " + t("replaced by version {newest}", newest=newest)
    said += [t("Approved by {name} {day}", name=one.by, day=_day(one.at, group, t)) for one in approvals]
    return ". ".join(said)


def _day(moment: datetime, group: Group, t: Translate) -> str:
    """Return the day with its year, always: the paper is read in other years too."""
    return t.day(local(moment, group.time_zone).date(), today=date.min)


def _draft(whole: Whole, kept: Sequence[Candidate]) -> Draft:
    minutes = whole.minutes
    comebacks = [one for one in whole.noted if one.kind is NotedKind.COMEBACK]
    return Draft(
        title=minutes.title,
        date=minutes.day,
        place=minutes.place or None,
        participants=tuple(minutes.participants),
        absent=tuple(minutes.absent),
        items=tuple(map(_item, whole.items)),
        decisions=tuple(Finding(one.text, one.item or None) for one in whole.decisions),
        assignments=tuple(_task(one, whole.people) for one in kept),
        comebacks=tuple(Finding(one.text, one.item or None) for one in comebacks),
        next_meeting=minutes.next_meeting,
        next_meeting_text=minutes.next_meeting_words or _iso(minutes.next_meeting),
        checkout=minutes.checkout or None,
        registration_number=minutes.registration_number or None,
        rest=tuple(minutes.other),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _item(item: MinutesItem) -> Item:
    body = tuple(Paragraph(part["text"], part["level"], part["marker"]) for part in item.body)
    section = cast(Section | None, item.section)  # noqa: TC006 -- an alias, not a string
    return Item(item.number or None, item.title, section, tuple(item.presenters), body=body)


def _task(task: Candidate, people: Mapping[UUID, Person]) -> FoundAssignment:
    names = [people[UUID(one)].name for one in task.owner_ids if UUID(one) in people]
    owners = [*names, *([task.owner_words] if task.owner_words else [])]
    words = task.due_words or _iso(task.due)
    return FoundAssignment(task.text, tuple(map(Owner, owners)), task.due, words, task.item or None)
