"""Every press and command that changes something has a sentence in the log."""

from bot.audit.sentences import BY_PEOPLE, BY_THE_CLOCK
from bot.audit.watching import FILE, NOBODYS_AFFAIR, NOTE, SHOWING
from bot.privacy.jobs import PURGE
from bot.rooms import JOBS, whole_house

ONLY_SHOW = SHOWING | {
    *("agenda.add", "agenda.add_standing", "agenda.change_standing", "agenda.choose", "agenda.edit", "agenda.remove"),
    *("agenda.reorder", "agenda.reordered", "agenda.review", "agenda.standing", "assignments", "assignments.back"),
    *("assignments.contact", "assignments.contacts", "assignments.export", "assignments.figures", "assignments.list"),
    *("assignments.open_new", "assignments.page", "assignments.show", "assignments.source", "assignments.steps"),
    *("audit log", "audit.older"),
    *("chat.say", "chat.say_in_group", "comebacks.edit", "comebacks.see", "contacts", "dates", "dates.new"),
    *("decisions", "decisions open", "hello", "help", "hi", "hej", "hjälp", "meeting", "meetings.add_to_calendar"),
    *("meetings.book", "meetings.breaks", "meetings.cancel", "meetings.move", "meetings.show", "minutes.add_fill"),
    *("minutes.add_from", "minutes.add_open", "minutes.ask_approvers", "minutes.changes", "minutes.decisions"),
    *("minutes.edit", "minutes.edit_open", "minutes.export", "minutes.look", "minutes.notes_choose"),
    *("minutes.notes_lines", "minutes.notes_open", "minutes.open", "minutes.read_all", "my assignments"),
    *("open decisions", "planner", "polls.trend", "polls.view", "proposals", "proposals.edit", "proposals.hand_to"),
    *("reminders.ask_pause", "reporters", "reports.change", "reports.edit", "reports.new", "search", "search.look"),
    *("chat.say_meant", "retention", "search.show", "settings", "sister groups", "sisters.choose"),
}
"""Presses and commands that change nothing: a new one stands here, or in `bot/audit/sentences.py`."""


def english() -> set[str]:
    """Return the commands as the log calls them: of each one's phrases the last."""
    return set({phrase.hearer: said for said, phrase in whole_house(planner=True).phrases.items()}.values())


def test_whatever_changes_something_has_a_sentence_and_no_sentence_is_left_over() -> None:
    house = whole_house(planner=True)
    said = {said for said in BY_PEOPLE if "." not in said} - {FILE, NOTE}
    nameless = {*house.pressed} - BY_PEOPLE.keys() - ONLY_SHOW - NOBODYS_AFFAIR

    assert nameless == set()
    assert {one for one in BY_PEOPLE if "." in one} - {*house.pressed} == set()
    assert said - {*house.phrases} == set()
    assert {one for one in BY_THE_CLOCK if not one.startswith(PURGE)} - JOBS.keys() == set()
