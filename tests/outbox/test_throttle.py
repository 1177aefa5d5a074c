"""Teams' limits hold wherever in a request's time Teams counts it, and nobody waits for ever."""

from bisect import bisect_left
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.outbox.throttle import PER_LANE, PER_TENANT, Lane, Throttle, Windows

START = datetime(2026, 11, 23, 7, tzinfo=UTC)
CHANNEL: Lane = ("tenant", "19:lg@thread.tacv2")

letters = st.lists(
    st.tuples(
        st.sampled_from(["anna", "bo", "19:lg"]),
        st.sampled_from([1, 1, 1, 2]),
        st.floats(0, 0.4),  # how long the request takes
        st.floats(0, 1),  # where in that time Teams counts it
        st.floats(0, 0.05),  # how long the next one lingers
    ),
    max_size=200,
)


def fullest(moments: list[float], seconds: float) -> int:
    """The greatest number of `moments` in any half-open window of so many seconds."""
    ordered = sorted(moments)
    return max((number - bisect_left(ordered, at - seconds + 1e-6) + 1 for number, at in enumerate(ordered)), default=0)


def kept(moments: list[float], windows: Windows) -> bool:
    return all(fullest(moments, seconds) <= most for most, seconds in windows)


@settings(max_examples=60, deadline=None)
@given(letters)
def test_no_window_of_teams_ever_holds_more_than_is_allowed(plan: list[tuple[str, int, float, float, float]]) -> None:
    throttle, now = Throttle(), START
    under_way: list[tuple[datetime, Lane, int]] = []
    lanes: dict[str, list[float]] = defaultdict(list)
    tenant: list[float] = []

    for name, requests, takes, counted, lingers in plan:
        lane = ("tenant", name)
        while (moment := throttle.when(lane, now, requests=requests)) is None or moment > now:
            first_end = min((end for end, _, _ in under_way), default=moment)
            now = min(filter(None, (first_end, moment)))
            for arrived in [each for each in under_way if each[0] <= now]:
                under_way.remove(arrived)
                throttle.ended(arrived[1], arrived[0], requests=arrived[2])
        throttle.took(lane, now, requests=requests)
        under_way.append((now + timedelta(seconds=takes), lane, requests))
        seen = now.timestamp() + takes * counted
        lanes[name].append(seen)
        tenant.extend([seen] * requests)
        now += timedelta(seconds=lingers)

    assert all(kept(moments, PER_LANE) for moments in lanes.values())
    assert kept(tenant, PER_TENANT)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 200))
def test_a_busy_lane_gets_everything_that_the_windows_allow(number: int) -> None:
    throttle, now = Throttle(), START
    for _ in range(number):
        while (moment := throttle.when(CHANNEL, now)) != now:
            now = moment
        throttle.took(CHANNEL, now)
        throttle.ended(CHANNEL, now)

    assert now - START <= timedelta(seconds=30 * ((number - 1) // 60) + 16)


def test_a_refused_lane_stays_shut_and_its_neighbour_open() -> None:
    throttle, until = Throttle(), START + timedelta(minutes=1)
    throttle.refused(CHANNEL, until, START)

    assert until <= throttle.when(CHANNEL, START) <= until + timedelta(milliseconds=1)
    assert throttle.when(("tenant", "anna"), START) == START


def test_three_lanes_refused_at_once_quiet_the_whole_tenant_for_a_while() -> None:
    throttle, until = Throttle(), START + timedelta(hours=1)
    for name in ("anna", "bo", "cia"):
        throttle.refused(("tenant", name), until, START)

    assert throttle.when(("tenant", "dag"), START) > START
    assert throttle.when(("tenant", "dag"), START + timedelta(seconds=11)) == START + timedelta(seconds=11)
    assert throttle.when(("other tenant", "anna"), START) == START


def test_what_is_out_of_every_window_is_forgotten() -> None:
    throttle = Throttle()
    for number in range(1000):
        lane = ("tenant", f"person {number}")
        throttle.took(lane, START)
        throttle.ended(lane, START)
    later = START + timedelta(hours=2)
    throttle.took(CHANNEL, later)

    assert throttle.size == 2  # the channel and its tenant


def test_a_clock_set_back_shuts_nobody_in() -> None:
    throttle = Throttle()
    for _ in range(7):
        throttle.took(CHANNEL, START)
        throttle.ended(CHANNEL, START)
    yesterday = START - timedelta(days=1)

    assert throttle.when(CHANNEL, yesterday) == yesterday
