"""The organisers' dialogs about agendas."""

from dataclasses import replace
from datetime import date

from cards.agenda.dialogs import (
    ItemFormView,
    RowView,
    add_item_dialog,
    choose_item_dialog,
    edit_item_dialog,
    not_reached_dialog,
    remove_dialog,
    reorder_dialog,
)
from cards.agenda.standing import StandingView, standing_dialog, standing_edit_form, standing_form
from cards.kit import Card
from cards.samples.agenda import NEXT_MEETING, agenda
from cards.samples.people import by_name
from cards.samples.sample import TODAY, Sample, same_id
from cards.speech import Translate

AFTER_NEXT = date(2026, 12, 18)


def rows(t: Translate, count: int = 6) -> list[RowView]:
    """Return the agenda's items as rows to choose among."""
    items = agenda(t).items
    return [
        RowView(same_id(20 + place), items[place % 6].starts, items[place % 6].title, items[place % 6].minutes)
        for place in range(count)
    ]


def samples() -> list[Sample]:
    """Return the samples of the agenda's dialogs."""
    meeting, group = same_id(10), same_id(1)
    return [
        Sample("agenda-reorder", "The order (dialog)", lambda t: reorder_dialog(t, rows(t), meeting=meeting)),
        Sample(
            "agenda-reorder-many",
            "The order of more items than there is room for buttons",
            lambda t: reorder_dialog(t, rows(t, 50), meeting=meeting),
        ),
        Sample(
            "agenda-add",
            "A new item (dialog)",
            lambda t: add_item_dialog(t, _item_form(), meeting=meeting, nonce="1"),
        ),
        Sample(
            "agenda-choose", "Which item to change (dialog)", lambda t: choose_item_dialog(t, rows(t), meeting=meeting)
        ),
        Sample("agenda-edit", "An item that stands already (dialog)", _edit),
        Sample("agenda-edit-standing", "A standing item of one agenda (dialog)", _edit_standing),
        Sample("agenda-remove", "What to remove (dialog)", lambda t: remove_dialog(t, rows(t), meeting=meeting)),
        Sample("agenda-not-reached", "What was not reached (dialog)", _not_reached),
        Sample("agenda-standing", "The standing items (dialog)", lambda t: _standing(t, published=False)),
        Sample(
            "agenda-standing-published",
            "The same, when the next agenda is out (dialog)",
            lambda t: _standing(t, published=True),
        ),
        Sample(
            "agenda-standing-add", "A new standing item (dialog)", lambda t: standing_form(t, group=group, nonce="1")
        ),
        Sample(
            "agenda-standing-edit",
            "A standing item, to be changed (dialog)",
            lambda t: standing_edit_form(t, _standing_views(t)[0], group=group),
        ),
    ]


def _item_form() -> ItemFormView:
    return ItemFormView(by_name(), minutes=15)


def _edit(t: Translate) -> Card:
    people = by_name()
    view = ItemFormView(
        people,
        (people[0].value,),
        "Lokalplan 2027",
        "decision",
        20,
        "Tre skolor saknar lokaler till hösten 2027.",
        "https://exempel.example/lokalplan",
    )
    return edit_item_dialog(t, view, meeting=same_id(10), item=same_id(22))


def _edit_standing(t: Translate) -> Card:
    view = replace(_item_form(), title=t("News from sister groups"), minutes=15, standing=True)
    return edit_item_dialog(t, view, meeting=same_id(10), item=same_id(21))


def _not_reached(t: Translate) -> Card:
    day = t.day(AFTER_NEXT, today=TODAY)
    return not_reached_dialog(t, rows(t)[2:5], meeting=same_id(10), next_day=day)


def _standing_views(t: Translate) -> list[StandingView]:
    return [
        StandingView(same_id(30), t("Follow-up from the previous meeting"), "report", 10),
        StandingView(same_id(31), t("News from sister groups"), "information", 15, skipped=True),
        StandingView(same_id(32), t("Closing and check-out"), "discussion", 10, last=True),
    ]


def _standing(t: Translate, *, published: bool) -> Card:
    day = t.day(NEXT_MEETING, today=TODAY)
    views = [replace(one, skipped=one.skipped and not published) for one in _standing_views(t)]
    return standing_dialog(t, views, group=same_id(1), meeting=same_id(10), next_day=day, published=published)
