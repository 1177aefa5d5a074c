"""Counting: who answered, where they are, and figures that hide who gave them."""

from uuid import uuid4

import pytest

from bot.polls.models import Attendance
from bot.polls.rules import Voice, count


def voice(name: str, rating: int | None = None, *, where: Attendance | None = None, answered: bool = True) -> Voice:
    return Voice(uuid4(), name, f"29:{name}", answered, where, rating)


@pytest.mark.parametrize(
    ("ratings", "spread", "mean"),
    [
        pytest.param([], (0, 0, 0, 0, 0), None, id="nobody"),
        pytest.param([5, 5], (0, 0, 0, 0, 2), None, id="two are too few"),
        pytest.param([5, None, 4], (0, 0, 0, 1, 1), None, id="two and one who gave none are too few"),
        pytest.param([1, 2, 5], (1, 1, 0, 0, 1), 8 / 3, id="three are enough"),
    ],
)
def test_the_mean_is_told_from_three_ratings_up(
    ratings: list[int | None], spread: tuple[int, ...], mean: float | None
) -> None:
    counted = count(voice(str(number), rating) for number, rating in enumerate(ratings))

    assert (counted.ratings, counted.mean) == (spread, mean)


def test_all_who_answered_or_could_have_are_counted() -> None:
    counted = count([voice("Amira", where=Attendance.REMOTE), voice("Sven", answered=False), voice("Gunnel")])

    assert (len(counted.answered), counted.of) == (2, 3)
    assert [one.name for one in counted.who(Attendance.REMOTE)] == ["Amira"]
    assert [one.name for one in counted.silent] == ["Sven"]
