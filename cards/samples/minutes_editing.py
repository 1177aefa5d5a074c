"""A draft that knows its meeting, the dialogs in which it is changed, and what comes of waiting for it."""

from dataclasses import replace
from datetime import date

from cards.inputs import Choice
from cards.kit import Card
from cards.minutes import editing
from cards.minutes.absent import absent_card
from cards.minutes.attendance import AttendanceView
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card
from cards.minutes.editing import PartView
from cards.minutes.twins import TwinView
from cards.minutes.views import MinutesView
from cards.minutes.waiting import WaitingView, waiting_card, waiting_settled
from cards.samples.minutes import MEETING_DAY, TITLE, candidate, minutes
from cards.samples.minutes_text import DECISIONS, ITEMS
from cards.samples.people import AMIRA, EVERYBODY, OSKAR, PER, SECRETARY, SVEN, by_name
from cards.samples.sample import GROUP, TODAY, Sample, same_id
from cards.speech import Translate


def samples() -> list[Sample]:
    """Return the samples of drafts and their meetings."""
    return [
        Sample("minutes-draft-attendance", "Draft: text and check-in differ", _attendance),
        Sample("minutes-draft-twin", "Draft: another one of the same meeting", _twin),
        Sample("minutes-draft-notes", "Draft: notes that are not in it", _notes),
        Sample("minutes-edit-choose", "Editing: what", _choose),
        Sample("minutes-edit-head", "Editing: the head", _head),
        Sample("minutes-edit-item", "Editing: an item", lambda t: _item(t, 1)),
        Sample("minutes-edit-item-long", "Editing: an item of several stretches", lambda t: _item(t, 4)),
        Sample("minutes-edit-new-item", "Editing: a new item", _new_item),
        Sample("minutes-edit-decision", "Editing: a decision", _decision),
        Sample("minutes-edit-assignment", "Editing: an assignment", _task),
        Sample("minutes-absent", "To somebody who was absent", lambda t: absent_card(t, minutes(t))),
        Sample("minutes-late", "Two working days without minutes", lambda t: waiting_card(t, _waiting(t, draft=False))),
        Sample("minutes-late-draft", "The same, a draft waits", lambda t: waiting_card(t, _waiting(t, draft=True))),
        Sample(
            "minutes-late-none",
            "The same: no minutes are written",
            lambda t: waiting_settled(t, _waiting(t, draft=False), "without"),
        ),
        Sample(
            "minutes-late-published",
            "The same: published",
            lambda t: waiting_settled(t, _waiting(t, draft=False), "published"),
        ),
    ]


def _drafted(t: Translate) -> MinutesView:
    view = minutes(t)
    items = tuple(replace(item, id=same_id(500 + place)) for place, item in enumerate(view.items))
    decisions = tuple(replace(one, number=None) for one in view.decisions)
    return replace(view, items=items, decisions=decisions, tasks=())


def _attendance(t: Translate) -> Card:
    odds = [
        t("{name} checked in, but is absent in the text.", name=PER),
        t("{name} reported absence, but is a participant in the text.", name=SVEN),
    ]
    still = t("The check-out is still open. Answers that come after you publish are not in the minutes.")
    silent = [Choice(str(same_id(80)), AMIRA), Choice(str(same_id(81)), OSKAR)]
    desk = Desk(0, 0, keep_all=False, deed=1, attendance=AttendanceView(odds, silent, still))
    return draft_card(t, _drafted(t), candidate=None, desk=desk, day=MEETING_DAY)


def _twin(t: Translate) -> Card:
    twin = TwinView(same_id(51), TITLE, SECRETARY, t.day(MEETING_DAY, today=TODAY))
    desk = Desk(4, 4, keep_all=True, deed=None)
    return draft_card(t, _drafted(t), candidate=candidate(), desk=desk, day=MEETING_DAY, twin=twin)


def _notes(t: Translate) -> Card:
    desk = Desk(0, 0, keep_all=False, deed=None)
    return draft_card(t, _drafted(t), candidate=None, desk=desk, day=MEETING_DAY, notes=True)


def _choose(t: Translate) -> Card:
    items = [
        PartView(f"i{same_id(500 + place).hex}", f"{item.number} {item.title}") for place, item in enumerate(ITEMS)
    ]
    decisions = [
        PartView(f"d{same_id(600 + place).hex}", t("Decision: {words}", words=words))
        for place, words in enumerate(DECISIONS)
    ]
    return editing.choose_part(t, same_id(50), [*items, *decisions], 0)


def _head(t: Translate) -> Card:
    view = editing.HeadForm(
        "c0de", TITLE, MEETING_DAY, "Stora salen", EVERYBODY[:6], (PER, OSKAR), date(2026, 12, 4), "", "LG 2026/123"
    )
    return editing.head_form(t, same_id(50), view)


def _item(t: Translate, windows: int) -> Card:
    item = ITEMS[2]
    text = "\n".join(f"{'  ' * one.level}{one.marker} {one.text}".strip() for one in item.body)
    view = editing.ItemForm(
        f"i{same_id(502).hex}", "c0de", item.title, item.section, item.presenters, text, 3, len(ITEMS), 0, windows
    )
    return editing.item_form(t, same_id(50), view)


def _new_item(t: Translate) -> Card:
    return editing.new_item_form(t, same_id(50), place=len(ITEMS) + 1, nonce="c0de")


def _decision(t: Translate) -> Card:
    part = f"d{same_id(600).hex}"
    return editing.decision_form(t, same_id(50), part=part, seen="c0de", words=DECISIONS[0])


def _task(t: Translate) -> Card:
    one = candidate()
    view = editing.TaskForm(f"c{one.id.hex}", "c0de", one.text, one.owners, by_name(), one.due, one.due_words)
    return editing.task_form(t, same_id(50), view)


def _waiting(t: Translate, *, draft: bool) -> WaitingView:
    return WaitingView(same_id(90), GROUP, t.day(MEETING_DAY, today=TODAY), same_id(50) if draft else None)
