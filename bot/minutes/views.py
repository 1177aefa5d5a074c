"""Minutes, made ready to show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bot.minutes.models import Candidate, Decision, Minutes, MinutesItem, Verdict
from bot.people.models import Group, Person
from cards.inputs import Choice
from cards.minutes.views import CandidateView, DecisionView, ItemView, MinutesView, ParagraphView, TaskView
from cards.speech import Translate

AS_WRITTEN = "="
"""Marks an owner choice that is words from the text, not a member's id."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Minutes with all that belongs to them; `people` are those whom it names as owners, by id."""

    minutes: Minutes
    items: Sequence[MinutesItem]
    candidates: Sequence[Candidate]
    decisions: Sequence[Decision]
    people: Mapping[UUID, Person]


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
        decisions=tuple(DecisionView(one.number, one.text) for one in whole.decisions),
        tasks=tuple(_task_view(one, whole.people, t=t, today=today) for one in kept),
        other=tuple(minutes.other),
        around=tuple(minutes.around),
    )


def _item_view(item: MinutesItem) -> ItemView:
    body = tuple(ParagraphView(part["text"], part["level"], part["marker"]) for part in item.body)
    return ItemView(item.number, item.title, item.section, tuple(item.presenters), body)  # type: ignore[arg-type]


def _task_view(candidate: Candidate, people: Mapping[UUID, Person], *, t: Translate, today: date) -> TaskView:
    names = [people[UUID(one)].name for one in candidate.owner_ids if UUID(one) in people]
    owners = ", ".join([*names, *([candidate.owner_words] if candidate.owner_words else [])])
    day = t.day(candidate.due, today=today) if candidate.due else ""
    return TaskView(candidate.assignment_number, candidate.text, owners, due_day=day, due_words=candidate.due_words)


def candidate_view(candidate: Candidate, members: Sequence[Person]) -> CandidateView:
    """Return a found assignment with the owners to choose among: the members, and the text's own words."""
    people = [Choice(str(person.id), person.name) for person in members]
    chosen = list(candidate.owner_ids)
    if candidate.owner_words:
        people.insert(0, Choice(AS_WRITTEN, candidate.owner_words))
        chosen.insert(0, AS_WRITTEN)
    return CandidateView(
        id=candidate.id,
        sentence=candidate.sentence,
        clues=tuple((start, end) for start, end in candidate.clues),
        text=candidate.text,
        owners=tuple(chosen),
        people=tuple(people),
        due=candidate.due,
        due_words=candidate.due_words,
        item=candidate.item,
    )
