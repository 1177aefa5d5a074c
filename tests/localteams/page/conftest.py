"""For each test of the page a little Teams, a bot and a page of its own."""

from collections.abc import AsyncIterator

import pytest_asyncio
from playwright.async_api import Browser, Page

from bot.kit.clock import StoppedClock
from bot.localteams.local import LocalTeams
from tests.localteams.fake_bot import FakeBot, fake_bot, little_teams


@pytest_asyncio.fixture(loop_scope="session")
async def teams(clock: StoppedClock) -> AsyncIterator[LocalTeams]:
    """A little Teams that is up."""
    async with little_teams(clock) as teams:
        yield teams


@pytest_asyncio.fixture(loop_scope="session")
async def bot(teams: LocalTeams) -> AsyncIterator[FakeBot]:
    """A bot that lives in it."""
    async with fake_bot(teams) as bot:
        yield bot


@pytest_asyncio.fixture(loop_scope="session")
async def page(browser: Browser, teams: LocalTeams, bot: FakeBot) -> AsyncIterator[Page]:
    """The page, opened by Karin; an error on it fails the test."""
    await teams.install()
    bot.heard.clear()
    faults: list[str] = []
    page = await browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light", locale="sv-SE")
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    await page.goto(teams.url)
    await page.wait_for_selector("body[data-ready]")
    yield page
    await page.context.close()
    assert faults == []
