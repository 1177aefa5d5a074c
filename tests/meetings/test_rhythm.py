"""The rhythm of meetings: which days, at what hour, and when it ends."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit.dates import local
from bot.kit.red_days import is_day_off, name_of_day_off
from bot.meetings.rhythm import HORIZON, Pattern, days
from bot.people.models import Rhythm

STOCKHOLM = "Europe/Stockholm"
FRIDAY, MONDAY, THURSDAY = 4, 0, 3


def pattern(rhythm: Rhythm = Rhythm.WEEKLY, weekday: int = FRIDAY, **more: object) -> Pattern:
    return Pattern(rhythm, weekday, time(8), STOCKHOLM, **more)  # type: ignore[arg-type]


def first_days(which: Pattern, after: date, count: int, *, anchor: date | None = None) -> list[date]:
    """The first days of the rhythm after that day's midnight."""
    return list(islice(days(which, after=datetime.combine(after, time(), UTC), anchor=anchor), count))


def test_a_weekly_group_meets_each_such_weekday_that_is_not_red() -> None:
    assert first_days(pattern(), date(2026, 12, 14), 4) == [
        date(2026, 12, 18),
        date(2027, 1, 8),  # Christmas Day and New Year's Day are passed over
        date(2027, 1, 15),
        date(2027, 1, 22),
    ]


def test_nobody_meets_on_midsummer_eve() -> None:
    assert first_days(pattern(), date(2026, 6, 15), 1) == [date(2026, 6, 26)]
    assert name_of_day_off(date(2026, 6, 19), "sv") == "Midsommarafton"
    assert name_of_day_off(date(2026, 6, 18), "sv") == ""


def test_every_second_week_is_counted_from_the_last_meeting_and_keeps_step_over_a_red_day() -> None:
    fortnightly = pattern(Rhythm.FORTNIGHTLY)

    assert first_days(fortnightly, date(2026, 11, 21), 4, anchor=date(2026, 11, 20)) == [
        date(2026, 12, 4),
        date(2026, 12, 18),
        date(2027, 1, 15),  # 1 January is red
        date(2027, 1, 29),
    ]


def test_a_new_weekday_keeps_the_weeks_of_a_fortnightly_group() -> None:
    monday = pattern(Rhythm.FORTNIGHTLY, MONDAY)

    assert first_days(monday, date(2026, 11, 21), 2, anchor=date(2026, 11, 20)) == [
        date(2026, 11, 30),
        date(2026, 12, 14),
    ]


@pytest.mark.parametrize(
    ("month_week", "expected"),
    [
        (1, [date(2026, 12, 3), date(2027, 1, 7), date(2027, 2, 4)]),
        (2, [date(2026, 12, 10), date(2027, 1, 14), date(2027, 2, 11)]),
        (3, [date(2026, 12, 17), date(2027, 1, 21), date(2027, 2, 18)]),
        (4, [date(2026, 11, 26), date(2027, 1, 28), date(2027, 2, 25)]),  # Christmas Eve is the fourth Thursday
        (-1, [date(2026, 11, 26), date(2027, 1, 28), date(2027, 2, 25)]),  # New Year's Eve is the last
    ],
)
def test_a_monthly_group_meets_on_the_nth_weekday_or_the_last(month_week: int, expected: list[date]) -> None:
    assert first_days(pattern(Rhythm.MONTHLY, THURSDAY, month_week=month_week), date(2026, 11, 21), 3) == expected


def test_the_last_weekday_is_the_fifth_where_there_is_one() -> None:
    last = pattern(Rhythm.MONTHLY, FRIDAY, month_week=-1)

    assert first_days(last, date(2027, 1, 1), 3) == [date(2027, 1, 29), date(2027, 2, 26), date(2027, 4, 30)]


def test_a_break_is_passed_over() -> None:
    off = pattern(breaks=((date(2027, 2, 22), date(2027, 2, 26)), (date(2027, 3, 12), date(2027, 3, 12))))

    assert first_days(off, date(2027, 2, 15), 4) == [
        date(2027, 2, 19),
        date(2027, 3, 5),
        date(2027, 3, 19),
        date(2027, 4, 2),
    ]


def test_a_rhythm_ends_on_its_last_day() -> None:
    ending = pattern(until=date(2026, 12, 11))

    assert first_days(ending, date(2026, 11, 30), 9) == [date(2026, 12, 4), date(2026, 12, 11)]
    assert first_days(ending, date(2026, 12, 12), 9) == []


def test_a_break_without_end_ends_the_rhythm_instead_of_the_search() -> None:
    assert first_days(pattern(breaks=((date(2026, 1, 1), date(2999, 1, 1)),)), date(2026, 11, 20), 1) == []


def test_a_meeting_at_eight_is_at_eight_in_march_and_october() -> None:
    weekly = pattern(breaks=())
    spring = [weekly.start(day) for day in first_days(weekly, date(2027, 3, 15), 3)]
    autumn = [weekly.start(day) for day in first_days(weekly, date(2027, 10, 18), 3)]

    assert [moment.hour for moment in (*spring, *autumn)] == [7, 6, 6, 6, 6, 7]  # UTC
    assert {local(moment, STOCKHOLM).time() for moment in (*spring, *autumn)} == {time(8)}


def test_a_meeting_that_has_begun_today_is_not_planned_again() -> None:
    friday_at_eight = datetime(2026, 11, 20, 7, tzinfo=UTC)

    assert next(days(pattern(), after=friday_at_eight, anchor=None)) == date(2026, 11, 27)
    assert next(days(pattern(), after=friday_at_eight - timedelta(seconds=1), anchor=None)) == date(2026, 11, 20)


spans = st.tuples(st.dates(date(2025, 1, 1), date(2030, 1, 1)), st.integers(0, 90)).map(
    lambda span: (span[0], span[0] + timedelta(days=span[1]))
)
patterns = st.builds(
    Pattern,
    rhythm=st.sampled_from(Rhythm),
    weekday=st.integers(0, 6),
    hour=st.times(),
    zone=st.sampled_from([STOCKHOLM, "Europe/London", "Pacific/Auckland", "America/St_Johns", "UTC"]),
    month_week=st.sampled_from([1, 2, 3, 4, -1]),
    until=st.none() | st.dates(date(2025, 1, 1), date(2030, 1, 1)),
    breaks=st.lists(spans, max_size=4).map(tuple),
)
moments = st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 -- bounds
anchors = st.none() | st.dates(date(2024, 1, 1), date(2030, 1, 1))


@given(which=patterns, after=moments, anchor=anchors)
def test_every_day_of_every_rhythm_is_one_to_meet_on(which: Pattern, after: datetime, anchor: date | None) -> None:
    found = list(islice(days(which, after=after, anchor=anchor), 12))

    assert found == sorted(set(found))
    assert all(day.weekday() == which.weekday for day in found)
    assert not any(is_day_off(day) for day in found)
    assert not any(first <= day <= last for day in found for first, last in which.breaks)
    assert all(which.start(day) > after for day in found)
    assert all(which.until is None or day <= which.until for day in found)
    assert all(day <= local(after, which.zone).date() + HORIZON + timedelta(days=1) for day in found)


@given(which=patterns, after=moments, anchor=anchors)
def test_a_rhythm_holds_one_meeting_in_each_of_its_periods(
    which: Pattern, after: datetime, anchor: date | None
) -> None:
    found = list(islice(days(which, after=after, anchor=anchor), 12))
    weeks = [(later - earlier).days for earlier, later in pairwise(found)]

    assert len({which.period(day) for day in found}) == len(found)
    if which.rhythm is Rhythm.FORTNIGHTLY:
        assert all(gap % 14 == 0 for gap in weeks)
        if anchor and found:
            assert (found[0] - which_weekday(anchor, which.weekday)).days % 14 == 0


def which_weekday(day: date, weekday: int) -> date:
    """That weekday of the same ISO week."""
    return day + timedelta(days=weekday - day.weekday())


@given(which=patterns, after=moments, anchor=anchors)
def test_a_rhythm_asked_again_from_one_of_its_meetings_goes_on_as_before(
    which: Pattern, after: datetime, anchor: date | None
) -> None:
    found = list(islice(days(which, after=after, anchor=anchor), 6))
    if found:
        again = list(islice(days(which, after=which.start(found[0]), anchor=found[0]), 5))
        assert again[: len(found) - 1] == found[1:]
