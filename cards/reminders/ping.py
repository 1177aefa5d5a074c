"""The week's ping to one owner, and what is due on the next working day."""

from collections.abc import Sequence
from uuid import UUID

from cards.assignments.parts import opening
from cards.assignments.presses import ListAssignments, ShownIn
from cards.assignments.steps import steps_among
from cards.kit import Action, Card, Element, Row, Tone, apart, buttons, draw, head, row, text
from cards.press import button, opens_dialog
from cards.reminders.lines import about, rested
from cards.reminders.presses import AskPause, DoneInReminder, StartedInReminder
from cards.reminders.ticking import tick_buttons, ticked
from cards.reminders.views import LineView, PingView, SoonView
from cards.room import listed
from cards.speech import Translate
from cards.words import joined

ONE_BY_ONE = 10
"""Up to so many assignments have buttons of their own in a ping; more are ticked in groups."""


def weekly_ping(t: Translate, view: PingView, *, note: str = "") -> Card:
    """Draw the one reminder a week that an owner gets from one group, with the buttons for each assignment.

    `note` is a word on the press before.
    """
    kind, lines = joined(t("This week's reminder"), view.group), view.lines
    if not lines:
        return _all_done(t, kind, t("Nothing of yours is open in this group."))
    title = _open(t, lines)
    state = _late(t, sum(line.late for line in lines))
    noted: list[Element] = [text(note, tone=Tone.WARNING)] if note else []
    above = [*head(kind, title, state, Tone.LATE), *rested(view.rested), *noted]
    if len(lines) > ONE_BY_ONE:
        shows = button(t("Show the assignments"), ListAssignments, inputs=False, group=view.group_id, only="mine")
        actions = [*tick_buttons(t, view.group_id), shows, _stop(t, secondary=True)]
        return draw(t, summary=f"{title} · {view.group}", body=ticked(t, view, above), actions=actions, full=True)
    body = listed(t, above, [_answerable(t, line) for line in lines])
    return draw(t, summary=f"{title} · {view.group}", body=body, actions=[_stop(t)], full=True)


def soon_due(t: Translate, view: SoonView) -> Card:
    """Draw what one letter tells is soon due, over all of a person's groups; what became of it since stands there."""
    kind, waiting = joined(t("Soon due"), view.group), [line for line in view.lines if not line.over]
    rows = [[apart([_row(line)])] if line.over else _answerable(t, line, letter=view.letter) for line in view.lines]
    if not waiting:
        all_done = all(line.over == "done" for line in view.lines)
        title = t("All done") if all_done else t("Nothing of this waits for you any more")
        return draw(t, summary=title, body=listed(t, head(kind, title), rows), full=True)
    late = sum(line.late for line in waiting)
    title = _open(t, waiting) if late else _soon(t, waiting)
    summary = f"{title}: {waiting[0].text}" if len(waiting) == 1 else title
    above = head(kind, title, _late(t, late), Tone.LATE)
    return draw(t, summary=summary, body=listed(t, above, rows), actions=[_stop(t)], full=True)


def _soon(t: Translate, lines: Sequence[LineView]) -> str:
    parts, whole = steps_among(lines)
    return joined(
        t.count("{n} assignment is soon due", "{n} assignments are soon due", whole) if whole else "",
        t.count("{n} step is soon due", "{n} steps are soon due", parts) if parts else "",
    )


def _open(t: Translate, lines: Sequence[LineView]) -> str:
    parts, whole = steps_among(lines)
    return joined(
        t.count("You have {n} open assignment", "You have {n} open assignments", whole) if whole else "",
        t.count("{n} open step", "{n} open steps", parts) if parts else "",
    )


def _late(t: Translate, number: int) -> str:
    return t.count("{n} of them is late", "{n} of them are late", number) if number else ""


def _stop(t: Translate, *, secondary: bool = False) -> Action:
    """Return the way out of reminders, which stands in each of them."""
    return opens_dialog(t("Pause reminders"), AskPause, secondary=secondary)


def _all_done(t: Translate, kind: str, words: str) -> Card:
    return draw(t, summary=t("All done"), body=head(kind, t("All done"), words, Tone.GOOD))


def _answerable(t: Translate, line: LineView, *, letter: UUID | None = None) -> list[Element]:
    answers: list[Action] = [
        button(t("Done"), DoneInReminder, inputs=False, assignment=line.id, letter=letter, step=line.step)
    ]
    if not line.started and line.step is None:
        answers.append(button(t("In progress"), StartedInReminder, inputs=False, assignment=line.id, letter=letter))
    return [apart([_opened(t, line, letter=letter), buttons(answers)])]


def _opened(t: Translate, line: LineView, *, letter: UUID | None) -> Row:
    """Return the line, which shows the whole of the assignment in place of the reminder when it is pressed."""
    shown_in: ShownIn = "soon" if letter else "ping"
    return opening(t, _row(line), assignment=line.id, shown_in=shown_in, whose=letter)


def _row(line: LineView) -> Row:
    return row(f"U-{line.number}", about(line, below=line.group))
