"""A village for each test."""

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.kit.clock import StoppedClock
from tests.reminders.village import WEDNESDAY, Village


@pytest.fixture
async def village(engine: AsyncEngine) -> Village:
    """Three people and a group of them, reminded on Mondays at eight; Karin is its chair."""
    village = Village(engine, StoppedClock(WEDNESDAY))
    for name in ("Karin Ek", "Amira Haddad", "Sven Berg"):
        await village.person(name)
    await village.group("Ledningsgruppen", *village.people, chair="Karin Ek")
    return village
