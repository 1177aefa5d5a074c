"""How much one sender gets through, by the clock that is handed in."""

from datetime import timedelta

from bot.kit.clock import StoppedClock
from bot.teams.pace import Pacer

ANNA, BO = ("tenant", "29:anna"), ("tenant", "29:bo")


def test_a_burst_is_taken_up_to_its_measure_and_the_next_is_told_once(clock: StoppedClock) -> None:
    pacer = Pacer(60, clock)

    burst = [pacer.lets(ANNA) for _ in range(60)]
    over = [pacer.lets(ANNA) for _ in range(3)]
    told = [pacer.is_to_tell(ANNA) for _ in range(3)]

    assert (burst, over, told) == ([True] * 60, [False] * 3, [True, False, False])
    assert (pacer.lets(BO), pacer.lets(("other tenant", "29:anna"))) == (True, True)


def test_the_measure_fills_up_evenly_and_never_over_its_brim(clock: StoppedClock) -> None:
    pacer = Pacer(60, clock)
    for _ in range(61):
        pacer.lets(ANNA)

    clock.forward(timedelta(seconds=1))
    after_a_second = [pacer.lets(ANNA) for _ in range(7)]
    clock.forward(timedelta(days=1))
    after_a_day = [pacer.lets(ANNA) for _ in range(61)]

    assert after_a_second == [True] * 6 + [False]
    assert after_a_day == [True] * 60 + [False]


def test_a_clock_that_is_set_back_shuts_nobody_out(clock: StoppedClock) -> None:
    pacer = Pacer(10, clock)
    for _ in range(11):
        pacer.lets(ANNA)

    clock.forward(timedelta(hours=-1))

    assert pacer.lets(ANNA) is False
    clock.forward(timedelta(seconds=10))
    assert pacer.lets(ANNA) is True


def test_a_file_weighs_more_and_never_more_than_the_whole_measure(clock: StoppedClock) -> None:
    assert [Pacer(4, clock).lets(ANNA, weight=10)] == [True]
    pacer = Pacer(60, clock)
    assert [pacer.lets(ANNA, weight=10) for _ in range(7)] == [True] * 6 + [False]


def test_only_so_many_senders_are_remembered_and_none_is_no_limit(clock: StoppedClock) -> None:
    pacer = Pacer(60, clock, senders=100)

    for number in range(1_000):
        pacer.lets(("tenant", f"29:{number}"))

    assert len(pacer) == 100
    assert {Pacer(0, clock).lets(ANNA) for _ in range(1_000)} == {True}
