"""Assignments, made ready to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.assignments.figures import Month
from bot.assignments.histories import told
from bot.assignments.models import Assignment, AssignmentState, Event, EventKind, GroupContact, HandOver, Owed, Step
from bot.assignments.rules import (
    CLOSED,
    Contacts,
    by_urgency,
    days_late,
    due_of,
    key_of,
    may_change,
    owners_of,
    roles_of,
)
from bot.kit.dates import local
from bot.people.models import Membership
from bot.people.rules import Role, role_of
from cards.assignments.views import AssignmentView, ContactView, DetailView, MonthView, OwnerView, StepView
from cards.inputs import Choice
from cards.speech import Translate
from cards.words import plain


@dataclass(frozen=True, slots=True)
class Whole:
    """All that belongs to an assignment."""

    contacts: Contacts = field(default_factory=dict)
    steps: Sequence[Step] = ()
    events: Sequence[Event] = ()
    waiting: HandOver | None = None
    members: Sequence[Membership] = ()


def owner_names(assignment: Assignment) -> list[str]:
    """Return who owns it: people by name, then the groups and roles that the minutes named."""
    return [*(owner.name for owner in assignment.owners), *roles_of(assignment.owner_words)]


def assignment_view(
    assignment: Assignment, *, t: Translate, today: date, detail: DetailView | None = None
) -> AssignmentView:
    """Return the assignment as the reader of `t` sees it."""
    return AssignmentView(
        id=assignment.id,
        number=assignment.number,
        text=assignment.text,
        owners=", ".join(owner_names(assignment)) or t("Nobody named"),
        due_day=t.day(assignment.due, today=today) if assignment.due else "",
        due_words=assignment.due_words,
        due_at_meeting=assignment.due_meeting_id is not None,
        days_late=days_late(assignment, today=today),
        state=assignment.state.value,
        group=assignment.group.name,
        source=assignment.source,
        done=_closed_words(assignment, t, today),
        detail=detail or DetailView(),
    )


def owed_view(one: Owed, *, t: Translate, today: date) -> AssignmentView:
    """Return an assignment, or a step that stands by itself, as the reader of `t` sees it."""
    if isinstance(one, Assignment):
        return assignment_view(one, t=t, today=today)
    whole, due = assignment_view(one.assignment, t=t, today=today), due_of(one)
    done = t.day(local(one.done_at, one.group.time_zone).date(), today=today) if one.done_at else ""
    return replace(
        whole,
        text=one.text,
        step=one.id,
        part_of=whole.text,
        due_day=t.day(due, today=today) if due else "",
        due_at_meeting=whole.due_at_meeting and one.due is None,
        days_late=days_late(one, today=today),
        state="done" if done else "open" if one.state not in CLOSED else whole.state,
        done=t("Done {day}", day=done) if done else whole.done and t("The assignment: {state}", state=whole.done),
    )


def _closed_words(assignment: Assignment, t: Translate, today: date) -> str:
    if assignment.done_at is None or assignment.done_by is None:
        return ""
    day = t.day(local(assignment.done_at, assignment.group.time_zone).date(), today=today)
    if assignment.state is AssignmentState.DROPPED:
        return t("Dropped {day}, by {name}", day=day, name=assignment.done_by.name)
    return t("Done {day}, by {name}", day=day, name=assignment.done_by.name)


def detail_view(
    assignment: Assignment, whole: Whole, *, reader: Membership | None, t: Translate, today: date
) -> DetailView:
    """Return what the reader may do with the assignment; without one what all see who see it, organisers among them."""
    organises = reader is None or role_of(reader) is Role.ORGANISER
    changes = reader is None or may_change(assignment, reader, whole.contacts)
    comments = [one.words for one in whole.events if one.kind is EventKind.COMMENTED]
    given = assignment.given_by.name if assignment.given_by else ""
    given_on = t.day(local(assignment.given_at, assignment.group.time_zone).date(), today=today)
    return DetailView(
        people=people_choices(whole.members),
        steps=tuple(step_view(one, t=t, today=today) for one in whole.steps),
        history=tuple(told(one, assignment.group, t=t, today=today) for one in reversed(whole.events)),
        contacts=_contacts(assignment, whole.contacts),
        given=t("{day} · {name} gave it", day=given_on, name=given) if given else t("{day} · given", day=given_on),
        waiting=t("Waits for an answer from {name}", name=whole.waiting.to.name) if whole.waiting else "",
        comment=comments[-1] if comments else "",
        may_take_back=whole.waiting is not None and changes,
        may_change=changes,
        may_drop=organises,
        may_choose_contact=organises,
        from_minutes=assignment.minutes_id is not None,
        link=assignment.link,
        item=assignment.item,
    )


def whole_view(
    assignment: Assignment, whole: Whole, *, reader: Membership | None, t: Translate, today: date
) -> AssignmentView:
    """Return the assignment with all that belongs to it, as that member sees it."""
    detail = detail_view(assignment, whole, reader=reader, t=t, today=today)
    return assignment_view(assignment, t=t, today=today, detail=detail)


def _contacts(assignment: Assignment, contacts: Contacts) -> tuple[ContactView, ...]:
    found = (contacts.get(key_of(role)) for role in roles_of(assignment.owner_words))
    return tuple(contact_view(one) for one in found if one is not None)


def contact_view(contact: GroupContact) -> ContactView:
    """Return a group or role with the name of its contact person."""
    return ContactView(contact.id, contact.words, contact.person.name if contact.person else "")


def people_choices(members: Iterable[Membership]) -> tuple[Choice, ...]:
    """Return the members as forms offer them."""
    return tuple(Choice(str(one.person_id), plain(one.person.name)) for one in members)


def step_view(step: Step, *, t: Translate, today: date) -> StepView:
    """Return a step as the reader of `t` sees it."""
    late = step.done_at is None and step.due is not None and step.due < today
    owner = step.owner.name if step.owner else step.owner_words
    due = t("Due {day}", day=t.day(step.due, today=today)) if step.due else ""
    whole = step.assignment.due
    after = t("after the assignment itself") if step.due and whole and step.due > whole else ""
    state = t("Done") if step.done_at else t("Late") if late else ""
    return StepView(
        id=step.id,
        text=step.text,
        about=" · ".join(part for part in (state, owner, due, after) if part),
        done=step.done_at is not None,
        late=late,
        owner=str(step.owner_id) if step.owner_id else None,
        role=step.owner_words,
        due=step.due,
    )


def by_owner(assignments: Sequence[Assignment], *, t: Translate, today: date) -> tuple[OwnerView, ...]:
    """Return the assignments owner by owner: who has something overdue stands first, then by name.

    One with several owners stands with each of them.
    """
    owned: dict[tuple[str, str], list[Assignment]] = {}
    for assignment in by_urgency(assignments):
        for owner in owners_apart(assignment) or [(t("Nobody named"), "")]:
            owned.setdefault(owner, []).append(assignment)

    def urgency(owner: tuple[str, str]) -> tuple[int, tuple[str, str]]:
        return -max(days_late(one, today=today) for one in owned[owner]), owner

    return tuple(
        OwnerView(owner[0], tuple(assignment_view(one, t=t, today=today) for one in owned[owner]))
        for owner in sorted(owned, key=urgency)
    )


def owners_apart(one: Owed) -> list[tuple[str, str]]:
    """Return each owner's name, and what tells namesakes apart: an id, or for a group or role its key."""
    people = [(owner.name, str(owner.id)) for owner in owners_of(one)]
    return [*people, *((role, f"={key_of(role)}") for role in roles_of(one.owner_words))]


def month_views(months: Sequence[Month], *, t: Translate, today: date) -> list[MonthView]:
    """Return the months with their names."""
    return [
        MonthView(
            name=t.month(month.first, today=today),
            short=t.month(month.first, today=today)[:3],
            given=month.given,
            done=month.done,
            late=month.late,
        )
        for month in months
    ]
