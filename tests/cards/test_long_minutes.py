"""Minutes of any length become cards that Teams takes, and nothing of them gets lost on the way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from bot.localteams.cards import texts
from cards.kit import MOST_BYTES, Card
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card
from cards.minutes.published import minutes_cards
from cards.minutes.views import DecisionView, ItemView, MinutesView, ParagraphView, TaskView
from cards.samples import minutes

T = speaking("sv")
PAGES, WORDS_A_PAGE, PARAGRAPH = 200, 350, 70
MARKS = ("", "", "•", "1.", "a)")
HEAVY = ("\\", "*", '"', "<", "&amp;", "å", "👩🏽‍🏫", " *", "\n")


def paragraph(numbers: Iterator[int], kind: int) -> ParagraphView:
    said = " ".join(f"ord{next(numbers)}" for _ in range(PARAGRAPH))
    return ParagraphView(said, level=kind % 3, marker=MARKS[kind % len(MARKS)])


def item(numbers: Iterator[int], place: int) -> ItemView:
    """An item of some four pages."""
    body = tuple(paragraph(numbers, kind) for kind in range(4 * WORDS_A_PAGE // PARAGRAPH))
    return ItemView(str(place), f"Punkt {place}", "DIALOG", (f"Talare {place}",), body)


def long_minutes() -> MinutesView:
    """Two hundred pages, in which each word is numbered."""
    numbers = count()
    return replace(
        minutes.minutes(T),
        items=tuple(item(numbers, place) for place in range(1, PAGES // 4 + 1)),
        decisions=tuple(DecisionView(number, f"beslut{number} " + "vi gör så " * 20) for number in range(1, 121)),
        tasks=tuple(
            TaskView(number, f"uppdrag{number} " + "ordna det " * 20, "Karin Ek", "", "snart")
            for number in range(1, 161)
        ),
    )


def numbered(cards: Sequence[Card], word: str) -> list[int]:
    """The numbers behind `word` in reading order."""
    said = " ".join(text for card in cards for text in texts(card.json))
    return [int(number) for number in re.findall(rf"\b{word}(\d+)\b", said)]


def test_two_hundred_pages_come_whole_and_in_order() -> None:
    cards = minutes_cards(T, long_minutes())

    assert [card.size for card in cards if card.size > MOST_BYTES] == []
    assert numbered(cards, "ord") == list(range(PAGES * WORDS_A_PAGE))
    assert numbered(cards, "beslut") == list(range(1, 121))
    assert numbered(cards, "uppdrag") == list(range(1, 161))


def test_the_root_says_how_many_replies_follow_and_each_which_part_it_is() -> None:
    root, *replies = minutes_cards(T, long_minutes())

    assert f"Fortsätter i {len(replies)} svar nedanför" in " ".join(texts(root.json))
    assert [texts(reply.json)[1] for reply in replies] == [
        f"Ledningsgruppens möte, del {part} av {len(replies) + 1}" for part in range(2, len(replies) + 2)
    ]


def test_ordinary_minutes_are_one_card_with_everything_in_it() -> None:
    view = minutes.minutes(T)
    [card] = minutes_cards(T, view)
    said = " ".join(texts(card.json))

    assert [part.text for item in view.items for part in item.body if part.text not in said] == []


@pytest.mark.parametrize("candidate", [minutes.candidate(), None])
def test_the_draft_of_two_hundred_pages_is_one_card_that_says_what_it_leaves_out(candidate: object) -> None:
    card = draft_card(
        T, long_minutes(), candidate=candidate, desk=Desk(1, 1, keep_all=False, deed=None), day=minutes.MEETING_DAY
    )  # type: ignore[arg-type]

    assert card.size <= MOST_BYTES
    assert re.findall(r"… och \d+ rader till", " ".join(texts(card.json))) != []


heavy = st.builds(lambda sign, times: sign * times, st.sampled_from(HEAVY), st.integers(0, 30_000))
bodies = st.lists(st.builds(ParagraphView, heavy, st.integers(0, 5), st.sampled_from(MARKS)), max_size=4).map(tuple)


@settings(deadline=None, max_examples=30)
@given(body=bodies, decision=heavy, sentence=heavy)
def test_whatever_stands_in_them_no_card_is_too_large(
    body: tuple[ParagraphView, ...], decision: str, sentence: str
) -> None:
    items = tuple(ItemView("1", "Punkt", None, (), body) for _ in range(2))
    view = replace(minutes.minutes(T), items=items, decisions=(DecisionView(1, decision),))
    found = replace(minutes.candidate(), sentence=sentence, clues=((0, 5),))
    cards = [
        *minutes_cards(T, view),
        draft_card(T, view, candidate=found, desk=Desk(1, 1, keep_all=False, deed=None), day=minutes.MEETING_DAY),
    ]

    assert [card.size for card in cards if card.size > MOST_BYTES] == []
