"""When an assignment is due, and how it stands, in words."""

from cards.assignments.views import AssignmentView
from cards.kit import Tone
from cards.speech import Translate


def due_or_none(t: Translate, *, day: str, words: str) -> str:
    """Return when something is due: a day in words, else what the minutes said, else that nobody said."""
    if day:
        return t("Due {day}", day=day)
    return t("Due: {words}", words=words) if words else t("No due day")


def due_words(t: Translate, view: AssignmentView) -> tuple[str, Tone | None]:
    """Return when it is due, or how late it is, or what became of it, in words."""
    if view.state in {"done", "dropped"}:
        return view.done, Tone.GOOD if view.state == "done" else None
    started = f" · {t('In progress')}" if view.state == "in progress" else ""
    if view.days_late:
        late = t.count("{n} day late", "{n} days late", view.days_late)
        return f"{late} ({view.due_day}){started}", Tone.LATE
    return f"{_when_due(t, view)}{started}", Tone.ACCENT if started else None


def _when_due(t: Translate, view: AssignmentView) -> str:
    if view.due_at_meeting:
        return t("Due at the meeting on {day}", day=view.due_day)
    return due_or_none(t, day=view.due_day, words=view.due_words)
