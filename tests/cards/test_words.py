"""Members' words stay words: whatever is typed is seen as it was typed, and does nothing."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from cards.agenda.agenda import agenda_card
from cards.assignments.card import assignment_card
from cards.assignments.lists import open_assignments
from cards.assignments.views import ListView, OwnerView
from cards.chat import help_card
from cards.errors import refusal
from cards.inputs import Choice, Form
from cards.kit import MOST_BYTES, Card, draw, head
from cards.minutes.desk import Desk
from cards.minutes.draft import draft_card
from cards.minutes.presses import KeepCandidate
from cards.minutes.published import minutes_cards
from cards.minutes.views import DecisionView, ItemView, ParagraphView, TaskView
from cards.proposals.proposal import open_proposals, proposal_receipt, proposal_to_decide
from cards.samples import agenda, assignments, minutes, proposals
from cards.words import bold, escaped, joined, link, plain
from tests.cards.rendering import rendered, squeezed, texts_of

T = speaking("sv")
TRICKS = (
    "**fet**",
    "_kursiv_",
    "~~struken~~",
    "`kod`",
    "```",
    "\\",
    "\\*",
    "[x](https://example.org)",
    "![x](https://example.org/x.png)",
    "<at>Karin Ek</at>",
    '<AT id="1">',
    "</at>",
    "<https://example.org>",
    "<b>",
    "<!-- -->",
    "<script>",
    "&lt;at&gt;",
    "&amp;",
    "&#42;",
    "{{DATE(2026-11-20T08:00:00Z)}}",
    "{{TIME(2026-11-20T08:00:00Z)}}",
    "\n- ",
    "\n* ",
    "\n+ ",
    "\n1. ",
    "\n12) ",
    "\n# ",
    "\n### ",
    "\n> ",
    "\n---",
    "\n===",
    "\n***",
    "\n    ",
    "\t",
    "    ",
    "|",
    "\n|-|-|\n",
    "[a]: https://example.org",
    "\r\n",
    "\x0b",
    "\x00",
    "\u202e",
    "\u2066",
    "\u200b",
    "\U000e0041",
    "\ufff9",
    '=HYPERLINK("http://x")',
    "[x](javascript:alert(1))",
    "\u200f",
    "\ufeff",
    "\ud800",
    "\u2028",
    "👩🏽‍🏫",
    "å",
    "ש",
    " ",
    ".",
    ":",
    "A",
)
anything = st.lists(st.sampled_from(TRICKS) | st.text(max_size=8), max_size=12).map("".join)
a_word = anything.filter(lambda words: squeezed(plain(words)) != "")


def seen(words: str) -> str:
    return squeezed(plain(words))


@given(anything)
def test_escaped_words_are_seen_as_they_were_typed_and_become_nothing_else(words: str) -> None:
    tags, shown = rendered(escaped(words))

    assert (tags - {"p"}, shown) == (set(), seen(words))


@given(anything, a_word, anything)
def test_bold_is_bold_and_no_more_wherever_it_stands(before: str, words: str, after: str) -> None:
    tags, shown = rendered(joined(before, bold(words), after, by=" "))

    assert (tags - {"p"}, shown) == ({"strong"}, seen(before) + seen(words) + seen(after))


@given(anything)
def test_plain_words_hold_nothing_unseen_and_can_be_sent(words: str) -> None:
    kept = plain(words)

    assert [sign for sign in kept if not (sign.isprintable() or sign.isspace() or sign > "\u007f")] == []
    assert kept.encode("utf-8").decode() == kept
    assert plain(kept) == kept


@given(anything)
def test_only_an_address_of_the_web_becomes_a_link(address: str) -> None:
    tags, shown = rendered(link(address, address))

    assert (tags - {"p"}, shown) == (set(), seen(address))


def test_a_link_leads_where_it_says() -> None:
    assert link("Se [bilagan]", "https://example.org/a_b") == "[Se \\[bilagan\\]](https://example.org/a_b)"
    assert link("klicka", "javascript:alert(1)") == "klicka"


def test_line_breaks_are_kept() -> None:
    assert escaped("Ett\nTvå\r\n\r\n  Tre") == "Ett\n\nTvå\n\nTre"


def test_escaping_twice_is_escaping_once() -> None:
    assert escaped(escaped("*a*")) == "\\*a\\*"


def _minutes(words: str) -> Sequence[Card]:
    item = ItemView(
        "1",
        words,
        "BESLUT",
        (words,),
        (ParagraphView(words), ParagraphView(words, 1, "•"), ParagraphView(words, 3, "a)")),
    )
    view = replace(
        minutes.minutes(T),
        title=words,
        place=words,
        participants=(words,),
        absent=(words,),
        items=(item, item),
        other=(words,),
        decisions=(DecisionView(1, words),),
        tasks=(TaskView(1, words, words, "", words),),
    )
    found = replace(
        minutes.candidate(), sentence=words, clues=((1, 3),), text=words, due=None, due_words=words, item=words
    )
    draft = draft_card(
        T, view, candidate=found, desk=Desk(1, 1, keep_all=False, deed=None), day=minutes.MEETING_DAY, warnings=[words]
    )
    return [*minutes_cards(T, view), draft]


def _proposal(words: str) -> Sequence[Card]:
    fields = {
        "title": words,
        "proposer": words,
        "presenters": (words,),
        "background": words,
        "link": words,
        "meeting": words,
    }
    view = replace(proposals.proposal(T, "declined"), **fields, reason=words, decided_by=words, group=words)  # type: ignore[arg-type]
    return [
        proposal_to_decide(T, replace(view, state="submitted")),
        proposal_receipt(T, view),
        open_proposals(T, [view]),
    ]


def _assignment(words: str) -> Sequence[Card]:
    view = replace(
        assignments.plan(T), text=words, owners=words, source=words, group=words, due_day="", due_words=words
    )
    return [assignment_card(T, view), open_assignments(T, _listed(words, OwnerView(words, (view,))))]


def _listed(words: str, owner: OwnerView) -> ListView:
    return ListView(group=words, group_id=assignments.OURS, title="1", owners=(owner,), total=1)


def _rest(words: str) -> Sequence[Card]:
    view = replace(agenda.agenda(T), link="")
    item = replace(view.items[0], title=words, presenters=(words,), link="")
    unknown = help_card(T, direct=False, group=words, organiser=False, unknown=words, nearest="dagordning")
    return [agenda_card(T, replace(view, items=(item,), place=words, group=words)), unknown, refusal(T, words)]


@pytest.mark.parametrize("drawn", [_minutes, _proposal, _assignment, _rest])
@settings(deadline=None, max_examples=50)
@given(words=a_word)
def test_a_card_shows_a_members_words_and_is_not_moved_by_them(
    drawn: Callable[[str], Sequence[Card]], words: str
) -> None:
    for card in drawn(words):
        shown = [rendered(text) for text in texts_of(card)]

        assert {tag for tags, _ in shown for tag in tags} - {"p", "strong", "ul", "ol", "li"} == set()
        assert seen(words)[:80] in "".join(text for _, text in shown)
        assert "<at" not in "".join(texts_of(card)).lower()
        assert json.dumps(card.json, ensure_ascii=False).encode()
        assert card.size <= MOST_BYTES


@given(words=a_word)
def test_choices_beside_boxes_are_escaped_and_those_in_a_menu_are_plain(words: str) -> None:
    form = Form(T, KeepCandidate)
    [boxes] = [one.title for one in form.choice("owners", [Choice("1", words)], several=True).choices or []]
    [menu] = [one.title for one in form.choice("owners", [Choice("1", words)], menu=True).choices or []]

    assert rendered(boxes)[1] == seen(words)
    assert squeezed(menu) == seen(words)


@given(words=a_word)
def test_the_first_words_of_a_card_are_its_kind_and_title(words: str) -> None:
    card = draw(T, summary=words, body=head("Uppdrag", words))

    assert [rendered(text)[1] for text in texts_of(card)] == ["Uppdrag", seen(words)]
    assert squeezed(card.summary) == seen(words)
