"""An assignment's history in words: pure."""

from datetime import date, datetime

from bot.assignments.models import Event, EventKind
from bot.kit.dates import local
from bot.people.models import Group
from cards.press import msg
from cards.speech import Translate

TOLD: dict[EventKind, str] = {
    EventKind.STARTED: msg("{name} said that it is under way"),
    EventKind.DONE: msg("{name} marked it as done"),
    EventKind.DROPPED: msg("{name} dropped it"),
    EventKind.REOPENED: msg("{name} opened it again"),
    EventKind.COMMENTED: msg("{name} commented"),
    EventKind.MOVED: msg("{name} moved the due day from {before} to {after}"),
    EventKind.FOLLOWED: msg("The due day followed the meeting, from {before} to {after}"),
    EventKind.OFFERED: msg("{name} asked {after} to take it over"),
    EventKind.WITHDRAWN: msg("The question to {after} was taken back"),
    EventKind.ACCEPTED: msg("{name} took it over from {before}"),
    EventKind.DECLINED: msg("{name} declined to take it over"),
    EventKind.OWNED: msg("{name} made {after} owner instead of {before}"),
    EventKind.REWORDED: msg("{name} corrected the text. Before: “{before}”"),
    EventKind.STEP_ADDED: msg("{name} added the step “{after}”"),
    EventKind.STEP_CHANGED: msg("{name} changed the step “{after}”"),
    EventKind.STEP_REMOVED: msg("{name} removed the step “{before}”"),
    EventKind.STEP_DONE: msg("{name} ticked off “{after}”"),
    EventKind.STEP_UNDONE: msg("{name} said that “{after}” is not done after all"),
    EventKind.STEP_FREED: msg("{before} left the group, and the step “{after}” has no owner of its own"),
}
"""What each kind of event is told with."""

_DATED = frozenset({EventKind.MOVED, EventKind.FOLLOWED})


def told(event: Event, group: Group, *, t: Translate, today: date) -> str:
    """Return when it was and what happened, with the reason or comment if there is one."""
    facts = {"name": event.person.name if event.person else group.name, "before": event.before, "after": event.after}
    if event.kind in _DATED:
        facts |= {name: _day_or_words(facts[name], t, today) for name in ("before", "after")}
    reason = f": {event.words}" if event.words else ""
    return f"{_when(event.at, group, t, today)} · {t(TOLD[event.kind], **facts)}{reason}"


def _when(moment: datetime, group: Group, t: Translate, today: date) -> str:
    wall = local(moment, group.time_zone)
    return t("{day} at {hour}", day=t.day(wall.date(), today=today), hour=t.hour(wall))


def _day_or_words(kept: str, t: Translate, today: date) -> str:
    try:
        return t.day(date.fromisoformat(kept), today=today)
    except ValueError:
        return kept or t("no due day")
