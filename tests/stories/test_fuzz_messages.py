"""Crooked activities are answered and break no rule; `python -m bench fuzz-messages` sends twenty thousand of them."""

from collections.abc import AsyncIterator

import pytest

from tests.stories.furnished import furnished
from tests.stories.fuzzing import Fuzz
from tests.stories.rehearsal import Rehearsal
from tests.stories.stage import Stage

SLICE = 300

pytestmark = pytest.mark.thorough


@pytest.fixture
async def furnished_group(sqlite_url: str, rehearsals: dict[str, Rehearsal]) -> AsyncIterator[Stage]:
    """The group with something of everything, on SQLite."""
    async with furnished(sqlite_url, rehearsals) as stage:
        yield stage


async def test_crooked_activities_are_answered_and_break_no_rule(furnished_group: Stage) -> None:
    fuzz = Fuzz(furnished_group)

    wrong = [one for start in range(0, SLICE, fuzz.HANDFUL) for one in await fuzz.handful(start)]

    assert wrong == []
    assert fuzz.answers["invoke 200"] > SLICE // 4
