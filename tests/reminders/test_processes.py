"""Replicas that are processes of their own, killed while they remind, on a database that drops them all: one ping."""

from dataclasses import replace
from random import Random

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bench.reminders_processes import LifeOfProcesses
from tests.reminders.test_weeks import STORY, cut_off

pytestmark = pytest.mark.thorough


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_each_owner_gets_one_ping_a_week_from_two_processes_that_are_killed_again_and_again(
    engine: AsyncEngine, database_url: str
) -> None:
    story = replace(STORY, groups=5, weeks=2, replicas=2, restarts=0.4)
    life = LifeOfProcesses(story, database_url, engine, Random(5), bounce=lambda: cut_off(database_url))  # noqa: S311 -- chance that can be repeated

    with life.at_home():
        lived = await life.live()

    assert (lived.expected, lived.faults) == (lived.sent, [])
    assert (lived.expected > 0, lived.killed > 0, lived.database_restarts) == (True, True, 3)
