"""Takes the pictures of docs/guide.sv.md and the README: `make pictures`. A test run does not find it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.localteams.people import AMIRA, JOHAN, KARIN, SVEN, Person
from tests.conftest import MONDAY_AT_EIGHT
from tests.stories.conftest import staged
from tests.stories.note_play import closed, writes
from tests.stories.poll_play import FRIDAY_AT_NINE, LEVEL, calm, checked_in
from tests.stories.stage import PATIENCE, Stage

pytestmark = pytest.mark.asyncio(loop_scope="session")

WEEK_BEFORE = datetime(2026, 11, 13, 13, tzinfo=UTC)
CHANNEL = "Ledningsgruppen"
CHAT = "Mötesbot"
NOTES = [
    ["Karin hälsar välkommen. Två av tre uppdrag är klara."],
    ["#punkt Lokalplan 2027", "Amira visar tre förslag.", "#beslut Vi antar lokalplanen för 2027"],
    ["#uppdrag Amira skickar ut planen senast 4 december", "#uppdrag Johan bokar lokal senast 11 december"],
    ["#punkt Digitala prov våren 2027", "Sven berättar om näten.", "#återkommer Näten i januari"],
]

expect.set_options(timeout=PATIENCE * 1000)


@pytest_asyncio.fixture(loop_scope="session")
async def played(sqlite_url: str) -> AsyncIterator[Stage]:
    """A stage on SQLite, in the browser's own loop; the bot is installed and nothing is set up."""
    async with staged(sqlite_url) as stage:
        stage.clock.move_to(WEEK_BEFORE)
        await stage.local.install()
        yield stage


class Photographer:
    """Goes to people's places in the page and takes pictures of what stands there."""

    def __init__(self, browser: Browser, stage: Stage, folder: Path) -> None:
        self._browser, self._stage, self._folder = browser, stage, folder

    async def card(self, name: str, person: Person, place: str, saying: str) -> None:
        """Take the newest card in that place that says so, at the width that it has on a narrow screen."""
        page = await self._at(person, place, width=620, height=1600, theme="light")
        card = page.locator("#conversation .card").filter(has_text=saying).last
        await card.screenshot(path=self._folder / f"{name}.png")
        await page.context.close()

    async def screen(self, name: str, person: Person, place: str, *, phone: bool = False) -> None:
        """Take the whole page, wide and light, or as a phone shows it, in the dark."""
        width, height, theme = (390, 780, "dark") if phone else (1120, 760, "light")
        page = await self._at(person, place, width=width, height=height, theme=theme)
        await page.screenshot(path=self._folder / f"{name}.png")
        await page.context.close()

    async def _at(self, person: Person, place: str, *, width: int, height: int, theme: str) -> Page:
        await self._stage.settled()
        page = await self._browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
        page.set_default_timeout(PATIENCE * 1000)
        kept = f"localStorage.setItem('theme', '{theme}'); localStorage.setItem('guide', 'closed');"
        await page.add_init_script(f"{kept} sessionStorage.setItem('me', '{person.key}')")
        await page.goto(self._stage.local.url)
        await page.wait_for_selector("body[data-ready]")
        await page.locator(".place").filter(has_text=place).first.click()
        await page.wait_for_timeout(600)
        return page


async def test_pictures_of_a_meeting_from_its_proposals_to_the_week_after(
    browser: Browser, played: Stage, pictures: Path | None
) -> None:
    assert pictures, "make pictures"
    camera = Photographer(browser, played, pictures)
    await _before(played, camera)
    await _meeting(played, camera)
    await _after(played, camera)


async def _before(stage: Stage, camera: Photographer) -> None:
    local = stage.local
    form = await stage.said(JOHAN, "kom igång")
    await camera.card("guide-1", JOHAN, CHANNEL, "Lägg upp gruppen")
    await local.press(JOHAN, form, "Spara", Ordförande="Karin Ek")
    await stage.said(AMIRA, "föreslå Lokalplan 2027")
    await stage.said(SVEN, "föreslå Digitala prov våren 2027")
    await stage.settled()
    await camera.card("guide-2", KARIN, CHAT, "Lokalplan 2027")
    for title in ("Lokalplan 2027", "Digitala prov"):
        await local.press(KARIN, await stage.sees(KARIN, title), "Anta")
    agenda = await stage.said(KARIN, "dagordning")
    await camera.card("guide-3", KARIN, CHANNEL, "Inte publicerad än")
    await camera.screen("channel", KARIN, CHANNEL)
    await local.press(KARIN, agenda, "Publicera")
    await stage.settled()


async def _meeting(stage: Stage, camera: Photographer) -> None:
    await stage.at(FRIDAY_AT_NINE)
    await stage.local.press(JOHAN, await stage.said(JOHAN, "möte"), "Starta mötet")
    await stage.settled()
    poll = await stage.sees(KARIN, "Läget", place=stage.local.channel(CHANNEL))
    for person, mood in ((KARIN, "4"), (AMIRA, "5"), (JOHAN, "4")):
        await checked_in(stage, person, poll, **{LEVEL: mood})
    await calm(stage)
    await camera.screen("check-in", SVEN, CHANNEL)
    for lines in NOTES:
        await writes(stage, JOHAN, *lines)
    await camera.card("guide-4", JOHAN, CHAT, "Anteckningar under mötet")
    await camera.screen("phone", JOHAN, CHAT, phone=True)


async def _after(stage: Stage, camera: Photographer) -> None:
    local = stage.local
    await local.press(JOHAN, await closed(stage), "Gör utkast")
    draft = await stage.sees(JOHAN, "Uppdrag 1 av 2")
    await camera.screen("draft", JOHAN, CHAT)
    for _ in range(2):
        await local.press(JOHAN, draft, "Ta med")
        await stage.settled()
    await local.press(JOHAN, draft, "Publicera")
    await stage.settled()
    await camera.card("guide-5", KARIN, CHANNEL, "Att justeras")
    await camera.screen("minutes", KARIN, CHANNEL)
    await stage.at(MONDAY_AT_EIGHT)
    await camera.card("guide-6", AMIRA, CHAT, "Veckans påminnelse")
    await camera.screen("monday", JOHAN, CHANNEL)
