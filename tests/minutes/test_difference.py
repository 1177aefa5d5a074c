"""What a correction changed, told part by part: nothing that differs goes unsaid, and nothing else is said."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.i18n.speech import speaking
from bot.localteams.cards import texts
from bot.minutes.difference import difference
from cards.kit import MOST_BYTES
from cards.minutes.difference import ChangeView, PartView, PieceView, difference_card
from cards.minutes.views import DecisionView, ItemView, MinutesView, ParagraphView, TaskView
from cards.samples import minutes

T = speaking("sv")
BEFORE = minutes.minutes(T)


def changes(after: MinutesView) -> list[tuple[str, str, str, str, str]]:
    """Each change on one line: part, kind, what of, the words before and after with what changed in [brackets]."""
    return [
        (part.title, one.kind, one.about, marked(one.before), marked(one.after))
        for part in difference(BEFORE, after, T)
        for one in part.changes
    ]


def marked(pieces: tuple[PieceView, ...]) -> str:
    return "".join(f"[{one.words}]" if one.changed else one.words for one in pieces)


def with_item(place: int, item: ItemView) -> MinutesView:
    return replace(BEFORE, items=(*BEFORE.items[:place], item, *BEFORE.items[place + 1 :]))


def test_minutes_that_say_the_same_differ_in_nothing() -> None:
    assert changes(BEFORE) == []


def test_what_stands_in_the_head_is_compared_fact_by_fact() -> None:
    assert changes(replace(BEFORE, place="Lilla salen", absent=("Per Hallgren",))) == [
        ("Huvudet", "changed", "Plats", "[Stora ]salen", "[Lilla ]salen"),
        ("Huvudet", "changed", "Frånvarande", "Per [Hallgren, Oskar Wiklund]", "Per [Hallgren]"),
    ]


def test_decisions_and_assignments_are_told_apart_by_their_numbers() -> None:
    after = replace(
        BEFORE,
        decisions=(replace(BEFORE.decisions[0], text="Planen antas."), DecisionView(None, "Bussen säljs.")),
        tasks=(replace(BEFORE.tasks[1], due_words="i mars"), BEFORE.tasks[0]),
    )

    assert [one[:3] for one in changes(after)] == [
        ("Beslut", "changed", "B-14"),
        ("Beslut", "removed", "B-15"),
        ("Beslut", "added", ""),
        ("Uppdrag", "changed", "U-32"),
        ("Uppdrag", "removed", "U-33"),
    ]
    assert changes(after)[3][3:] == (
        "… fram en prognos för personalkostnaderna · Klart senast: [nästa LG]",
        "… fram en prognos för personalkostnaderna · Klart senast: [i mars]",
    )


def test_an_item_tells_which_paragraph_changed_came_or_went() -> None:
    old = ItemView("1", "Buss", None, (), tuple(map(ParagraphView, ("Ett två tre fyra fem.", "Sist sägs detta."))))
    new = replace(old, body=tuple(map(ParagraphView, ("Först.", "Ett två tre fyra sex."))))
    parts = difference(replace(BEFORE, items=(old,)), replace(BEFORE, items=(new,)), T)

    assert parts == [
        PartView(
            "1. Buss",
            (
                ChangeView("added", after=(PieceView("Först."),)),
                ChangeView(
                    "changed",
                    before=(PieceView("Ett två tre fyra "), PieceView("fem.", changed=True)),
                    after=(PieceView("Ett två tre fyra "), PieceView("sex.", changed=True)),
                ),
                ChangeView("removed", before=(PieceView("Sist sägs detta."),)),
            ),
        )
    ]


def test_an_item_with_a_new_title_number_or_place_is_the_same_item() -> None:
    item = BEFORE.items[2]

    assert changes(with_item(2, replace(item, title="Lokaler"))) == [
        ("3. Lokaler", "changed", "Rubrik", "3. [Lokalplan 2027]", "3. [Lokaler]")
    ]
    assert changes(with_item(2, replace(item, section="DIALOG", presenters=()))) == [
        ("3. Lokalplan 2027", "changed", "Typ", "[Beslut]", "[Dialog]"),
        ("3. Lokalplan 2027", "changed", "Föredragande", "[Amira Haddad, Mira Ståhl (gäst)]", ""),
    ]
    swapped = replace(BEFORE, items=(BEFORE.items[1], BEFORE.items[0], *BEFORE.items[2:]))
    assert [one[:2] for one in changes(swapped)] == [("Punkternas ordning", "changed")]
    assert [one[:2] for one in changes(replace(BEFORE, items=BEFORE.items[1:]))] == [
        ("1. Återkoppling från föregående möte", "removed")
    ]


def test_a_long_paragraph_shows_the_change_and_what_stands_around_it() -> None:
    words = [f"ord{number}" for number in range(60)]
    old = ItemView("1", "Lång", None, (), (ParagraphView(" ".join(words)),))
    new = replace(old, body=(ParagraphView(" ".join([*words[:30], "nytt", *words[31:]])),))
    [part] = difference(replace(BEFORE, items=(old,)), replace(BEFORE, items=(new,)), T)

    around = "… ord22 ord23 ord24 ord25 ord26 ord27 ord28 ord29 [{}] ord31 ord32 ord33 ord34 ord35 ord36 ord37 ord38 … "
    assert [(marked(one.before), marked(one.after)) for one in part.changes] == [
        (around.format("ord30").replace("] ", " ]"), around.format("nytt").replace("] ", " ]"))
    ]


LINES = st.lists(st.sampled_from(["Ett.", "Två ord.", "Tre hela ord.", "Fyra *ganska* långa ord."]), max_size=5)


@settings(max_examples=60, deadline=None)
@given(LINES, LINES)
def test_two_texts_differ_in_nothing_only_when_they_are_the_same(one: list[str], other: list[str]) -> None:
    before, after = (replace(BEFORE, other=tuple(lines)) for lines in (one, other))
    parts = difference(before, after, T)

    assert (parts == []) == (one == other)
    told = [marked(change.before).replace("[", "").replace("]", "") for part in parts for change in part.changes]
    assert [line for line in told if line and line not in one] == []


def test_the_card_of_two_hundred_changed_pages_fits_and_counts_what_it_leaves_out() -> None:
    body = tuple(ParagraphView(f"Stycke {number} " + "med många ord i sig " * 60) for number in range(700))
    old = replace(BEFORE, items=(ItemView("1", "Lång", None, (), body),))
    new = replace(old, items=(replace(old.items[0], body=tuple(replace(one, text=one.text.upper()) for one in body)),))
    tasks = tuple(TaskView(number, "Gör *det* " * 50, "Karin Ek", "", "snart") for number in range(1, 400))
    card = difference_card(T, new, difference(replace(old, tasks=tasks), new, T), version=2)

    assert card.size <= MOST_BYTES
    assert texts(card.json)[-1].startswith("… och ")
