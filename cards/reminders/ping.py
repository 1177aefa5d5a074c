"""The week's ping to one owner, and what is due on the next working day."""

from collections.abc import Sequence
from datetime import date

from cards.assignments.steps import steps_among
from cards.kit import Action, Card, Element, Tone, apart, buttons, draw, head, row
from cards.press import button, opens_dialog
from cards.reminders.lines import about, rested
from cards.reminders.presses import AskPause, DoneInReminder, StartedInReminder
from cards.reminders.ticking import tick_buttons, ticked
from cards.reminders.views import LineView, PingView
from cards.room import listed
from cards.speech import Translate
from cards.words import joined

ONE_BY_ONE = 10
"""Up to so many assignments have buttons of their own in a ping; more are ticked in groups."""


def weekly_ping(t: Translate, view: PingView) -> Card:
    """Draw the one reminder a week that an owner gets from one group, with the buttons for each assignment."""
    kind, lines = joined(t("This week's reminder"), view.group), view.lines
    if not lines:
        return _all_done(t, kind, t("Nothing of yours is open in this group."))
    parts, whole = steps_among(lines)
    title = joined(
        t.count("You have {n} open assignment", "You have {n} open assignments", whole) if whole else "",
        t.count("{n} open step", "{n} open steps", parts) if parts else "",
    )
    late = sum(line.late for line in lines)
    state = t.count("{n} of them is late", "{n} of them are late", late) if late else ""
    above = [*head(kind, title, state, Tone.LATE), *rested(view.rested)]
    if len(lines) > ONE_BY_ONE:
        actions = [*tick_buttons(t, view.group_id), _stop(t, secondary=True)]
        return draw(t, summary=f"{title} · {view.group}", body=ticked(t, view, above), actions=actions, full=True)
    body = listed(t, above, [_answerable(t, line) for line in lines])
    return draw(t, summary=f"{title} · {view.group}", body=body, actions=[_stop(t)], full=True)


def soon_due(t: Translate, lines: Sequence[LineView], *, until: date) -> Card:
    """Draw what is due through the day `until`, over all of a person's groups."""
    kind = t("Soon due")
    if not lines:
        return _all_done(t, kind, t("Nothing of yours is due in these days."))
    parts, whole = steps_among(lines)
    title = joined(
        t.count("{n} assignment is soon due", "{n} assignments are soon due", whole) if whole else "",
        t.count("{n} step is soon due", "{n} steps are soon due", parts) if parts else "",
    )
    rows = [_answerable(t, line, until=until) for line in lines]
    summary = f"{title}: {lines[0].text}" if len(lines) == 1 else title
    return draw(t, summary=summary, body=listed(t, head(kind, title), rows), actions=[_stop(t)], full=True)


def _stop(t: Translate, *, secondary: bool = False) -> Action:
    """Return the way out of reminders, which stands in each of them."""
    return opens_dialog(t("Pause reminders"), AskPause, secondary=secondary)


def _all_done(t: Translate, kind: str, words: str) -> Card:
    return draw(t, summary=t("All done"), body=head(kind, t("All done"), words, Tone.GOOD))


def _answerable(t: Translate, line: LineView, *, until: date | None = None) -> list[Element]:
    answers: list[Action] = [
        button(t("Done"), DoneInReminder, inputs=False, assignment=line.id, until=until, step=line.step)
    ]
    if not line.started and line.step is None:
        answers.append(button(t("In progress"), StartedInReminder, inputs=False, assignment=line.id, until=until))
    return [apart([row(f"U-{line.number}", about(line, below=line.group)), buttons(answers)])]
