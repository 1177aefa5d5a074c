"""Taking turns: order within a lane, fairness between lanes and tenants."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from bot.outbox.queue import Queue, Waiting
from bot.outbox.throttle import Throttle

NOW = datetime(2026, 11, 23, 7, tzinfo=UTC)


def queue(slots: int = 100) -> Queue:
    return Queue(Throttle(), slots)


def ids(letters: list[Waiting]) -> list[int]:
    return [letter.id for letter in letters]


def test_a_lane_gives_one_letter_at_a_time_in_order() -> None:
    line = queue()
    line.add([Waiting(number, ("t", "anna")) for number in (1, 2, 3)])

    assert ids(line.take(NOW)) == [1]
    assert ids(line.take(NOW)) == []
    line.free(("t", "anna"))
    assert ids(line.take(NOW)) == [2]


def test_a_letter_put_back_comes_first_again_when_its_time_has_come() -> None:
    line = queue()
    line.add([Waiting(number, ("t", "anna")) for number in (1, 2)])
    [letter] = line.take(NOW)
    line.put_back(letter, NOW + timedelta(seconds=5))

    assert ids(line.take(NOW)) == []
    assert line.next_moment() == NOW + timedelta(seconds=5)
    assert ids(line.take(NOW + timedelta(seconds=5))) == [1]


def test_tenants_take_turns_however_much_one_of_them_has() -> None:
    line = queue(slots=8)
    line.add([Waiting(number, ("large", f"person {number}")) for number in range(1000)])
    line.add([Waiting(1000 + number, ("small", f"person {number}")) for number in range(2)])

    assert Counter(letter.lane[0] for letter in line.take(NOW)) == {"large": 3, "small": 2}


def test_a_tenant_whose_requests_hang_leaves_slots_to_others() -> None:
    line = queue(slots=8)
    line.add([Waiting(number, ("slow", f"person {number}")) for number in range(100)])
    assert len(line.take(NOW)) == 4
    line.add([Waiting(100 + number, ("other", f"person {number}")) for number in range(2)])

    assert ids(line.take(NOW)) == [100, 101]


def test_a_tenant_gets_fifty_in_a_second_and_no_more() -> None:
    throttle = Throttle()
    line = Queue(throttle, 1000)
    line.add([Waiting(number, ("t", f"person {number}")) for number in range(120)])
    gone = []
    for tenth in range(25):
        now = NOW + timedelta(seconds=tenth / 10, milliseconds=tenth)
        for letter in line.take(now):
            gone.append(tenth)
            throttle.ended(letter.lane, now)
            line.free(letter.lane)

    assert Counter(gone) == {0: 50, 10: 50, 20: 20}


def test_a_chat_that_must_be_made_costs_its_tenant_two_requests() -> None:
    line = queue(slots=1000)
    line.add([Waiting(number, ("t", f"person {number}"), requests=2) for number in range(120)])

    assert len(line.take(NOW)) == 25


def test_a_refill_forgets_what_is_gone_and_keeps_whose_turn_it_is() -> None:
    line = queue(slots=2)
    letters = [Waiting(number, (name, "x")) for number, name in enumerate("abcde")]
    line.add(letters)
    assert ids(line.take(NOW)) == [0, 1]
    line.refill([Waiting(9, ("a", "y")), *letters[3:]])
    line.free(("a", "x"))
    line.free(("b", "x"))

    assert ids(line.take(NOW)) == [3, 4]
