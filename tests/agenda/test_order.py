"""However an agenda is filled and mixed: nothing is lost, times have no gap and no overlap, and the sum is right."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.agenda.models import AgendaItem, Filling, ItemKind, Part
from bot.agenda.rules import in_order, moved, parts, placed, start_times
from bot.i18n.speech import speaking
from cards.agenda.agenda import AgendaView, ItemView, agenda_card
from cards.kit import MOST_BYTES

NINE = datetime(2026, 11, 20, 8, tzinfo=UTC)
MEETING = uuid4()
at_leisure = settings(deadline=None, max_examples=50)


def item(part: Part, minutes: int = 15, *, returns: bool = False, filling: Filling | None = None) -> AgendaItem:
    return AgendaItem(
        meeting_id=MEETING,
        part=part,
        position=0,
        title="Punkt",
        kind=ItemKind.DISCUSSION,
        presenters=[],
        minutes=minutes,
        returns=returns,
        filling=filling,
    )


an_item = st.builds(item, st.sampled_from(Part), st.integers(1, 480), returns=st.booleans())
agendas = st.lists(an_item, max_size=50)
moves = st.lists(st.tuples(st.integers(0, 49), st.integers(1, 60)), max_size=20)


def laid(items: list[AgendaItem]) -> list[AgendaItem]:
    """Give each item its place, as the database keeps it."""
    seats = dict.fromkeys(Part, 0)
    for one, part in zip(items, parts(items), strict=True):
        seats[part] += 1
        one.part, one.position = part, seats[part]
    return items


def filled(newcomers: list[AgendaItem]) -> list[AgendaItem]:
    ordered: list[AgendaItem] = []
    for one in newcomers:
        ordered = laid(placed(ordered, one))
    return ordered


@at_leisure
@given(newcomers=agendas, steps=moves)
def test_whatever_is_added_and_moved_each_item_stands_once_where_it_was_put(
    newcomers: list[AgendaItem], steps: list[tuple[int, int]]
) -> None:
    ordered = filled(newcomers)
    for which, place in steps:
        if which < len(ordered):
            mover = ordered[which]
            ordered = laid(moved(ordered, mover, place))
            assert ordered.index(mover) == min(place, len(ordered)) - 1

    assert sorted(one.id for one in ordered) == sorted(one.id for one in newcomers)
    assert in_order([*reversed(ordered)]) == ordered
    assert len({(one.part, one.position) for one in ordered}) == len(ordered)


@at_leisure
@given(newcomers=agendas)
def test_times_follow_each_other_without_gap_or_overlap_and_the_sum_is_right(newcomers: list[AgendaItem]) -> None:
    ordered = filled(newcomers)
    times = start_times(ordered, starts_at=NINE)
    ends = [begins + timedelta(minutes=one.minutes) for one, begins in zip(ordered, times, strict=True)]

    assert times[:1] == [NINE][: len(times)]
    assert all(before == after for before, after in zip(ends, times[1:], strict=False))
    assert (ends[-1] if ends else NINE) - NINE == timedelta(minutes=sum(one.minutes for one in newcomers))


@at_leisure
@given(newcomers=agendas)
def test_what_returns_comes_before_what_is_new_and_both_keep_the_order_they_came_in(
    newcomers: list[AgendaItem],
) -> None:
    came = [one for one in newcomers if one.part is Part.MIDDLE]
    middle = [one for one in filled(newcomers) if one.part is Part.MIDDLE]

    assert middle == [*(one for one in came if one.returns), *(one for one in came if not one.returns)]


@at_leisure
@given(newcomers=agendas)
def test_the_parts_of_a_meeting_follow_each_other(newcomers: list[AgendaItem]) -> None:
    assert all(before <= after for before, after in pairwise(parts(newcomers)))


def test_a_new_closing_item_stands_before_the_check_out_and_a_newcomer_after_a_mixed_middle() -> None:
    opening, checkout = item(Part.OPENING), item(Part.CLOSING, filling=Filling.CLOSING)
    closing, new = item(Part.CLOSING), item(Part.MIDDLE)

    assert placed([opening, checkout], closing) == [opening, closing, checkout]
    mixed = laid([new, opening, closing, checkout])
    latest = item(Part.MIDDLE)
    assert placed(mixed, latest) == [new, opening, latest, closing, checkout]


@at_leisure
@given(words=st.text(max_size=200), count=st.integers(0, 60), lines=st.integers(0, 9))
def test_an_agenda_of_any_length_fits_one_card(words: str, count: int, lines: int) -> None:
    row = ItemView(
        NINE, words, "decision", (words,) * 3, 15, (words,) * lines, words, words * 20, "https://a.example/x"
    )
    view = AgendaView(MEETING, MEETING, words, words, NINE, words, (row,) * count, 120, changes=(words,) * 3)

    assert agenda_card(speaking("sv"), view, organising=True).size <= MOST_BYTES
