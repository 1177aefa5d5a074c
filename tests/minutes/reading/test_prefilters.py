"""Quick looks that spare the reader its long patterns pass whatever those patterns would find."""

# ruff: noqa: SLF001 -- the quick looks and the patterns are the reader's own affair, but must not part

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.minutes.reading.findings import comebacks, dates, decisions, dues

Look = Callable[[str], object]

LETTERS = st.characters(codec="latin-1", categories=("L", "Nd", "P", "Zs"))


def _week(low: str) -> object:
    return dates._FIGURE.search(low) and dates._MAY_WEEK.search(low)


def _decides(stems: re.Pattern[str]) -> Look:
    return lambda low: stems.search(low) and decisions._MAY_DECIDE.search(low)


GUARDED: list[tuple[re.Pattern[str], Look]] = [
    (dues._WORDS, dues._MAY_WAIT.search),
    (dates._NAMED, dates._MAY_NAME.search),
    (dates._WEEK, _week),
    (dates._WEEKDAY, lambda low: "dag" in low),
    (dates._DAY_ALONE, lambda low: ":e" in low or ":a" in low),
    *((pattern, lambda low: "återkom" in low) for pattern in comebacks._RETURNING),
    *((pattern, comebacks._MAY_BE_RAISED.search) for pattern in comebacks._RAISED_AGAIN),
    *((pattern, _decides(stems)) for stems, pattern in decisions._RULES),
]


@pytest.mark.thorough
@pytest.mark.parametrize(("pattern", "look"), GUARDED, ids=range(len(GUARDED)))
def test_what_a_pattern_finds_its_quick_look_has_passed(pattern: re.Pattern[str], look: Look) -> None:
    @settings(max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern, alphabet=LETTERS))
    def holds(text: str) -> None:
        assert look(text.lower())

    holds()
