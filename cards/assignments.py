"""Assignments and the weekly reminder, as members see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.kit import Action, Card, Element, Tone, apart, block, buttons, draw, facts, head, heading, row, text
from cards.press import Press, button
from cards.speech import Translate
from cards.words import escaped, joined

ShownIn = Literal["one", "own", "ping"]
State = Literal["open", "in progress", "done"]


class MarkAssignment(Press):
    """Says how far an assignment has come, from the card `shown_in`, which is drawn anew afterwards."""

    assignment: UUID
    shown_in: ShownIn = "one"


class MarkDone(MarkAssignment, verb="assignments.done"):
    """It is done."""


class MarkInProgress(MarkAssignment, verb="assignments.in_progress"):
    """It is under way."""


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """An assignment, ready to show; days stand in words already."""

    id: UUID
    number: int
    text: str
    owners: str
    due_day: str
    due_words: str
    days_late: int
    state: State
    group: str
    source: str = ""
    done: str = ""


@dataclass(frozen=True, slots=True)
class OwnerView:
    """One owner's open assignments, the most urgent first."""

    owner: str
    open: tuple[AssignmentView, ...]


def due_or_none(t: Translate, *, day: str, words: str) -> str:
    """Return when something is due: a day in words, else what the minutes said, else that nobody said."""
    if day:
        return t("Due {day}", day=day)
    return t("Due: {words}", words=words) if words else t("No due day")


def due_words(t: Translate, view: AssignmentView) -> tuple[str, Tone | None]:
    """Return when it is due, or how late it is, in words."""
    if view.state == "done":
        return view.done, Tone.GOOD
    if view.days_late:
        late = t.count("{n} day late", "{n} days late", view.days_late)
        return f"{late} ({view.due_day})", Tone.LATE
    words = due_or_none(t, day=view.due_day, words=view.due_words)
    return (f"{words} · {t('In progress')}", Tone.ACCENT) if view.state == "in progress" else (words, None)


def _answers(t: Translate, view: AssignmentView, shown_in: ShownIn) -> list[Action]:
    done = button(t("Done"), MarkDone, inputs=False, assignment=view.id, shown_in=shown_in)
    if view.state == "in progress":
        return [done]
    return [done, button(t("In progress"), MarkInProgress, inputs=False, assignment=view.id, shown_in=shown_in)]


def assignment_card(t: Translate, view: AssignmentView, *, news: bool = False) -> Card:
    """Draw one assignment; as `news` to its owner when it was just given."""
    words, tone = due_words(t, view)
    kind = t("You have been given an assignment") if news else t("Assignment")
    title = f"U-{view.number} · {view.text}"
    source = t("From the minutes: “{sentence}”", sentence=view.source) if view.source not in {"", view.text} else ""
    about = [*facts([(t("Owner"), view.owners)]), *([text(source, small=True, subtle=True)] if source else [])]
    return draw(
        t,
        summary=f"{kind}: {view.text}. {words}",
        body=[*head(joined(kind, view.group), title, words, tone), *about],
        actions=_answers(t, view, "one") if view.state != "done" else [],
    )


def _listed(t: Translate, view: AssignmentView, shown_in: ShownIn, *, with_group: bool = False) -> list[Element]:
    words, tone = due_words(t, view)
    about: list[Element] = [
        text(view.text),
        text(joined(words, view.group if with_group else ""), small=True, tone=tone, subtle=tone is None, close=True),
    ]
    return [apart([row(f"U-{view.number}", about), buttons(_answers(t, view, shown_in))])]


def own_assignments(t: Translate, views: Sequence[AssignmentView]) -> Card:
    """Draw somebody's own open assignments over all her groups."""
    kind = t("My assignments")
    if not views:
        nothing = t("You have nothing open")
        return draw(t, summary=nothing, body=head(kind, nothing, t("What the minutes give you comes here."), None))
    title = t.count("{n} open assignment", "{n} open assignments", len(views))
    listed = [element for view in views for element in _listed(t, view, "own", with_group=True)]
    return draw(t, summary=f"{kind}: {title}", body=[*head(kind, title), *listed], full=True)


def weekly_ping(t: Translate, views: Sequence[AssignmentView], *, group: str) -> Card:
    """Draw the one reminder a week that an owner gets from one group, with the buttons for each assignment."""
    kind = joined(t("This week's reminder"), group)
    if not views:
        return draw(
            t,
            summary=t("All done"),
            body=head(kind, t("All done"), t("Nothing of yours is open in this group."), Tone.GOOD),
        )
    title = t.count("You have {n} open assignment", "You have {n} open assignments", len(views))
    listed = [element for view in views for element in _listed(t, view, "ping")]
    return draw(t, summary=f"{title} · {group}", body=[*head(kind, title), *listed], full=True)


def open_assignments(t: Translate, owners: Sequence[OwnerView], *, group: str, total: int) -> Card:
    """Draw what is open in a group, owner by owner."""
    kind = joined(t("Assignments"), group)
    if not owners:
        nothing = t("No open assignments")
        return draw(t, summary=nothing, body=head(kind, nothing))
    title = t.count("{n} open assignment", "{n} open assignments", total)
    return draw(t, summary=f"{title} · {group}", body=[*head(kind, title), *_by_owner(t, owners)], full=True)


def weekly_digest(
    t: Translate, owners: Sequence[OwnerView], done: Sequence[AssignmentView], *, group: str, total: int
) -> Card:
    """Draw the channel's one digest a week: what is open by owner, and what was done since the last one."""
    late = sum(1 for owner in owners for view in owner.open if view.days_late)
    title = t.count("{n} open assignment", "{n} open assignments", total)
    state = t.count("{n} of them is late", "{n} of them are late", late) if late else t("None of them is late")
    body: list[Element] = [
        *head(joined(t("Assignments this week"), group), title, state, Tone.LATE if late else Tone.GOOD),
        *_by_owner(t, owners),
    ]
    if done:
        body += [
            heading(t("Done since last week")),
            *(row(f"U-{view.number}", [text(view.text), _byline(view)]) for view in done),
        ]
    return draw(t, summary=f"{title} · {group}", body=body, full=True)


def _byline(view: AssignmentView) -> Element:
    return text(view.owners, small=True, subtle=True, close=True)


def _by_owner(t: Translate, owners: Sequence[OwnerView]) -> list[Element]:
    return [block([heading(escaped(owner.owner)), *(_line(t, view) for view in owner.open)]) for owner in owners]


def _line(t: Translate, view: AssignmentView) -> Element:
    words, tone = due_words(t, view)
    return row(
        f"U-{view.number}", [text(view.text), text(words, small=True, tone=tone, subtle=tone is None, close=True)]
    )
