"""Minutes, made ready to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.kit.dates import local
from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Noted, NotedKind, Verdict
from bot.minutes.rules import neighbours
from bot.people.models import Group, Person
from cards.inputs import Choice
from cards.minutes.views import (
    CandidateView,
    DecisionView,
    ItemView,
    MinutesView,
    NotedView,
    ParagraphView,
    Standing,
    TaskView,
)
from cards.speech import Translate

AS_WRITTEN = "="
"""Marks an owner choice that is words from the text, not a member's id."""


@dataclass(frozen=True, slots=True)
class Approving:
    """Who approved minutes, and when, and whose word is awaited; `newest` is the newest version of them."""

    newest: int
    author: str
    approved: Sequence[tuple[Person, datetime]] = ()
    awaited: Sequence[Person] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """Minutes with all that belongs to them; `people` are those whom it names as owners, by id.

    `approving` goes with minutes that are published.
    """

    minutes: Minutes
    items: Sequence[MinutesItem]
    candidates: Sequence[Candidate]
    decisions: Sequence[Decision]
    noted: Sequence[Noted]
    people: Mapping[UUID, Person]
    approving: Approving | None = None


def minutes_view(whole: Whole, *, group: Group, t: Translate, today: date) -> MinutesView:
    """Return the minutes as the reader of `t` sees them."""
    minutes = whole.minutes
    kept = [one for one in whole.candidates if one.verdict is Verdict.KEPT]
    return MinutesView(
        id=minutes.id,
        group=group.name,
        title=minutes.title,
        day=t.day(minutes.day, today=today),
        place=minutes.place,
        participants=tuple(minutes.participants),
        absent=tuple(minutes.absent),
        items=tuple(map(_item_view, whole.items)),
        decisions=tuple(DecisionView(one.label, one.text) for one in whole.decisions),
        tasks=tuple(_task_view(one, whole.people, t=t, today=today) for one in kept),
        other=tuple(minutes.other),
        around=tuple(minutes.around),
        comebacks=_noted_views(whole, NotedKind.COMEBACK, t=t, today=today),
        questions=_noted_views(whole, NotedKind.QUESTION, t=t, today=today),
        days=_noted_views(whole, NotedKind.DAY, t=t, today=today),
        next_meeting=t.day(minutes.next_meeting, today=today) if minutes.next_meeting else minutes.next_meeting_words,
        checkout=minutes.checkout,
        registration_number=minutes.registration_number,
        standing=_standing(minutes, whole.approving, group=group, t=t, today=today),
        correction=minutes.version if minutes.is_correction and whole.approving is None else None,
    )


def _standing(
    minutes: Minutes, approving: Approving | None, *, group: Group, t: Translate, today: date
) -> Standing | None:
    if approving is None or minutes.published_at is None:
        return None
    return Standing(
        version=minutes.version,
        newest=approving.newest,
        author=approving.author,
        day=day_of(minutes.published_at, group, t=t, today=today),
        approvals=tuple((who.name, day_of(at, group, t=t, today=today)) for who, at in approving.approved),
        approvers=tuple(who.name for who in approving.awaited),
    )


def day_of(moment: datetime, group: Group, *, t: Translate, today: date) -> str:
    """Return the moment's day on the group's wall clock, in words."""
    return t.day(local(moment, group.time_zone).date(), today=today)


def _noted_views(whole: Whole, kind: NotedKind, *, t: Translate, today: date) -> tuple[NotedView, ...]:
    return tuple(
        NotedView(str(one.id), f"{t.day(one.day, today=today)}: {one.text}" if one.day else one.text)
        for one in whole.noted
        if one.kind is kind and not (one.handed_on and whole.approving is None)
    )


def _item_view(item: MinutesItem) -> ItemView:
    body = tuple(ParagraphView(part["text"], part["level"], part["marker"]) for part in item.body)
    return ItemView(item.number, item.title, item.section, tuple(item.presenters), body, item.id)  # type: ignore[arg-type]


def _task_view(candidate: Candidate, people: Mapping[UUID, Person], *, t: Translate, today: date) -> TaskView:
    names = [people[UUID(one)].name for one in candidate.owner_ids if UUID(one) in people]
    owners = ", ".join([*names, *([candidate.owner_words] if candidate.owner_words else [])])
    day = t.day(candidate.due, today=today) if candidate.due else ""
    return TaskView(
        candidate.assignment_number,
        candidate.text,
        owners,
        due_day=day,
        due_words=candidate.due_words,
        candidate=candidate.id,
    )


def owner_choices(
    members: Sequence[Person], ids: Sequence[str], words: str
) -> tuple[tuple[Choice, ...], tuple[str, ...]]:
    """Return the owners to choose among, the members and the text's own words, and which of them are chosen."""
    people = tuple(Choice(str(person.id), person.name) for person in members)
    if not words:
        return people, tuple(ids)
    return (Choice(AS_WRITTEN, words), *people), (AS_WRITTEN, *ids)


def candidate_view(
    candidate: Candidate, members: Sequence[Person], whole: Whole, *, t: Translate, today: date
) -> CandidateView:
    """Return a found assignment with the owners to choose among, and its place among all that were found."""
    among = whole.candidates
    people, chosen = owner_choices(members, candidate.owner_ids, candidate.owner_words)
    before, after = neighbours(among, candidate)
    return CandidateView(
        id=candidate.id,
        sentence=candidate.sentence,
        clues=tuple((start, end) for start, end in candidate.clues),
        text=candidate.text,
        owners=chosen,
        people=people,
        due=candidate.due,
        due_words=candidate.due_words,
        item=_heading(candidate.item, whole.items),
        due_day=t.day(candidate.due, today=today) if candidate.due else "",
        number=1 + [one.id for one in among].index(candidate.id),
        before=before.id if before else None,
        after=after.id if after else None,
        verdict=candidate.verdict.value,
    )


def _heading(name: str, items: Sequence[MinutesItem]) -> str:
    """Return the number and title of the item that a finding calls so; the bare name where it is not the only one."""
    titles = [item.title for item in items if item.number == name]
    return f"{name}. {titles[0]}" if len(titles) == 1 else name
