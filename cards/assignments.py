"""Assignments and the weekly reminder, as members see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from cards.dates import DateView, date_line
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, facts, head, heading, row, text
from cards.press import Press, button
from cards.room import listed
from cards.speech import Translate
from cards.words import escaped, joined

ShownIn = Literal["one", "own", "ping"]
State = Literal["open", "in progress", "done"]


class MarkAssignment(Press):
    """Says how far an assignment has come, from the card `shown_in`, which is drawn anew afterwards.

    `whose` is the person whose list that card is.
    """

    assignment: UUID
    shown_in: ShownIn = "one"
    whose: UUID | None = None


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
    due_at_meeting: bool = False


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
    words = _when_due(t, view)
    return (f"{words} · {t('In progress')}", Tone.ACCENT) if view.state == "in progress" else (words, None)


def _when_due(t: Translate, view: AssignmentView) -> str:
    if view.due_at_meeting:
        return t("Due at the meeting on {day}", day=view.due_day)
    return due_or_none(t, day=view.due_day, words=view.due_words)


def _answers(t: Translate, view: AssignmentView, shown_in: ShownIn, whose: UUID | None = None) -> list[Action]:
    presses = [(t("Done"), MarkDone), (t("In progress"), MarkInProgress)]
    return [
        button(label, press, inputs=False, assignment=view.id, shown_in=shown_in, whose=whose)
        for label, press in presses[: 1 if view.state == "in progress" else 2]
    ]


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


def _answerable(t: Translate, view: AssignmentView, shown_in: ShownIn, whose: UUID) -> list[Element]:
    words, tone = due_words(t, view)
    about: list[Element] = [
        text(view.text),
        text(
            joined(words, view.group if shown_in == "own" else ""),
            small=True,
            tone=tone,
            subtle=tone is None,
            close=True,
        ),
    ]
    return [apart([row(f"U-{view.number}", about), buttons(_answers(t, view, shown_in, whose))])]


def own_assignments(t: Translate, views: Sequence[AssignmentView], *, whose: UUID) -> Card:
    """Draw somebody's own open assignments: over all her groups in 1:1 chat, in a channel over that one."""
    kind = t("My assignments")
    if not views:
        nothing = t("You have nothing open")
        return draw(t, summary=nothing, body=head(kind, nothing, t("What the minutes give you comes here."), None))
    title = t.count("{n} open assignment", "{n} open assignments", len(views))
    lines = [_answerable(t, view, "own", whose) for view in views]
    return draw(t, summary=f"{kind}: {title}", body=listed(t, head(kind, title), lines), full=True)


def weekly_ping(t: Translate, views: Sequence[AssignmentView], *, whose: UUID, group: str) -> Card:
    """Draw the one reminder a week that an owner gets from one group, with the buttons for each assignment."""
    kind = joined(t("This week's reminder"), group)
    if not views:
        return draw(
            t,
            summary=t("All done"),
            body=head(kind, t("All done"), t("Nothing of yours is open in this group."), Tone.GOOD),
        )
    title = t.count("You have {n} open assignment", "You have {n} open assignments", len(views))
    lines = [_answerable(t, view, "ping", whose) for view in views]
    return draw(t, summary=f"{title} · {group}", body=listed(t, head(kind, title), lines), full=True)


def open_assignments(t: Translate, owners: Sequence[OwnerView], *, group: str, total: int) -> Card:
    """Draw what is open in a group, owner by owner."""
    kind = joined(t("Assignments"), group)
    if not owners:
        nothing = t("No open assignments")
        return draw(t, summary=nothing, body=head(kind, nothing))
    title = t.count("{n} open assignment", "{n} open assignments", total)
    return draw(t, summary=f"{title} · {group}", body=listed(t, head(kind, title), _by_owner(t, owners)), full=True)


def weekly_digest(
    t: Translate,
    owners: Sequence[OwnerView],
    done: Sequence[AssignmentView],
    *,
    group: str,
    total: int,
    dates: Sequence[DateView] = (),
) -> Card:
    """Draw the channel's one digest a week: what is open by owner, what was done, and the dates that are near."""
    late = len({view.id for owner in owners for view in owner.open if view.days_late})
    title = t.count("{n} open assignment", "{n} open assignments", total)
    state = t.count("{n} of them is late", "{n} of them are late", late) if late else t("None of them is late")
    above = head(joined(t("Assignments this week"), group), title, state, Tone.LATE if late else Tone.GOOD)
    lines = _by_owner(t, owners) + _under(t("Done since last week"), [_done_line(view) for view in done])
    lines += _under(t("Dates in the next two weeks"), [date_line(view) for view in dates])
    return draw(t, summary=f"{title} · {group}", body=listed(t, above, lines), full=True)


def _done_line(view: AssignmentView) -> Element:
    return row(f"U-{view.number}", [text(view.text), text(view.owners, small=True, subtle=True, close=True)])


def _by_owner(t: Translate, owners: Sequence[OwnerView]) -> list[list[Element]]:
    return [line for owner in owners for line in _under(owner.owner, [_line(t, view) for view in owner.open])]


def _under(title: str, lines: Sequence[Element]) -> list[list[Element]]:
    """Return the lines with a heading that keeps together with the first."""
    return [[heading(escaped(title)), line] if place == 0 else [line] for place, line in enumerate(lines)]


def _line(t: Translate, view: AssignmentView) -> Element:
    words, tone = due_words(t, view)
    return row(
        f"U-{view.number}", [text(view.text), text(words, small=True, tone=tone, subtle=tone is None, close=True)]
    )
