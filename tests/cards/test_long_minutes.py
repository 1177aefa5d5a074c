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
from cards.inputs import Choice
from cards.kit import MOST_BYTES, Card
from cards.minutes import editing
from cards.minutes.attendance import AttendanceView
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card
from cards.minutes.published import minutes_cards, overview, whole_cards
from cards.minutes.views import DecisionView, ItemView, MinutesView, ParagraphView, TaskView
from cards.samples import minutes
from cards.samples.sample import same_id

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


def several(word: str, number: int, sign: str = "") -> tuple[str, ...]:
    """So many names, each with its number."""
    return tuple(f"{word}{place}{sign}" for place in range(number))


GIANTS = {
    "names": {"participants": several("deltagare", 3_000), "absent": several("borta", 1_000)},
    "a place": {"place": " ".join(several("plats", 4_000))},
    "the next meeting": {"next_meeting": " ".join(several("sedan", 4_000))},
    "five hundred items": {
        "items": tuple(
            ItemView(str(place), f"rubrik{place}", "BESLUT", (), (ParagraphView(f"ord{place}"),))
            for place in range(500)
        )
    },
    "items without text": {"items": tuple(ItemView("", f"rubrik{place}", None, (), ()) for place in range(700))},
    "a title": {"items": (ItemView("1", " ".join(several("rubrik", 5_000, "*")), None, (), ()),)},
    "presenters": {"items": (ItemView("1", "Punkt", None, several("talare", 3_000, "_"), ()),)},
    "one paragraph": {"items": (ItemView("1", "Punkt", None, (), (ParagraphView(" ".join(several("ord", 60_000))),)),)},
    "one bullet": {
        "items": (ItemView("1", "Punkt", None, (), (ParagraphView(" ".join(several("ord", 20_000)), 2, "-"),)),)
    },
    "three hundred decisions": {
        "decisions": tuple(DecisionView(place, f"beslut{place} " + "vi gör så " * 30) for place in range(300))
    },
    "a decision": {"decisions": (DecisionView(1, " ".join(several("beslut", 20_000))),)},
    "an assignment": {"tasks": (TaskView(1, " ".join(several("uppdrag", 9_000)), "Karin Ek", "", ""),)},
    "owners": {"tasks": (TaskView(1, "Gör det", ", ".join(several("ansvarig", 2_000)), "", ""),)},
}


@pytest.mark.parametrize("giant", GIANTS)
def test_whatever_is_giant_every_card_fits_and_no_word_is_lost(giant: str) -> None:
    view = replace(minutes.minutes(T), **GIANTS[giant])  # type: ignore[arg-type]
    cards = [minutes_cards(T, view), whole_cards(T, view)]
    desk = Desk(0, 0, keep_all=False, deed=None, sisters=True, attendance=CROWD)
    alone = [overview(T, view), draft_card(T, view, candidate=None, desk=desk, day=minutes.MEETING_DAY)]

    assert [card.size for card in (*cards[0], *cards[1], *alone) if card.size > MOST_BYTES] == []
    wanted = set(re.findall(r"\b[a-z]+\d+\b", str(GIANTS[giant])))
    for drawn in cards:
        assert (
            wanted - set(re.findall(r"[a-z]+\d+", " ".join(text for card in drawn for text in texts(card.json))))
            == set()
        )


CROWD = AttendanceView(
    [f"Namn {place} checkade in, men nämns inte i texten." for place in range(200)],
    [Choice(str(same_id(place)), f"Förnamn Efternamnsson {place} " * 4) for place in range(200)],
    "Utcheckningen är öppen än.",
)


def test_no_dialog_of_a_giant_draft_is_too_large() -> None:
    parts = [editing.PartView(f"i{same_id(place).hex}", "*Rubrik " * 40) for place in range(900)]
    names = [f"Namn Namnsson {place}" for place in range(2_000)]
    head = editing.HeadForm(
        "s" * 16, "T" * 200, minutes.MEETING_DAY, "P" * 200, names, names[:150], None, "x" * 400, "n" * 60
    )
    text = ('"\n' * 3_000)[:6_000]
    form = editing.ItemForm(parts[0].part, "s" * 16, "*" * 400, None, names[:60], text, 1, 900, 0, 9)
    cards = [
        *(editing.choose_part(T, same_id(1), parts, start) for start in (0, 100, 899)),
        editing.head_form(T, same_id(1), head),
        editing.item_form(T, same_id(1), form),
        editing.decision_form(T, same_id(1), part=parts[0].part, seen="s", words='"' * 8_000),
        editing.decision_form(T, same_id(1), part=parts[0].part, seen="s", words="ord " * 30_000),
    ]

    assert [card.size for card in cards if card.size > MOST_BYTES] == []
    assert len({choice["value"] for choice in _pages_of(parts)}) == 900 + 2


def _pages_of(parts: list[editing.PartView]) -> list[dict[str, str]]:
    """Every choice that the dialog offers, page by page."""
    found: list[dict[str, str]] = []
    start = 0
    while start < len(parts):
        card = editing.choose_part(T, same_id(1), parts, start).json
        shown = card["body"][0]["choices"]
        found += shown
        start += len(shown) - (2 if start == 0 else 0)
    return found
