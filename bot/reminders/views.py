"""Reminders, made ready to show."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from bot.assignments.models import Assignment, AssignmentState, Owed
from bot.assignments.rules import days_late, each_once
from bot.assignments.views import by_owner, owed_view
from bot.people.models import Group, Person
from bot.reminders.models import Unreached
from bot.reminders.rules import by_stretch
from bot.reminders.schedule import Span
from cards.assignments.due import due_words
from cards.assignments.steps import named
from cards.assignments.views import AssignmentView
from cards.dates import DateView
from cards.reminders.views import DigestView, LineView, OrganisersView, PingView, SoonView, UnreachedView
from cards.speech import Translate

BLOCKED = frozenset({"ConversationBlockedByUser", "MessageWritesBlocked"})


def line_view(view: AssignmentView, *, t: Translate, group: str = "") -> LineView:
    """Return what is owed as one line of a reminder; with the name of its `group` where there are several."""
    due, _ = due_words(t, view)
    return LineView(
        id=view.id,
        number=view.number,
        text=named(t, view),
        due=due,
        late=bool(view.days_late),
        started=view.state == "in progress",
        owners=view.owners,
        group=group,
        step=view.step,
        part_of=view.part_of,
    )


def line_views(owed: Iterable[Owed], *, t: Translate, today: date, with_group: bool = False) -> tuple[LineView, ...]:
    """Return what is owed as lines of a reminder, in the order given."""
    return tuple(
        line_view(owed_view(one, t=t, today=today), t=t, group=one.group.name if with_group else "") for one in owed
    )


def ping_view(hers: Sequence[Owed], *, group: Group, t: Translate, today: date, rested: Span | None = None) -> PingView:
    """Return what one person has open in the group, by how near it is."""
    held = by_stretch(each_once(hers), today=today)
    return PingView(
        group=group.name,
        group_id=group.id,
        stretches=tuple((stretch, line_views(ones, t=t, today=today)) for stretch, ones in held.items()),
        rested=rested_words(rested, t=t, today=today),
    )


def soon_view(held: Sequence[Owed], hers: Collection[UUID], *, letter: UUID, t: Translate, today: date) -> SoonView:
    """Return what the letter held; on what is not among `hers` any more there is nothing to press."""
    groups = {one.group.name for one in held}
    several = len({one.group_id for one in held}) > 1
    lines = line_views(held, t=t, today=today, with_group=several)
    return SoonView(
        letter=letter,
        lines=tuple(line if one.id in hers else _over(line, one, t=t) for one, line in zip(held, lines, strict=True)),
        group="" if several else groups.pop(),
    )


def _over(line: LineView, one: Owed, *, t: Translate) -> LineView:
    if one.state is AssignmentState.DONE:
        return replace(line, over="done")
    gone = one.state is AssignmentState.DROPPED
    return replace(line, late=False, over="gone", due=line.due if gone else t("Not yours any more"))


def digest_view(
    everything: Sequence[Assignment],
    done: Sequence[Assignment],
    dates: Sequence[DateView],
    *,
    group: Group,
    t: Translate,
    today: date,
    rested: Span | None = None,
) -> DigestView:
    """Return the group's week as its channel sees it."""
    owners = by_owner(everything, t=t, today=today) if group.names_in_digest else ()
    return DigestView(
        group=group.name,
        owners=tuple((owner.owner, tuple(line_view(one, t=t) for one in owner.open)) for owner in owners),
        total=len(everything),
        late=sum(days_late(one, today=today) > 0 for one in everything),
        done=line_views(done, t=t, today=today),
        dates=tuple(dates),
        names=group.names_in_digest,
        rested=rested_words(rested, t=t, today=today),
    )


def rested_words(span: Span | None, *, t: Translate, today: date) -> str:
    """Return the sentence about the break in which the reminders rested, if they did."""
    if span is None:
        return ""
    first, last = t.day(span.first, today=today), t.day(span.last, today=today)
    return t("The reminders rested during the break, from {first} to {last}.", first=first, last=last)


def organisers_view(
    overdue: Sequence[Assignment],
    unreached: Sequence[tuple[Person, int, Unreached | None]],
    unreminded: Sequence[Assignment],
    *,
    group: Group,
    t: Translate,
    today: date,
) -> OrganisersView:
    """Return what the organisers should see first; of people who have left there is no `Unreached`."""
    return OrganisersView(
        group=group.name,
        overdue=line_views(overdue, t=t, today=today),
        unreached=tuple(
            UnreachedView(person.name, number, _why(found, t=t, today=today)) for person, number, found in unreached
        ),
        unreminded=line_views(unreminded, t=t, today=today),
    )


def _why(found: Unreached | None, *, t: Translate, today: date) -> str:
    if found is None:
        return t("No longer in the group")
    since = t.day(found.since, today=today)
    if found.reason in BLOCKED:
        return t("Has blocked me in Teams since {day}", day=since)
    return t("Teams has not let me write to this person since {day}", day=since)
