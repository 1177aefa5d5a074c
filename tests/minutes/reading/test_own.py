"""Minutes that the bot wrote and somebody then edited by hand: the lists count, and what they lack is pointed out."""

import datetime as dt

import pytest

from bot.i18n.speech import speaking
from bot.minutes.reading.draft import Doubt, Draft, FoundAssignment, Item, Owner, Paragraph
from bot.minutes.reading.read import read_text
from bot.minutes.writing.markdown import draft_to_markdown

DRAFT = Draft(
    title="Ledningsgruppen 2024-03-05",
    date=dt.date(2024, 3, 5),
    participants=("Berta Ros", "Kim Wall"),
    items=(Item("1", "Ny telefonväxel", "BESLUT", body=(Paragraph("Växeln är gammal."), Paragraph("Kim bokar rum."))),),
    assignments=(FoundAssignment("Kim bokar rum.", (Owner("Kim"),), item="1"),),
)
WRITTEN = draft_to_markdown(DRAFT, speaking("sv"))
ROW = "| 1 | Kim bokar rum. | Kim | – |"
MORE = "The text holds more assignments than its list; look through it."


def test_an_untouched_export_raises_no_doubt() -> None:
    assert read_text(WRITTEN).warnings == ()


@pytest.mark.parametrize(
    ("added", "more"), [("Berta ringer banken.", 1), ("Berta ringer banken.\n\nKim tecknar avtalet.", 2)]
)
def test_promises_that_stand_in_the_text_alone_are_pointed_out(added: str, more: int) -> None:
    draft = read_text(WRITTEN.replace("Växeln är gammal.", added))

    assert [found.text for found in draft.assignments] == ["Kim bokar rum."]
    assert draft.warnings == (Doubt(MORE, {"n": more}),)


def test_a_promise_is_pointed_out_when_the_list_is_empty() -> None:
    emptied = draft_to_markdown(Draft(title=DRAFT.title, date=DRAFT.date, items=DRAFT.items), speaking("sv"))

    assert read_text(emptied).warnings == (Doubt(MORE, {"n": 1}),)


def test_a_row_in_other_words_than_the_text_raises_no_doubt() -> None:
    draft = read_text(WRITTEN.replace(ROW, "| 1 | Kim bokar det stora rummet. | Kim | 2024-04-01 |"))

    assert [found.text for found in draft.assignments] == ["Kim bokar det stora rummet."]
    assert draft.warnings == ()


def test_a_row_that_is_added_to_the_list_raises_no_doubt() -> None:
    draft = read_text(WRITTEN.replace(ROW, f"{ROW}\n| – | Berta ringer banken. | Berta | – |"))

    assert [found.text for found in draft.assignments] == ["Kim bokar rum.", "Berta ringer banken."]
    assert draft.warnings == ()
